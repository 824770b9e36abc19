// Implements the proof that no node goes before the last look at it: each one that is made goes where it stays, and such places
// live until the function that made the first of them ends.

import { isDeadStore } from "../../../analysis/dead-stores.ts";
import { type Facts, originOf } from "../../../analysis/facts.ts";
import type { BlockStmt, CallExpr, Expr, FuncDecl, Node, Stmt } from "../../../go/ast.ts";
import type { FuncObj, TypeNameObj, VarObj } from "../../../semantics/objects.ts";
import { underlying } from "../../../semantics/predicates.ts";
import type { Evidence } from "../../decision.ts";
import { isNilIdent } from "../nilable.ts";
import { fieldOf } from "./absent.ts";
import { Carriers, hidesAnything } from "./carriers.ts";
import { isFollowed } from "./followed.ts";
import { definedIn, givesBack, growingFields, keepsAll, rootVarOf, type Slot, slotVar } from "./growth.ts";

export interface Kept {
  /** Variables that must hold what they hold until their block ends. */
  readonly roots: ReadonlySet<VarObj>;
  /** Where nodes are taken in, and what holds the first of them. */
  readonly evidence: readonly Evidence[];
}

/** Undefined where some node may be dropped while others still lead to it by `looks`. */
export function keptNodes(
  node: TypeNameObj,
  looks: ReadonlySet<VarObj>,
  nilable: ReadonlySet<VarObj>,
  facts: Facts,
): Kept | undefined {
  const proof = new KeptProof(node, looks, nilable, facts);
  if (!proof.holds()) return undefined;
  const evidence = proof.evidence.filter((e, i, all) => all.findIndex((x) => x.span.start === e.span.start) === i);
  return { roots: proof.roots, evidence };
}

/** What a call gives: a node that something holds, one that nothing may hold yet, or one that is held unless a parameter is nil. */
type Given = "held" | "fresh" | { readonly unlessNil: Slot };
/** How a variable's node is passed on: to a place that stays, or to the caller, in part only if a parameter is not nil. */
type Settled = { readonly to: "place" } | { readonly to: "caller"; readonly unlessNil?: Slot };

class KeptProof {
  readonly roots = new Set<VarObj>();
  readonly evidence: Evidence[] = [];
  private readonly types: Carriers;
  private readonly growing: ReadonlySet<VarObj>;
  private readonly given = new Map<FuncObj, Given>();
  private readonly asking = new Set<VarObj>();

  constructor(
    node: TypeNameObj,
    private readonly looks: ReadonlySet<VarObj>,
    private readonly nilable: ReadonlySet<VarObj>,
    private readonly facts: Facts,
  ) {
    this.types = new Carriers(node, looks);
    this.growing = growingFields(this.owningFields(), facts);
  }

  holds(): boolean {
    if (!isFollowed(this.types, this.facts)) return false;
    this.findGiven();
    return this.made().every((e) => this.isPlaced(e)) && this.emptyHolders().every((v) => this.isHolder(v));
  }

  private owningFields(): VarObj[] {
    return this.facts.info.typeNames.flatMap((o) => {
      const u = underlying(o.type);
      return u.kind === "Struct" && !o.pkg ? u.fields.filter((f) => !this.looks.has(f) && this.types.owns(f.type)) : [];
    });
  }

  // ---- what functions give

  private findGiven(): void {
    const decls = this.facts.nodesOf("FuncDecl").flatMap((d) => {
      const f = this.facts.info.funcObjOf(d);
      return f && d.body && f.type.results.vars.some((v) => this.types.owns(v.type)) ? [{ f, d }] : [];
    });
    for (const { f } of decls) this.given.set(f, "held");
    for (let changed = true; changed; ) {
      changed = false;
      for (const { f, d } of decls) {
        const now = this.givenBy(d);
        if (same(now, this.given.get(f))) continue;
        // It only ever gets worse, so that this ends.
        this.given.set(f, this.given.get(f) === "held" ? now : "fresh");
        changed = true;
      }
    }
  }

  private givenBy(d: FuncDecl): Given {
    const returns = this.facts.nodesOf("ReturnStmt", d.body).filter((r) => this.facts.tree.funcOf(r) === d);
    const kinds = returns.flatMap((r) => (r.results.length === 0 ? ["fresh" as const] : r.results.map((e) => this.kindOf(e))));
    const worst = kinds.filter((k) => k !== "held");
    const [first] = worst;
    return first === undefined ? "held" : worst.every((k) => same(k, first)) ? first : "fresh";
  }

