// Implements which slots of pointers and interfaces may hold nil (idioms.md A4): those become options.

import { type Facts, originOf } from "../../analysis/facts.ts";
import { pointerIndex } from "../../analysis/pointer-index.ts";
import { isFirstValueDead } from "../../analysis/first-values.ts";
import { diverges } from "../../analysis/tree.ts";
import type { Expr, ReturnStmt, Stmt, ValueSpec } from "../../go/ast.ts";
import type { TypeNameObj, VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Type } from "../../semantics/types.ts";
import { isKnownNode } from "./known-nodes.ts";
import { lookingListOf } from "./looking-lists.ts";
import { pointeeName } from "./pointee.ts";

/** A pointer, or an interface of the program that values of its types are behind. */
export const canBeNil = (t: Type): boolean => {
  const u = underlying(t);
  return t.kind === "Pointer" || (t.kind === "Named" && t.obj.pkg === "" && u.kind === "Interface" && u.methods.length > 0);
};

export interface Nilable {
  /** Variables, fields, parameters and results where nil can be. */
  readonly slots: ReadonlySet<VarObj>;
  /** Pointees of pointers that lists keep, and that may be nil there. */
  readonly inLists: ReadonlySet<TypeNameObj>;
  /** Lists that only look, some of whose looks may be nil. */
  readonly lookingLists: ReadonlySet<VarObj>;
}

/** Slots where nil can be: assigned, compared, left out of a literal, or come from another such slot. */
export function collectNilable(facts: Facts, taken: ReadonlySet<Expr>, looking: ReadonlySet<VarObj> = new Set()): Nilable {
  const search = new NilSearch(facts, looking);
  search.seed(taken);
  search.spread();
  const lists = [...search.elements].filter(([, slot]) => search.found.has(slot)).map(([list]) => list);
  return {
    slots: search.found,
    inLists: new Set(lists.filter((x) => x.kind === "TypeName")),
    lookingLists: new Set(lists.filter((x) => x.kind === "Var")),
  };
}

export const isNilIdent = (e: Expr, facts: Facts): boolean => e.kind === "Ident" && facts.info.objectOf(e)?.kind === "Nil";

const isPointer = (t: Type): boolean => t.kind === "Pointer";

/** A field of an instantiated type is the one that was declared. */
const declared = (v: VarObj): VarObj => v.origin ?? v;

/** `var s Shape`, which each way from there sets before it is read. */
function isSetLater(v: VarObj, spec: ValueSpec, facts: Facts): boolean {
  const { tree, info, capturesOf } = facts;
  const decl = tree.ancestorsOf(spec).find((p) => p.kind === "DeclStmt");
  const list = decl && tree.siblingsOf(decl as Stmt);
  return list !== undefined && capturesOf(v).length === 0 && isFirstValueDead(v, list.list.slice(list.index + 1), info, diverges);
}

/** `var scanner *bufio.Scanner`, for which `main` has a stream before anybody can read from it. */
function isSetStream(v: VarObj, spec: ValueSpec, facts: Facts): boolean {
  const isStream = v.type.kind === "Pointer" && v.type.elem.kind === "Named" && v.type.elem.obj.pkg === "bufio";
  return isStream && (v.role === "package" ? isSetByMain(v, facts) : isSetLater(v, spec, facts));
}

/** Nothing that `main` does before it can come to a use of the variable. */
function isSetByMain(v: VarObj, facts: Facts): boolean {
  const { info } = facts;
  const main = facts.nodesOf("FuncDecl").find((d) => d.name.name === "main" && !d.recv);
  const hasInit = facts.nodesOf("FuncDecl").some((d) => d.name.name === "init" && !d.recv);
  if (!main?.body || hasInit) return false;
  const setsIt = (s: Stmt): boolean =>
    s.kind === "AssignStmt" && s.op === "=" && s.lhs.some((l) => l.kind === "Ident" && info.objectOf(l) === v);
  const at = main.body.list.findIndex(setsIt);
  if (at < 0) return false;
  return main.body.list.slice(0, at + 1).every((s) =>
    facts.nodesOf("CallExpr", s).every((c) => {
      const callee = info.calleeOf(c);
      return info.builtinOf(c) !== undefined || info.isConversion(c) || (callee !== undefined && callee.pkg !== "");
    }),
  );
}

class NilSearch {
  readonly found = new Set<VarObj>();
  /** One slot for the elements of each list that only looks, and one for all others that point to the same type. */
  readonly elements = new Map<TypeNameObj | VarObj, VarObj>();
  private readonly edges: [from: VarObj, to: VarObj][] = [];

  constructor(
    private readonly facts: Facts,
    private readonly looking: ReadonlySet<VarObj>,
  ) {}

  seed(taken: ReadonlySet<Expr>): void {
    // What is taken leaves `None` behind.
    for (const e of taken) this.mark(e);
    this.comparisons();
    this.zeroValues();
    this.literals();
    this.assignments();
    this.calls();
    this.returns();
    this.lists();
  }

