// Facts about types whose values change in place: only then can anybody tell a copy from the original.

import type { Expr } from "../go/ast.ts";
import { identical } from "../semantics/predicates.ts";
import type { Type } from "../semantics/types.ts";
import type { Facts } from "./facts.ts";

const known = new WeakMap<Facts, readonly Type[]>();

/** Some assignment changes a value of the type in place. */
export function isChangedInPlace(pointee: Type, facts: Facts): boolean {
  const changed = known.get(facts) ?? changedTypes(facts);
  known.set(facts, changed);
  return changed.some((t) => identical(t, pointee));
}

/** Types that a place of an assignment passes through. */
function changedTypes(facts: Facts): readonly Type[] {
  const found: Type[] = [];
  const targets = [
    ...facts.nodesOf("AssignStmt").flatMap((s) => (s.op === ":=" ? [] : s.lhs)),
    ...facts.nodesOf("IncDecStmt").map((s) => s.x),
  ];
  for (const place of targets) {
    for (
      let x: Expr = place;
      x.kind === "SelectorExpr" || x.kind === "StarExpr" || x.kind === "IndexExpr" || x.kind === "ParenExpr";
      x = x.x
    ) {
      if (x.kind !== "SelectorExpr" && x.kind !== "StarExpr") continue;
      const base = facts.info.typeOf(x.x);
      const type = base.kind === "Pointer" ? base.elem : base;
      if (!found.includes(type) && (type.kind === "Named" || !found.some((t) => identical(t, type)))) found.push(type);
    }
  }
  return found;
}
