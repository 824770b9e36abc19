// Facts about lists of ints: which of them share their elements' type because one flows into the other, and what their elements are given.

import type { CallExpr, CompositeLit, Expr, Node } from "../../go/ast.ts";
import type { FuncObj, VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Type } from "../../semantics/types.ts";
import type { Facts } from "../facts.ts";
import { declared } from "./fields.ts";
import { fieldsOf, isIntMap, isList, paramOf, resultOf, variableOf } from "./variables.ts";

/** What is known of functions and fields from elsewhere. */
export interface Known {
  /** All calls of the function are known. */
  readonly isPlain: (f: FuncObj) => boolean;
  /** It stands for a method of an interface. */
  readonly isAsked: (f: FuncObj) => boolean;
  readonly functionOf: (v: VarObj) => FuncObj | undefined;
  /** Fields whose type nothing but this program sees. */
  readonly isOwn: (field: VarObj) => boolean;
}

/** Library functions that only look at a list, or put it in order. */
const harmless = new Set(["sort.Ints", "slices.Sort", "slices.Reverse"]);

const sources = new Set<Expr["kind"]>(["Ident", "SelectorExpr", "IndexExpr", "SliceExpr", "CallExpr", "CompositeLit"]);

export class Elements {
  private readonly parents = new Map<object, object>();
  private readonly spoiled: object[] = [];
  private readonly classes = new Map<object, VarObj>();
  private readonly roots = new Map<VarObj, object>();
  private readonly lost: ReadonlySet<object>;
  /** With goroutines, lists are shared in ways of their own. */
  private readonly isOff: boolean;

  constructor(
    private readonly facts: Facts,
    private readonly known: Known,
  ) {
    this.isOff = facts.nodesOf("GoStmt").length > 0;
    if (!this.isOff) this.gather();
    this.lost = new Set(this.spoiled.map((x) => this.root(x)));
  }

  /** The elements of the list that an expression gives, as one variable for all lists that it may be or become. */
  of(e: Expr): VarObj | undefined {
    const key = this.isOff || !isList(this.facts.info.typeOf(e)) ? undefined : this.key(e);
    return key && this.classOf(key);
  }

  ofVariable(v: VarObj): VarObj | undefined {
    return this.isOff || !isList(v.type) ? undefined : this.classOf(declared(v));
  }

  isClass(v: VarObj): boolean {
    return this.roots.has(v);
  }

  private classOf(key: object): VarObj | undefined {
    const root = this.root(key);
    if (this.lost.has(root)) return undefined;
    const known = this.classes.get(root);
    if (known) return known;
    const made: VarObj = { kind: "Var", name: "elements", exported: false, role: "field", type: { kind: "Basic", basic: "int" } };
    this.classes.set(root, made);
    this.roots.set(made, root);
    return made;
  }

  private root(x: object): object {
    const up = this.parents.get(x);
    return up ? this.root(up) : x;
  }

  private join(a: object | undefined, b: object | undefined): void {
    if (!a || !b) return;
    const [x, y] = [this.root(a), this.root(b)];
    if (x !== y) this.parents.set(x, y);
  }

  private spoil(x: object | undefined): void {
    if (x) this.spoiled.push(x);
  }

  /** What stands for the list: a variable, or the expression that makes it. */
  private key(e: Expr): object | undefined {
    const { info } = this.facts;
    switch (e.kind) {
      case "ParenExpr":
        return this.key(e.x);
      case "Ident":
      case "SelectorExpr":
        return info.objectOf(e.kind === "Ident" ? e : e.sel)?.kind === "Nil" ? undefined : (variableOf(e, this.facts) ?? e);
      case "IndexExpr":
        return isList(info.typeOf(e.x)) ? this.key(e.x) : e;
      case "SliceExpr":
        return isList(info.typeOf(e.x)) ? this.key(e.x) : e;
      case "CallExpr": {
        if (info.builtinOf(e) === "append" && e.args[0]) return this.key(e.args[0]) ?? e;
        const f = info.calleeOf(e);
        return f && !f.pkg ? (resultOf(f, 0) ?? e) : e;
      }
      default:
        return e;
    }
  }