  private kindOf(e: Expr): Given {
    const { facts } = this;
    const { info } = facts;
    if (isNilIdent(e, facts) || !this.types.owns(info.typeOf(e))) return "held";
    switch (e.kind) {
      case "ParenExpr":
        return this.kindOf(e.x);
      case "UnaryExpr":
        return e.op === "&" ? "fresh" : "held";
      case "CompositeLit":
        if (underlying(info.typeOf(e)).kind === "Struct") return "fresh";
        return e.elts.every((x) => this.kindOf(x.kind === "KeyValueExpr" ? x.value : x) === "held") ? "held" : "fresh";
      case "CallExpr":
        return this.kindOfCall(e);
      case "Ident": {
        const v = info.objectOf(e);
        return v?.kind === "Var" && v.role === "local" ? this.kindOfLocal(v) : "held";
      }
      default:
        return "held";
    }
  }

  private kindOfLocal(v: VarObj): Given {
    if (this.sourcesOf(v).every((e) => this.kindOf(e) === "held")) return "held";
    const at = definedIn(v, this.facts);
    const s = at && this.settled(v, at.list, at.index + 1);
    if (s?.to === "place") return "held";
    return s?.unlessNil === undefined ? "fresh" : { unlessNil: s.unlessNil };
  }

  private sourcesOf(v: VarObj): Expr[] {
    const found: Expr[] = [];
    for (const u of this.facts.uses.of(v)) {
      const p = this.facts.tree.parentOf(u.ident);
      if (p?.kind === "AssignStmt" && p.lhs.includes(u.ident)) {
        const e = p.lhs.length === p.rhs.length ? p.rhs[p.lhs.indexOf(u.ident)] : p.rhs[0];
        if (e) found.push(e);
      }
      if (p?.kind === "ValueSpec" && p.names.includes(u.ident)) {
        const e = p.values[p.names.indexOf(u.ident)] ?? p.values[0];
        if (e) found.push(e);
      }
    }
    return found;
  }

  private kindOfCall(c: CallExpr): Given {
    const { info } = this.facts;
    const builtin = info.builtinOf(c);
    if (builtin === "new") return "fresh";
    if (builtin || info.isConversion(c)) return "held";
    const f = info.calleeOf(c);
    if (!f || (!f.pkg && !this.facts.declOf(f))) return "fresh";
    if (f.pkg) return "held";
    const kind = this.given.get(originOf(f)) ?? "held";
    const back = this.slotsOf(c).find(({ slot }) => givesBack(f, slot, this.facts, false));
    // What a variable holds is asked where the variable is.
    if (back) return back.arg.kind === "Ident" ? "held" : this.kindOf(back.arg);
    if (kind === "held" || kind === "fresh") return kind;
    const arg = this.slotsOf(c).find(({ slot }) => slot === kind.unlessNil)?.arg;
    return arg && this.isNeverNil(arg) ? "held" : "fresh";
  }

  private slotsOf(c: CallExpr): { readonly slot: Slot; readonly arg: Expr }[] {
    const s = c.fun.kind === "SelectorExpr" ? this.facts.info.selectionOf(c.fun) : undefined;
    const recv = c.fun.kind === "SelectorExpr" && s?.kind === "method" ? [{ slot: "receiver" as const, arg: c.fun.x }] : [];
    return [...recv, ...c.args.map((arg, slot) => ({ slot, arg }))];
  }

  /** What Rust holds without an option. */
  private isNeverNil(e: Expr): boolean {
    if (e.kind === "UnaryExpr" && e.op === "&") return true;
    const v = e.kind === "Ident" ? this.facts.info.objectOf(e) : fieldOf(e, this.facts);
    return v?.kind === "Var" && e.kind !== "IndexExpr" && !this.looks.has(v) && !this.nilable.has(v.origin ?? v);
  }

  // ---- where nodes are made, and where they go

  private made(): Expr[] {
    const { facts, types } = this;
    const { info } = facts;
    const literals = facts.nodesOf("CompositeLit").flatMap((e): Expr[] => {
      if (!types.owns(info.typeOf(e)) || underlying(info.typeOf(e)).kind === "Slice" || underlying(info.typeOf(e)).kind === "Map")
        return [];
      const p = facts.tree.parentOf(e);
      return [p?.kind === "UnaryExpr" && p.op === "&" ? p : e];
    });
    const calls = facts
      .nodesOf("CallExpr")
      .filter((c) => !info.isConversion(c) && types.owns(info.typeOf(c)) && this.kindOfCall(c) === "fresh");
    return [...literals, ...calls];
  }

