// Implements the fact what a declaration or an assignment gives a name.

import type { Expr, Ident } from "../go/ast.ts";
import type { Facts } from "./facts.ts";

/** The value for the name that stands here, on the left; undefined where a call gives several, or nothing is given. */
export function givenAt(id: Ident, facts: Facts): Expr | undefined {
  const p = facts.tree.parentOf(id);
  if (p?.kind === "AssignStmt") return p.lhs.length === p.rhs.length ? p.rhs[p.lhs.indexOf(id)] : undefined;
  return p?.kind === "ValueSpec" && p.names.length === p.values.length ? p.values[p.names.indexOf(id)] : undefined;
}