  spread(): void {
    const from = new Map<VarObj, VarObj[]>();
    for (const [a, b] of this.edges) from.set(a, [...(from.get(a) ?? []), b]);
    const open = [...this.found];
    for (let v = open.pop(); v; v = open.pop()) {
      for (const to of from.get(v) ?? []) {
        if (this.found.has(to)) continue;
        this.found.add(to);
        open.push(to);
      }
    }
  }

  private mark(e: Expr | undefined): void {
    const slot = e && this.slotOf(e);
    if (slot) this.found.add(slot);
  }

  private slotOf(e: Expr): VarObj | undefined {
    const { info } = this.facts;
    if (e.kind === "ParenExpr") return this.slotOf(e.x);
    if (e.kind === "Ident") {
      const v = info.objectOf(e);
      return v?.kind === "Var" ? declared(v) : undefined;
    }
    if (e.kind === "SelectorExpr") {
      const s = info.selectionOf(e);
      return s?.obj.kind === "Var" ? declared(s.obj) : undefined;
    }
    if (e.kind === "IndexExpr") return this.elementOf(e.x);
    if (e.kind !== "CallExpr") return undefined;
    const results = this.resultsOf(e);
    return results.length === 1 ? results[0] : undefined;
  }

  /** What a list of pointers, or an array of them, keeps. */
  private elementOf(list: Expr): VarObj | undefined {
    const u = underlying(this.facts.info.typeOf(list));
    const elem = u.kind === "Slice" || u.kind === "Array" ? u.elem : undefined;
    const pointee = elem && pointeeName(elem);
    if (!elem || !pointee || pointee.pkg) return undefined;
    const key = lookingListOf(list, this.looking, this.facts) ?? pointee;
    const known = this.elements.get(key);
    if (known) return known;
    const made: VarObj = { kind: "Var", name: pointee.name, type: elem, role: "field", exported: false };
    this.elements.set(key, made);
    return made;
  }

  private resultsOf(e: Extract<Expr, { kind: "CallExpr" }>): readonly VarObj[] {
    const f = this.facts.info.calleeOf(e);
    return f && !f.pkg && !f.assumed ? originOf(f).type.results.vars : [];
  }

  /** Nil flows from the expression to the slot. */
  private link(to: VarObj | undefined, from: Expr | undefined): void {
    if (!to || !from || !canBeNil(to.type)) return;
    if (isNilIdent(from, this.facts)) this.found.add(to);
    const source = this.slotOf(from);
    // A nil pointer in an interface is no nil interface.
    if (source && isPointer(source.type) === isPointer(to.type)) this.edges.push([source, to]);
  }

  // ---- where nil comes from

  private comparisons(): void {
    const { facts } = this;
    for (const b of facts.nodesOf("BinaryExpr")) {
      if (b.op !== "==" && b.op !== "!=") continue;
      const side = isNilIdent(b.y, facts) ? b.x : isNilIdent(b.x, facts) ? b.y : undefined;
      this.mark(side);
      const v = side?.kind === "Ident" ? facts.info.objectOf(side) : undefined;
      if (v?.kind === "Var" && v.role === "local") this.markStart(v);
    }
  }

  /** `for n := head; n != nil; …`: the parameter that the walk starts from may be nil too. */
  private markStart(v: VarObj): void {
    for (const e of pointerIndex(this.facts).sourcesOf(v)) {
      const start = e.kind === "Ident" ? this.facts.info.objectOf(e) : undefined;
      if (start?.kind === "Var" && (start.role === "param" || start.role === "receiver")) this.found.add(start);
    }
  }

  private zeroValues(): void {
    const { facts } = this;
    for (const spec of facts.nodesOf("ValueSpec")) {
      if (spec.values.length > 0) continue;
      for (const n of spec.names) {
        const v = facts.info.objectOf(n);
        if (v?.kind !== "Var") continue;
        if (v.type.kind === "Pointer" ? !isSetStream(v, spec, facts) : canBeNil(v.type) && !isSetLater(v, spec, facts))
          this.found.add(v);
        else this.zero(v.type, new Set());
      }
    }
    for (const c of facts.nodesOf("CallExpr")) {
      const builtin = facts.info.builtinOf(c);
      const type = (builtin === "new" || builtin === "make") && c.args[0] ? facts.info.typeOf(c.args[0]) : undefined;
      if (type) this.zero(type, new Set());
    }
  }

  /** Pointers inside a zero value are nil. */
  private zero(type: Type, seen: Set<Type>): void {
    if (seen.has(type)) return;
    seen.add(type);
    const u = underlying(type);
    if (u.kind === "Array" || u.kind === "Slice") this.zero(u.elem, seen);
    if (u.kind !== "Struct") return;
    for (const f of u.fields) {
      if (canBeNil(f.type)) this.found.add(declared(f));
      else if (underlying(f.type).kind === "Struct" || underlying(f.type).kind === "Array") this.zero(f.type, seen);
    }
  }