  private gather(): void {
    const { facts } = this;
    const variables = new Set<VarObj>();
    for (const kind of sources)
      for (const e of facts.nodesOf(kind) as readonly Expr[]) {
        const v = e.kind === "Ident" ? facts.info.objectOf(e) : undefined;
        if (v?.kind === "Var" && isList(v.type)) variables.add(declared(v));
        if (this.isName(e) || facts.info.isType(e) || !isList(facts.info.typeOf(e))) continue;
        this.context(e);
        const makes = e.kind === "CallExpr" && ["append", "make"].includes(facts.info.builtinOf(e) ?? "");
        if (this.key(e) === e && !makes && e.kind !== "CompositeLit") this.spoil(e);
      }
    for (const v of variables) if (!this.isOwn(v)) this.spoil(v);
    for (const s of facts.nodesOf("AssignStmt")) if (s.lhs.length !== s.rhs.length) this.unpacked(s.lhs, s.rhs[0]);
    for (const s of facts.nodesOf("ValueSpec"))
      if (s.values.length === 1 && s.names.length > 1) this.unpacked(s.names, s.values[0]);
    for (const s of facts.nodesOf("ReturnStmt")) this.passedOn(s);
    this.strangers();
    for (const e of facts.nodesOf("UnaryExpr")) {
      const x = e.op === "&" && e.x.kind === "IndexExpr" ? e.x.x : undefined;
      if (x && isList(facts.info.typeOf(x))) this.spoil(this.key(x));
    }
  }

  /** What flows into a list and is none itself: a list with a name, a channel's message, what an assertion gives. */
  private strangers(): void {
    const { facts } = this;
    const into = (l: Expr | VarObj | undefined, from: Expr | undefined): void => {
      if (!l || !from || this.isKnown(from)) return;
      const list = l.kind === "Var" ? l.type : this.typeOf(l);
      if (isList(list)) this.spoil(l.kind === "Var" ? declared(l) : this.key(l));
    };
    for (const s of facts.nodesOf("AssignStmt"))
      if (s.lhs.length === s.rhs.length) for (const [i, l] of s.lhs.entries()) into(l, s.rhs[i]);
    for (const s of facts.nodesOf("ValueSpec"))
      if (s.names.length === s.values.length) for (const [i, n] of s.names.entries()) into(n, s.values[i]);
    for (const s of facts.nodesOf("RangeStmt")) if (s.value && !isList(facts.info.typeOf(s.x))) into(s.value, s.x);
    for (const s of facts.nodesOf("ReturnStmt")) {
      const f = facts.tree.funcOf(s);
      const o = f?.kind === "FuncDecl" ? facts.info.funcObjOf(f) : undefined;
      if (o?.type.results.vars.length === s.results.length) for (const [i, e] of s.results.entries()) into(resultOf(o, i), e);
    }
    for (const c of facts.nodesOf("CallExpr")) {
      const builtin = facts.info.builtinOf(c);
      if (builtin === "copy" || (builtin === "append" && c.ellipsis)) into(c.args[0], c.args[1]);
      const f = builtin || facts.info.isConversion(c) ? undefined : facts.info.calleeOf(c);
      if (f && !f.pkg) for (const [i, a] of c.args.entries()) into(paramOf(f, i), a);
    }
    for (const lit of facts.nodesOf("CompositeLit"))
      for (const x of lit.elts) {
        const value = x.kind === "KeyValueExpr" ? x.value : x;
        if (isList(facts.info.typeOf(lit))) {
          if (facts.info.typeOf(value).kind !== "Basic" && !this.isKnown(value)) this.spoil(lit);
        } else into(fieldFor(value, x.kind === "KeyValueExpr" ? x : lit, lit, facts), value);
      }
  }

  /** A list of which all is known, or nil. */
  private isKnown(e: Expr): boolean {
    if (e.kind === "ParenExpr") return this.isKnown(e.x);
    if (e.kind === "Ident" && this.facts.info.objectOf(e)?.kind === "Nil") return true;
    return sources.has(e.kind) && isList(this.facts.info.typeOf(e));
  }

  /** The name of a field, and a name where it is declared. */
  private isName(e: Expr): boolean {
    const p = this.facts.tree.parentOf(e);
    if (e.kind !== "Ident") return false;
    return (p?.kind === "SelectorExpr" && p.sel === e) || (p?.kind === "KeyValueExpr" && p.key === e) || this.facts.info.isDef(e);
  }

  private isOwn(v: VarObj): boolean {
    const f = this.known.functionOf(v);
    switch (v.role) {
      case "local":
      case "package":
        return true;
      case "param":
        return f !== undefined && this.known.isPlain(f);
      case "result":
        return f !== undefined && !this.known.isAsked(f);
      case "field":
        return this.known.isOwn(v);
      default:
        return false;
    }
  }

