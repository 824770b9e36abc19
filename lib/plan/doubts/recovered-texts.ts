// Implements doubts about what `recover` gives, where it is printed or asked for and the runtime itself may have panicked: its
// texts are Go's own.

import type { Facts } from "../../analysis/facts.ts";
import type { Expr } from "../../go/ast.ts";
import { isInteger, underlying } from "../../semantics/predicates.ts";
import type { Evidence } from "../decision.ts";
import { doubt } from "./doubt.ts";

export function recoveredTexts(facts: Facts): readonly Evidence[] {
  const read = facts.nodesOf("CallExpr").find((c) => facts.info.builtinOf(c) === "recover" && isRead(c, facts));
  if (!read || !mayPanic(facts)) return [];
  return [doubt(read, "a recovered panic is read, and may be the runtime's own")];
}

/** Bound to a variable that does more than being compared with nil. */
function isRead(c: Expr, facts: Facts): boolean {
  const p = facts.tree.parentOf(c);
  const name = p?.kind === "AssignStmt" && p.lhs.length === p.rhs.length ? p.lhs[p.rhs.indexOf(c)] : undefined;
  if (!name) return p?.kind === "CallExpr";
  const v = name.kind === "Ident" ? facts.info.objectOf(name) : undefined;
  return v?.kind === "Var" && facts.uses.of(v).some((u) => !["define", "assign", "nil-compare"].includes(u.role.kind));
}

/** An index or a divisor that no constant gives, or an assertion without its second result. */
function mayPanic(facts: Facts): boolean {
  const indexes = facts.nodesOf("IndexExpr").some((e) => {
    const kind = underlying(facts.info.typeOf(e.x)).kind;
    const [i] = e.indices;
    return ["Slice", "Array", "Basic"].includes(kind) && i !== undefined && !isRangeKey(i, facts);
  });
  const divides = facts
    .nodesOf("BinaryExpr")
    .some((b) => (b.op === "/" || b.op === "%") && isInteger(facts.info.typeOf(b.y)) && !facts.info.constOf(b.y));
  return indexes || divides || facts.nodesOf("TypeAssertExpr").some((a) => a.type !== undefined);
}

function isRangeKey(e: Expr, facts: Facts): boolean {
  const v = e.kind === "Ident" ? facts.info.objectOf(e) : undefined;
  const [first] = v?.kind === "Var" ? facts.uses.of(v) : [];
  const p = first && facts.tree.parentOf(first.ident);
  return p?.kind === "RangeStmt" && p.key === first?.ident;
}