  private literals(): void {
    const { facts } = this;
    for (const lit of facts.nodesOf("CompositeLit")) {
      const s = underlying(facts.info.typeOf(lit));
      if (s.kind !== "Struct") continue;
      s.fields.forEach((f, i) => {
        const keyed = lit.elts.find((e) => e.kind === "KeyValueExpr" && e.key.kind === "Ident" && e.key.name === f.name);
        const given =
          keyed?.kind === "KeyValueExpr" ? keyed.value : lit.elts[0]?.kind === "KeyValueExpr" ? undefined : lit.elts[i];
        if (given) this.link(declared(f), given);
        else if (canBeNil(f.type)) this.found.add(declared(f));
        else this.zero(f.type, new Set());
      });
    }
  }

  // ---- where it goes

  private assignments(): void {
    const { facts } = this;
    for (const a of facts.nodesOf("AssignStmt")) {
      const [only] = a.rhs;
      if (a.lhs.length === a.rhs.length) a.lhs.forEach((l, i) => this.link(this.slotOf(l), a.rhs[i]));
      else if (only?.kind === "CallExpr") {
        const results = this.resultsOf(only);
        a.lhs.forEach((l, i) => {
          const [to, from] = [this.slotOf(l), results[i]];
          if (to && from && canBeNil(to.type) && isPointer(from.type) === isPointer(to.type)) this.edges.push([from, to]);
        });
      }
    }
    for (const s of facts.nodesOf("ValueSpec"))
      if (s.names.length === s.values.length) s.names.forEach((n, i) => this.link(this.slotOf(n), s.values[i]));
  }

  private calls(): void {
    for (const c of this.facts.nodesOf("CallExpr")) {
      const f = this.facts.info.calleeOf(c);
      if (!f || f.pkg) continue;
      const params = originOf(f).type.params.vars;
      c.args.forEach((arg, i) => this.link(params[i], arg));
    }
  }

  /** Elements that somebody compares with nil: of others no list is made for nil, and what is put there has to be a node. */
  private askedElements(): ReadonlySet<VarObj | undefined> {
    const { facts } = this;
    const sides = facts
      .nodesOf("BinaryExpr")
      .flatMap((b) => (isNilIdent(b.y, facts) ? [b.x] : isNilIdent(b.x, facts) ? [b.y] : []));
    const variables = new Set(sides.map((e) => (e.kind === "Ident" ? facts.info.objectOf(e) : undefined)));
    const lists = [...variables]
      .flatMap((v) => (v?.kind === "Var" ? pointerIndex(facts).sourcesOf(v) : []))
      .concat(sides)
      .flatMap((e) => (e.kind === "IndexExpr" ? [e.x] : []));
    for (const s of facts.nodesOf("RangeStmt")) {
      const v = s.value?.kind === "Ident" ? facts.info.objectOf(s.value) : undefined;
      if (v && variables.has(v)) lists.push(s.x);
    }
    return new Set(lists.map((list) => this.elementOf(list)));
  }

  /** What is put into lists, and what loops over them give. */
  private lists(): void {
    const { facts } = this;
    const asked = this.askedElements();
    const put = (list: Expr, given: Expr | undefined): void => {
      const to = this.elementOf(list);
      if (to && given && asked.has(to) && !isKnownNode(given, facts)) this.link(to, given);
    };
    for (const c of facts.nodesOf("CallExpr"))
      if (facts.info.builtinOf(c) === "append" && !c.ellipsis) for (const given of c.args.slice(1)) put(c, given);
    for (const lit of facts.nodesOf("CompositeLit")) for (const e of lit.elts) put(lit, e.kind === "KeyValueExpr" ? e.value : e);
    for (const s of facts.nodesOf("AssignStmt")) {
      const [to, from] = [s.lhs[0], s.rhs[0]].map((e) => e && lookingListOf(e, this.looking, facts) && this.elementOf(e));
      if (to && from && to !== from) this.edges.push([from, to], [to, from]);
    }
    for (const s of facts.nodesOf("RangeStmt")) {
      const from = this.elementOf(s.x);
      const to = s.value && this.slotOf(s.value);
      if (from && to) this.edges.push([from, to]);
    }
  }

  private returns(): void {
    const { facts } = this;
    for (const r of facts.nodesOf("ReturnStmt")) {
      const d = facts.tree.funcOf(r);
      const results = d?.kind === "FuncDecl" ? (facts.info.funcObjOf(d)?.type.results.vars ?? []) : [];
      if (results.length === r.results.length && !this.givesNothing(r)) results.forEach((v, i) => this.link(v, r.results[i]));
    }
  }

  /** `return nil, err` and `return nil, false`: the caller looks at the last result first. */
  private givesNothing(r: ReturnStmt): boolean {
    const last = r.results.at(-1);
    if (!last || r.results.length < 2) return false;
    const type = this.facts.info.typeOf(last);
    const c = this.facts.info.constOf(last);
    if (c?.kind === "bool") return !c.value;
    return (type.kind === "Named" || underlying(type).kind === "Interface") && !isNilIdent(last, this.facts);
  }
}
