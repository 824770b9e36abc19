// Implements doubts about package variables that are looked at while what is called looks at them, too: each look is a lock in Rust,
// and the second would wait for the first.

import type { Facts } from "../../analysis/facts.ts";
import { reachedFunctions } from "../../analysis/reached-functions.ts";
import type { Expr, Node } from "../../go/ast.ts";
import type { VarObj } from "../../semantics/objects.ts";
import { isBoolean, isNumeric, underlying } from "../../semantics/predicates.ts";
import type { Evidence } from "../decision.ts";
import { doubt } from "./doubt.ts";

export const heldLocks = (facts: Facts): readonly Evidence[] => [
  // A map is copied before the loop.
  ...facts
    .nodesOf("RangeStmt")
    .flatMap((s) => (underlying(facts.info.typeOf(s.x)).kind === "Map" ? [] : held(s.x, [s.body], facts))),
  ...facts.nodesOf("CallExpr").flatMap((c) => {
    const f = facts.info.calleeOf(c);
    const decl = f && facts.declOf(f);
    if (!decl) return [];
    const receiver = f.recv && c.fun.kind === "SelectorExpr" ? [c.fun.x] : [];
    return [...receiver, ...c.args].flatMap((e) => held(e, [decl], facts));
  }),
];

/** The variable that the expression looks into, and whether what runs meanwhile comes to it by a call. */
function held(e: Expr, meanwhile: readonly Node[], facts: Facts): readonly Evidence[] {
  const v = lockedBy(e, facts);
  if (!v) return [];
  const reached = reachedFunctions(meanwhile, facts);
  const again = facts.uses.of(v).find((u) => [...reached].some((d) => facts.tree.isInside(u.ident, d)));
  return again ? [doubt(e, `\`${v.name}\` is looked at while it is held`)] : [];
}

/** A package variable that changes, and is neither a number nor copied out of its place. */
function lockedBy(e: Expr, facts: Facts): VarObj | undefined {
  if (e.kind === "ParenExpr" || e.kind === "SliceExpr") return lockedBy(e.x, facts);
  if (e.kind === "UnaryExpr" && e.op === "&") return lockedBy(e.x, facts);
  const type = facts.info.typeOf(e);
  if (isNumeric(type) || isBoolean(type)) return undefined;
  if (e.kind === "SelectorExpr" || e.kind === "IndexExpr") return lockedBy(e.x, facts);
  const v = e.kind === "Ident" ? facts.info.objectOf(e) : undefined;
  if (v?.kind !== "Var" || v.role !== "package" || v.type.kind === "Pointer") return undefined;
  const changes = ["assign", "update", "address", "argument", "receiver"];
  return facts.uses.of(v).some((u) => changes.includes(u.role.kind)) ? v : undefined;
}