  /** `var t Tree`: a holder that is empty at first. */
  private emptyHolders(): VarObj[] {
    return this.facts.nodesOf("ValueSpec").flatMap((s) =>
      s.values.length > 0
        ? []
        : s.names.flatMap((n) => {
            const v = this.facts.info.objectOf(n);
            return v?.kind === "Var" && underlying(v.type).kind === "Struct" && this.types.owns(v.type) ? [v] : [];
          }),
    );
  }

  private isPlaced(e: Expr): boolean {
    const { facts } = this;
    const p = facts.tree.parentOf(e);
    switch (p?.kind) {
      case "ParenExpr":
      case "UnaryExpr":
        return this.isPlaced(p);
      case "KeyValueExpr": {
        const lit = facts.tree.parentOf(p);
        return p.value === e && lit?.kind === "CompositeLit" && this.takesElement(lit, p) && this.isPlaced(this.outer(lit));
      }
      case "CompositeLit":
        return this.takesElement(p, e) && this.isPlaced(this.outer(p));
      case "ValueSpec": {
        const v =
          p.names.length === p.values.length ? facts.info.objectOf(p.names[p.values.indexOf(e)] as Expr as never) : undefined;
        return v?.kind === "Var" && this.isHolder(v);
      }
      case "AssignStmt":
        return p.lhs.length === p.rhs.length && this.isTarget(p.lhs[p.rhs.indexOf(e)]);
      case "ReturnStmt":
        return facts.tree.funcOf(p)?.kind === "FuncDecl";
      case "SelectorExpr": {
        const call = facts.tree.parentOf(p);
        return call?.kind === "CallExpr" && call.fun === p && this.isTaken(call, "receiver");
      }
      case "CallExpr": {
        if (facts.info.builtinOf(p) === "append") {
          const s = facts.tree.parentOf(p);
          const target = s?.kind === "AssignStmt" && s.lhs.length === 1 ? s.lhs[0] : undefined;
          return (
            p.args[0] !== e &&
            !!target &&
            !!p.args[0] &&
            facts.textOf(p.args[0]) === facts.textOf(target) &&
            this.isTarget(target)
          );
        }
        return p.fun !== e && this.isTaken(p, p.args.indexOf(e));
      }
      default:
        return false;
    }
  }

  private outer(lit: Expr): Expr {
    const p = this.facts.tree.parentOf(lit);
    return p?.kind === "UnaryExpr" && p.op === "&" ? p : lit;
  }

  private takesElement(lit: Extract<Expr, { kind: "CompositeLit" }>, elt: Expr): boolean {
    const u = underlying(this.facts.info.typeOf(lit));
    if (u.kind !== "Struct") return u.kind === "Slice" || u.kind === "Array" || u.kind === "Map";
    const name = elt.kind === "KeyValueExpr" && elt.key.kind === "Ident" ? elt.key.name : undefined;
    const f = name === undefined ? u.fields[lit.elts.indexOf(elt)] : u.fields.find((x) => x.name === name);
    return f !== undefined && this.growing.has(f.origin ?? f);
  }

  /** A place that takes a node in for good. */
  private isTarget(l: Expr | undefined): boolean {
    if (!l) return false;
    if (l.kind === "ParenExpr") return this.isTarget(l.x);
    const field = fieldOf(l, this.facts);
    const v = rootVarOf(l, this.facts);
    if (!v || v.role === "package") return false;
    if (l.kind === "Ident") return v.role === "local" && this.isHolder(v);
    if (field) return this.growing.has(field) && (v.type.kind === "Pointer" || this.isHolder(v));
    return l.kind === "IndexExpr" && l.x.kind === "Ident" && v.role === "local" && this.isHolder(v);
  }

  /** The function stores what it gets there, or gives it back and the caller stores that. */
  private isTaken(call: CallExpr, slot: Slot): boolean {
    const f = this.facts.info.calleeOf(call);
    if (!f || f.pkg) return false;
    if (givesBack(f, slot, this.facts, false)) return this.isPlaced(call);
    return this.takesIn(f, slot);
  }

  private takesIn(f: FuncObj, slot: Slot): boolean {
    const v = slotVar(f, slot);
    const body = this.facts.declOf(f)?.body;
    if (!v || !body || v.type.kind !== "Pointer" || this.isReplaced(v) || this.asking.has(v)) return false;
    this.asking.add(v);
    const s = this.settled(v, body.list, 0);
    this.asking.delete(v);
    return s?.to === "place";
  }

  private isReplaced(v: VarObj): boolean {
    return this.facts.uses.of(v).some((u) => u.steps.length === 0 && ["assign", "update", "address"].includes(u.role.kind));
  }

