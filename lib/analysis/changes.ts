// Facts about types whose values change in place: only then can anybody tell a copy from the original.

import type { Expr } from "../go/ast.ts";
import { identical } from "../semantics/predicates.ts";
import type { Type } from "../semantics/types.ts";
import type { Facts } from "./facts.ts";

/** Some assignment changes a value of the type in place. */
export function isChangedInPlace(pointee: Type, facts: Facts): boolean {
  const targets = [...facts.nodesOf("AssignStmt").flatMap((s) => (s.op === ":=" ? [] : s.lhs)), ...facts.nodesOf("IncDecStmt").map((s) => s.x)];
  return targets.some((l) => passes(l, pointee, facts));
}

function passes(place: Expr, pointee: Type, facts: Facts): boolean {
  for (let x = place; ; x = x.x) {
    if (x.kind === "SelectorExpr" || x.kind === "StarExpr") {
      const base = facts.info.typeOf(x.x);
      if (identical(base.kind === "Pointer" ? base.elem : base, pointee)) return true;
    } else if (x.kind !== "IndexExpr" && x.kind !== "ParenExpr") return false;
  }
}
