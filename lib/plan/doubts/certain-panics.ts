// Implements doubts about panics that rustc sees coming, and refuses to compile: a division by a variable that is always zero,
// an index beyond an array.

import type { Facts } from "../../analysis/facts.ts";
import type { Expr } from "../../go/ast.ts";
import { isInteger, underlying } from "../../semantics/predicates.ts";
import type { Evidence } from "../decision.ts";
import { doubt } from "./doubt.ts";

export const certainPanics = (facts: Facts): readonly Evidence[] => [
  ...facts.nodesOf("BinaryExpr").flatMap((b) => {
    const isDivision = (b.op === "/" || b.op === "%") && isInteger(facts.info.typeOf(b.y));
    return isDivision && alwaysOf(b.y, facts) === 0n ? [doubt(b.y, "a division by what is always zero")] : [];
  }),
  ...facts.nodesOf("IndexExpr").flatMap((e) => {
    const u = underlying(facts.info.typeOf(e.x));
    const [i] = e.indices;
    const at = u.kind === "Array" && i ? alwaysOf(i, facts) : undefined;
    return u.kind === "Array" && at !== undefined && (at < 0n || at >= BigInt(u.len))
      ? [doubt(e, "an index that is always beyond the array")]
      : [];
  }),
];

/** The one constant that a variable is ever given. */
function alwaysOf(e: Expr, facts: Facts): bigint | undefined {
  const v = e.kind === "Ident" ? facts.info.objectOf(e) : undefined;
  if (v?.kind !== "Var" || v.role !== "local") return undefined;
  const uses = facts.uses.of(v);
  const changed = uses.some((u) => u.role.kind === "assign" || u.role.kind === "update" || u.role.kind === "address");
  const [first] = uses;
  const p = first && facts.tree.parentOf(first.ident);
  if (changed || !first || !p) return undefined;
  if (p.kind === "ValueSpec") return p.values.length === 0 ? 0n : constant(p.values[p.names.indexOf(first.ident)], facts);
  return p.kind === "AssignStmt" && p.lhs.length === p.rhs.length
    ? constant(p.rhs[p.lhs.indexOf(first.ident)], facts)
    : undefined;
}

const constant = (e: Expr | undefined, facts: Facts): bigint | undefined => {
  const c = e && facts.info.constOf(e);
  return c?.kind === "int" ? c.value : undefined;
};