  /** A variable that holds a new node until it has gone to its place, or until nobody is left who could look. */
  private isHolder(v: VarObj): boolean {
    const { facts } = this;
    const at = definedIn(v, facts);
    if (!at || v.role !== "local" || !this.outlivesClosures(v)) return false;
    if (!this.keepsItsOwn(v)) return false;
    if (this.asking.has(v)) return false;
    this.asking.add(v);
    const s = this.settled(v, at.list, at.index + 1);
    this.asking.delete(v);
    if (s) return true;
    const def = at.list[at.index] as Stmt;
    const func = facts.tree.funcOf(def);
    const block = facts.tree.parentOf(def);
    if (func?.kind !== "FuncDecl" || block?.kind !== "BlockStmt" || !this.isScene(func, block)) return false;
    if (!this.roots.has(v)) {
      this.roots.add(v);
      this.evidence.push({ text: `\`${v.name}\` holds all of it until \`${func.name.name}\` ends`, span: def.span });
    }
    return true;
  }

  /** Closures only look at it, and the function itself does so after the last of them was made. */
  private outlivesClosures(v: VarObj): boolean {
    const { facts } = this;
    const captures = facts.capturesOf(v);
    const last = Math.max(0, ...captures.map((c) => c.closure.span.end));
    const isInside = (n: Node): boolean => captures.some((c) => facts.tree.isInside(n, c.closure));
    const isReadLater = facts.uses.of(v).some((u) => u.ident.span.start > last && !isInside(u.ident));
    return captures.length === 0 || (captures.every((c) => !c.writes) && isReadLater);
  }

  /** Each value of the variable is its first, or holds what the last one held. */
  private keepsItsOwn(v: VarObj): boolean {
    const { facts } = this;
    const uses = facts.uses.of(v);
    const whole = uses.filter((u) => u.steps.length === 0 && u.role.kind === "assign");
    const spec = uses.map((u) => facts.tree.parentOf(u.ident)).find((p) => p?.kind === "ValueSpec");
    const [only] = whole;
    const isFirst =
      whole.length === 1 &&
      only &&
      spec?.kind === "ValueSpec" &&
      spec.values.length === 0 &&
      isSibling(only.ident, v, facts) &&
      isRead(only.ident, facts);
    return isFirst === true
      ? uses.filter((u) => u !== only).every((u) => u.role.kind === "define" || keepsAll(u.ident, this.growing, facts))
      : uses.every((u) => u.role.kind === "define" || keepsAll(u.ident, this.growing, facts));
  }

  /** No node comes into the block or leaves it: neither by the function's own doors, nor by variables from outside. */
  private isScene(func: FuncDecl, block: BlockStmt): boolean {
    const { facts, types } = this;
    const f = facts.info.funcObjOf(func);
    if (!f) return false;
    const doors = [...f.type.params.vars, ...f.type.results.vars, ...(f.type.recv ? [f.type.recv] : [])];
    if (doors.some((d) => types.carries(d.type) || hidesAnything(d.type))) return false;
    if (block === func.body) return true;
    return facts.nodesOf("Ident", block).every((id) => {
      const v = facts.info.objectOf(id);
      if (v?.kind !== "Var" || v.role === "field" || !(types.carries(v.type) || hidesAnything(v.type))) return true;
      const def = facts.uses.of(v).find((u) => u.role.kind === "define")?.ident;
      return def !== undefined && facts.tree.isInside(def, block);
    });
  }

  // ---- the way of one variable

  private settled(v: VarObj, list: readonly Stmt[], from: number): Settled | undefined {
    let unlessNil: Slot | undefined;
    for (const s of list.slice(from)) {
      const done = this.settledBy(v, s, list);
      if (done) return done.to === "caller" && unlessNil !== undefined ? { to: "caller", unlessNil } : done;
      unlessNil ??= this.takenUnlessNil(v, s);
      if (mayLeave(s, this.facts)) return undefined;
    }
    return undefined;
  }

