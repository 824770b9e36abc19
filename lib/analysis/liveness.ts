// Facts about last uses: where the value of a variable may be moved out (idioms.md A8).

import type { Expr, Ident, Node } from "../go/ast.ts";
import type { TypeInfo } from "../semantics/info.ts";
import type { VarObj } from "../semantics/objects.ts";
import { scopeNodeOf, type Tree } from "./tree.ts";
import type { Use, Uses } from "./uses.ts";

export interface Liveness {
  isLastUse(id: Ident): boolean;
  usesAfter(v: VarObj, at: Node): readonly Use[];
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
  const usesAfter = (v: VarObj, at: Node): Use[] => {
    const scope = scopeOf(v);
    const from = anchorOf(v, at);
    return uses.of(v).filter((u) => {
      if (u.role.kind === "define" || tree.isInside(u.ident, at)) return false;
      const use = anchorOf(v, u.ident);
      // Inside one closure that may run again, every use can follow every other.
      if (use === from && from !== at && from.kind === "FuncLit") return tree.canFollow(at, u.ident, scope);
      return tree.canFollow(from, use, scope);
    });
  };
  const isLastUse = (id: Ident): boolean => {
    const v = info.objectOf(id);
    if (v?.kind !== "Var" || v.role === "package" || v.role === "field" || v.role === "assumed") return false;
    if (anchorOf(v, id) !== id || isInClosure(v, id)) return false;
    if (deferredUse(v)) return false;
    const scope = scopeOf(v);
    if (repeats(id, scope) || isLookedAtBeside(v, id) || isStoredInto(v, id)) return false;
    return usesAfter(v, id).every(isOverwrite);
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
  const deferredUse = (v: VarObj): boolean =>
    uses.of(v).some((u) => [...tree.ancestorsOf(u.ident)].some((p) => p.kind === "DeferStmt"));
  /** The use itself runs again for the same variable: it stands in a loop inside the variable's scope. */
  const repeats = (id: Ident, scope: Node | undefined): boolean => {
    for (const p of tree.ancestorsOf(id)) {
      if (p === scope) return false;
      if (
        (p.kind === "ForStmt" && !(p.init && tree.isInside(id, p.init))) ||
        (p.kind === "RangeStmt" && !tree.isInside(id, p.x))
      ) {
        return !leavesLoop(id, p);
      }
    }
    return false;
  };
  /** The statement list around the use ends by leaving the function, so that the loop does not come round. */
  const leavesLoop = (id: Ident, loop: Node): boolean => {
    for (const p of tree.ancestorsOf(id)) {
      if (p === loop) return false;
      if (p.kind === "ReturnStmt") return true;
    }
    return false;
  };
  /** A whole new value: nothing reads the old one. */
  const isOverwrite = (u: Use): boolean => u.role.kind === "assign" && u.steps.length === 0;
  return { isLastUse, usesAfter };
}