  /** Where the list goes: into another one, or out of sight. */
  private context(e: Expr): void {
    const own = this.key(e);
    let at: Expr = e;
    let p: Node | undefined = this.facts.tree.parentOf(at);
    for (; p?.kind === "ParenExpr"; p = this.facts.tree.parentOf(at)) at = p;
    switch (p?.kind) {
      case "IndexExpr":
      case "SliceExpr":
        return p.x === at ? undefined : this.spoil(own);
      case "ExprStmt":
        return;
      case "RangeStmt":
        if (p.x === at && p.value && isList(this.typeOf(p.value))) this.join(this.key(p.value), own);
        return;
      case "CallExpr":
        return this.argument(at, p, own);
      case "AssignStmt": {
        const i = p.rhs.indexOf(at);
        if (i >= 0 && p.lhs.length === p.rhs.length) this.into(p.lhs[i], own);
        return;
      }
      case "ValueSpec":
        if (p.names.length === p.values.length) this.into(p.names[p.values.indexOf(at)], own);
        return;
      case "ReturnStmt": {
        const f = this.facts.tree.funcOf(p);
        const o = f?.kind === "FuncDecl" ? this.facts.info.funcObjOf(f) : undefined;
        const r = o && p.results.length === o.type.results.vars.length ? resultOf(o, p.results.indexOf(at)) : undefined;
        return r && isList(r.type) ? this.join(r, own) : this.spoil(own);
      }
      case "KeyValueExpr":
      case "CompositeLit":
        return this.inLiteral(at, p, own);
      case "BinaryExpr":
        return;
      default:
        return this.spoil(own);
    }
  }

  private typeOf(e: Expr): Type {
    const o = e.kind === "Ident" ? this.facts.info.objectOf(e) : undefined;
    return o?.kind === "Var" ? o.type : this.facts.info.typeOf(e);
  }

  private into(l: Expr | undefined, own: object | undefined): void {
    if (!l || (l.kind === "Ident" && l.name === "_")) return;
    if (isList(this.typeOf(l))) this.join(this.key(l), own);
    else this.spoil(own);
  }

  private argument(at: Expr, call: CallExpr, own: object | undefined): void {
    const { info } = this.facts;
    const builtin = info.builtinOf(call);
    if (builtin === "append" || builtin === "copy")
      return call.args[0] && isList(info.typeOf(call.args[0])) ? this.join(this.key(call.args[0]), own) : this.spoil(own);
    if (builtin === "delete" && call.args[0] === at) return;
    if (builtin) return ["len", "cap", "clear"].includes(builtin) ? undefined : this.spoil(own);
    const f = info.isConversion(call) ? undefined : info.calleeOf(call);
    if (f?.pkg) return f.pkg === "fmt" || harmless.has(`${f.pkg}.${f.name}`) ? undefined : this.spoil(own);
    const p = f && !f.type.variadic ? paramOf(f, call.args.indexOf(at)) : undefined;
    return p && isList(p.type) ? this.join(p, own) : this.spoil(own);
  }

  private inLiteral(at: Expr, p: Node, own: object | undefined): void {
    const lit = p.kind === "KeyValueExpr" ? this.facts.tree.parentOf(p) : p;
    if (lit?.kind !== "CompositeLit" || isIntMap(this.facts.info.typeOf(lit))) return this.spoil(own);
    if (isList(this.facts.info.typeOf(lit))) return this.join(lit, own);
    const f = fieldFor(at, p, lit, this.facts);
    return f && isList(f.type) ? this.join(declared(f), own) : this.spoil(own);
  }

  /** `a, b := f()`; of `v, ok := m[k]` nothing is known. */
  private unpacked(names: readonly Expr[], from: Expr | undefined): void {
    const f = from?.kind === "CallExpr" ? this.facts.info.calleeOf(from) : undefined;
    names.forEach((n, i) => {
      if ((n.kind === "Ident" && n.name === "_") || !isList(this.typeOf(n))) return;
      const r = f && !f.pkg ? resultOf(f, i) : undefined;
      if (r && isList(r.type)) this.join(this.key(n), r);
      else this.spoil(this.key(n));
    });
  }

  /** `return f()` with several results. */
  private passedOn(s: Extract<Node, { kind: "ReturnStmt" }>): void {
    const call = s.results.length === 1 && s.results[0]?.kind === "CallExpr" ? s.results[0] : undefined;
    const f = this.facts.tree.funcOf(s);
    const o = f?.kind === "FuncDecl" ? this.facts.info.funcObjOf(f) : undefined;
    const callee = call && this.facts.info.calleeOf(call);
    if (!o || !call || o.type.results.vars.length < 2) return;
    o.type.results.vars.forEach((_, i) => {
      const [own, r] = [resultOf(o, i), callee && !callee.pkg ? resultOf(callee, i) : undefined];
      if (own && isList(own.type) && r && isList(r.type)) this.join(own, r);
      else for (const v of [own, r]) if (v && isList(v.type)) this.spoil(v);
    });
  }
}

/** The field that an element of a literal fills. */
function fieldFor(at: Expr, p: Node, lit: CompositeLit, facts: Facts): VarObj | undefined {
  if (underlying(facts.info.typeOf(lit)).kind === "Map") return undefined;
  const fields = fieldsOf(lit, facts);
  if (p.kind !== "KeyValueExpr") return fields[lit.elts.indexOf(at)];
  const { key } = p;
  return key.kind === "Ident" ? fields.find((f) => f.name === key.name) : undefined;
}