  private settledBy(v: VarObj, s: Stmt, list: readonly Stmt[]): Settled | undefined {
    const { facts } = this;
    switch (s.kind) {
      case "BlockStmt":
        return this.settled(v, s.list, 0);
      case "IfStmt": {
        const then = this.settled(v, s.body.list, 0);
        const other = then && s.else ? this.settledBy(v, s.else, list) : undefined;
        return then && other ? (then.to === "place" ? other : then) : undefined;
      }
      case "ReturnStmt":
        if (this.isHandedOver(v, s)) return { to: "place" };
        return s.results.some((e) => this.contains(e, v)) && facts.tree.funcOf(s)?.kind === "FuncDecl"
          ? { to: "caller" }
          : undefined;
      case "AssignStmt": {
        if (this.isHandedOver(v, s)) return { to: "place" };
        if (s.lhs.length !== s.rhs.length) return undefined;
        for (const [i, e] of s.rhs.entries()) {
          if (!this.contains(e, v)) continue;
          const l = s.lhs[i];
          const w = l?.kind === "Ident" ? facts.info.objectOf(l) : undefined;
          if (w?.kind === "Var" && w !== v && this.isMade(e)) return this.settled(w, list, list.indexOf(s) + 1);
          if (l && l.kind !== "Ident" && rootVarOf(l, facts) !== v && this.isTarget(l)) {
            this.evidence.push({ text: `\`${facts.textOf(s)}\` owns it`, span: s.span });
            return { to: "place" };
          }
        }
        return undefined;
      }
      case "ExprStmt":
        return this.isHandedOver(v, s) ? { to: "place" } : undefined;
      default:
        return undefined;
    }
  }

  private isMade(e: Expr): boolean {
    return e.kind === "CompositeLit" || (e.kind === "UnaryExpr" && e.op === "&");
  }

  /** `if parent != nil { parent.children = append(parent.children, v) }` */
  private takenUnlessNil(v: VarObj, s: Stmt): Slot | undefined {
    if (s.kind !== "IfStmt" || s.init || s.cond.kind !== "BinaryExpr" || s.cond.op !== "!=" || !isNilIdent(s.cond.y, this.facts))
      return undefined;
    const p = s.cond.x.kind === "Ident" ? this.facts.info.objectOf(s.cond.x) : undefined;
    const d = this.facts.tree.funcOf(s);
    const f = d?.kind === "FuncDecl" ? this.facts.info.funcObjOf(d) : undefined;
    if (p?.kind !== "Var" || !f || this.isReplaced(p)) return undefined;
    const slot = f.type.recv === p ? ("receiver" as const) : f.type.params.vars.indexOf(p);
    return slot !== -1 && this.settled(v, s.body.list, 0)?.to === "place" ? slot : undefined;
  }

  /** A call in the statement takes the variable's node in. */
  private isHandedOver(v: VarObj, s: Stmt): boolean {
    return this.facts.nodesOf("CallExpr", s).some((c) => {
      const f = this.facts.info.calleeOf(c);
      if (!f || f.pkg || this.facts.tree.stmtOf(c) !== s) return false;
      return this.slotsOf(c).some(
        ({ slot, arg }) => arg.kind === "Ident" && this.facts.info.objectOf(arg) === v && this.takesIn(f, slot),
      );
    });
  }

  /** Does the value hold the variable's node, where it stays? */
  private contains(e: Expr, v: VarObj): boolean {
    switch (e.kind) {
      case "ParenExpr":
        return this.contains(e.x, v);
      case "UnaryExpr":
        return e.op === "&" && this.contains(e.x, v);
      case "Ident":
        return this.facts.info.objectOf(e) === v;
      case "CompositeLit":
        return e.elts.some((x) => this.takesElement(e, x) && this.contains(x.kind === "KeyValueExpr" ? x.value : x, v));
      case "CallExpr":
        return this.facts.info.builtinOf(e) === "append" && e.args.slice(1).some((a) => this.contains(a, v));
      default:
        return false;
    }
  }
}

const same = (a: Given | undefined, b: Given | undefined): boolean =>
  typeof a === "object" && typeof b === "object" ? a.unlessNil === b.unlessNil : a === b;

/** A value that nobody reads is not kept in its variable. */
const isRead = (at: Expr, facts: Facts): boolean => {
  const s = facts.tree.stmtOf(at);
  return s?.kind === "AssignStmt" && !isDeadStore(at, s, facts);
};

const isSibling = (at: Node, v: VarObj, facts: Facts): boolean => {
  const s = facts.tree.stmtOf(at);
  const d = definedIn(v, facts);
  return s !== undefined && d !== undefined && facts.tree.siblingsOf(s)?.list === d.list;
};

/** Control may go past the statements that follow. */
function mayLeave(s: Stmt, facts: Facts): boolean {
  if (facts.nodesOf("ReturnStmt", s).length > 0) return true;
  return facts.nodesOf("BranchStmt", s).some((b) => {
    const loop = facts.tree.loopOf(b);
    return b.label !== undefined || b.tok === "goto" || !loop || !facts.tree.isInside(loop, s);
  });
}
