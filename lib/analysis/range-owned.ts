// Facts about variables that range clauses assign and nothing else uses: `var i int; for i = range list { … }` says no more than
// `for i := range list`.

import type { Expr, Node } from "../go/ast.ts";
import type { VarObj } from "../semantics/objects.ts";
import type { Facts } from "./facts.ts";

/** Every use of the variable stands in a loop that assigns it at each turn. */
export function isRangeOwned(v: VarObj, facts: Facts): boolean {
  if (v.role !== "local" || facts.capturesOf(v).length > 0) return false;
  const isV = (e: Expr | undefined): boolean => e?.kind === "Ident" && facts.info.objectOf(e) === v;
  const isInLoop = (n: Node): boolean => {
    for (const p of facts.tree.ancestorsOf(n))
      if (p.kind === "RangeStmt" && p.op === "=" && (isV(p.key) || isV(p.value)) && !facts.tree.isInside(n, p.x)) return true;
    return false;
  };
  const uses = facts.uses.of(v).filter((u) => u.role.kind !== "define");
  return uses.length > 0 && uses.every((u) => u.role.kind !== "address" && isInLoop(u.ident));
}
