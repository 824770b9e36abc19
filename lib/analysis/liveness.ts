// Facts about last uses: where the value of a variable may be moved out (idioms.md A8).

import type { Expr, Ident, Node } from "../go/ast.ts";
import type { TypeInfo } from "../semantics/info.ts";
import { underlying } from "../semantics/predicates.ts";
import type { VarObj } from "../semantics/objects.ts";
import { isLoop, scopeNodeOf, type Tree } from "./tree.ts";
import type { Use, Uses } from "./uses.ts";

export interface Liveness {
  isLastUse(id: Ident): boolean;
  /** The same, where a function that was declared before holds a copy of its own. */
  isLastRead(id: Ident): boolean;
  usesAfter(v: VarObj, at: Node): readonly Use[];
  /** Can a use of that kind follow the node? */
  isUsedAfter(v: VarObj, at: Node, which: (u: Use) => boolean): boolean;
  /** Can a use that reads the variable, and not only gives it a new value, follow the node? */
  isReadAfter(v: VarObj, at: Node): boolean;
}

export function buildLiveness(info: TypeInfo, tree: Tree, uses: Uses): Liveness {
  const scopes = new Map<VarObj, Node | undefined>();
  const scopeOf = (v: VarObj): Node | undefined => {
    if (!scopes.has(v)) {
      const decl = uses.of(v).find((u) => u.role.kind === "define")?.ident ?? info.declOf(v);
      scopes.set(v, decl && scopeNodeOf(tree, decl));
    }
    return scopes.get(v);
  };
  /** Where a use takes effect as seen from the function that declares the variable: captures run when the closure may. */
  const anchorOf = (v: VarObj, n: Node): Node => {
    const scope = scopeOf(v);
    let anchor = n;
    for (const p of tree.ancestorsOf(n)) {
      if (p === scope) break;
      if (p.kind === "FuncLit" && (!scope || tree.isInside(p, scope))) anchor = p;
    }
    return anchor;
  };
  /** Can the use follow the node, which takes effect at `from`? */
  const follows = (u: Use, v: VarObj, at: Node, from: Node, scope: Node | undefined): boolean => {
    if (u.role.kind === "define" || tree.isInside(u.ident, at)) return false;
    const use = anchorOf(v, u.ident);
    // Inside one closure that may run again, every use can follow every other.
    if (use === from && from !== at && from.kind === "FuncLit") return tree.canFollow(at, u.ident, scope);
    return tree.canFollow(from, use, scope);
  };
  // A result with a name is read by whoever called, too: of its loops nothing is known to be the last turn.
  const reachOf = (v: VarObj): Node | undefined => (v.role === "result" ? undefined : scopeOf(v));
  const usesAfter = (v: VarObj, at: Node): Use[] => {
    const scope = reachOf(v);
    const from = anchorOf(v, at);
    return uses.of(v).filter((u) => follows(u, v, at, from, scope));
  };
  /** Most are followed by the last use in the text: that is asked first. */
  const isUsedAfter = (v: VarObj, at: Node, which: (u: Use) => boolean, scope = reachOf(v)): boolean => {
    const from = anchorOf(v, at);
    return uses.of(v).findLast((u) => which(u) && follows(u, v, at, from, scope)) !== undefined;
  };
  const isReadAfter = (v: VarObj, at: Node, scope = reachOf(v)): boolean => isUsedAfter(v, at, (u) => !isOverwrite(u), scope);
  const isLastUse = (id: Ident): boolean => {
    const v = info.objectOf(id);
    return v?.kind === "Var" && isLastRead(id) && !holdersOf(v).some((x) => isDeferred(x) || isReadAfter(x, id, reachOf(v)));
  };
  const isLastRead = (id: Ident): boolean => {
    const v = info.objectOf(id);
    if (v?.kind !== "Var" || v.role === "package" || v.role === "field" || v.role === "assumed") return false;
    if (anchorOf(v, id) !== id || isInClosure(v, id)) return false;
    if (isDeferred(v)) return false;
    if (isReplacedHere(v, id)) return true;
    if (repeats(v, id) || isLookedAtBeside(v, id) || isStoredInto(v, id)) return false;
    return !isReadAfter(v, id);
  };
  const holders = new Map<VarObj, readonly VarObj[]>();
  /** Variables that were declared with a function that reads this one: a call of theirs reads it, too. */
  const holdersOf = (v: VarObj): readonly VarObj[] => {
    const known = holders.get(v) ?? [...new Set(uses.of(v).flatMap((u) => holderOf(v, u) ?? []))];
    holders.set(v, known);
    return known;
  };
  const holderOf = (v: VarObj, u: Use): VarObj | undefined => {
    const closure = anchorOf(v, u.ident);
    if (closure.kind !== "FuncLit") return undefined;
    const s = tree.parentOf(closure);
    const name = s?.kind === "AssignStmt" && s.op === ":=" ? s.lhs[s.rhs.indexOf(closure)] : undefined;
    const holder = name?.kind === "Ident" ? info.objectOf(name) : undefined;
    return holder?.kind === "Var" ? holder : undefined;
  };
  /** `fmt.Println(xs, sorted(xs))`: a format macro looks at all its operands until it is done. */
  const isLookedAtBeside = (v: VarObj, id: Ident): boolean => {
    for (const p of tree.ancestorsOf(id)) {
      if (p.kind !== "CallExpr" || info.calleeOf(p)?.pkg !== "fmt") continue;
      return p.args.some((a) => a !== id && !tree.isInside(id, a) && isPlaceIn(v, a));
    }
    return false;
  };
  /** The variable, or a part of it. */
  const isPlaceIn = (v: VarObj, e: Expr): boolean => {
    if (e.kind === "Ident") return info.objectOf(e) === v;
    const isPart = e.kind === "SelectorExpr" || e.kind === "IndexExpr" || e.kind === "StarExpr" || e.kind === "ParenExpr";
    return isPart && isPlaceIn(v, e.x);
  };
  /** `h = wrap(h)`: what it held goes into its new value, and nobody else has seen it. */
  const isReplacedHere = (v: VarObj, id: Ident): boolean => {
    const s = tree.stmtOf(id);
    if (s?.kind !== "AssignStmt" || s.op !== "=" || s.lhs.length !== 1 || v.role === "result") return false;
    const [target] = s.lhs;
    if (target?.kind !== "Ident" || target === id || info.objectOf(target) !== v) return false;
    if (underlying(v.type).kind === "Basic") return false;
    const inside = uses.of(v).filter((u) => tree.isInside(u.ident, s));
    const own = uses.of(v)[0]?.func;
    return inside.length === 2 && uses.of(v).every((u) => u.func === own);
  };
  /** `root.kids[0] = &node{parent: root}`: the place on the left is reached after the right side. */
  const isStoredInto = (v: VarObj, id: Ident): boolean => {
    const s = tree.stmtOf(id);
    return s?.kind === "AssignStmt" && s.lhs.some((l) => l.kind !== "Ident" && isPlaceIn(v, l) && !tree.isInside(id, l));
  };
  const isInClosure = (v: VarObj, id: Ident): boolean => {
    const scope = scopeOf(v);
    for (const p of tree.ancestorsOf(id)) {
      if (p === scope) return false;
      if (p.kind === "FuncLit") return true;
    }
    return false;
  };
  const deferred = new Map<VarObj, boolean>();
  const isDeferred = (v: VarObj): boolean => {
    const known = deferred.get(v) ?? uses.of(v).some((u) => tree.ancestorsOf(u.ident).some((p) => p.kind === "DeferStmt"));
    deferred.set(v, known);
    return known;
  };
  /** The use itself runs again for the same variable: it stands in a loop inside the variable's scope. */
  const repeats = (v: VarObj, id: Ident): boolean => {
    const scope = scopeOf(v);
    for (const p of tree.ancestorsOf(id)) {
      // A plain `return` reads a result that has a name: only what stands in a return itself is its last.
      if (p === scope || (v.role === "result" && p.kind === "ReturnStmt")) return false;
      const isOnce =
        p.kind === "ForStmt" ? p.init && tree.isInside(id, p.init) : p.kind === "RangeStmt" && tree.isInside(id, p.x);
      if (isLoop(p) && !isOnce && (v.role === "result" || tree.comesRound(id, p))) return true;
    }
    return false;
  };
  /** A whole new value: nothing reads the old one. */
  const isOverwrite = (u: Use): boolean => u.role.kind === "assign" && u.steps.length === 0;
  return { isLastUse, isLastRead, usesAfter, isUsedAfter, isReadAfter };
}
