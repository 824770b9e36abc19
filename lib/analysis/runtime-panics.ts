// Facts about where Go's runtime itself may panic: an index, a cut, a division, an assertion.

import { isInteger, underlying } from "../semantics/predicates.ts";
import type { Expr } from "../go/ast.ts";
import type { Facts } from "./facts.ts";

/** An index or a divisor that no constant gives, or an assertion without its second result. */
export function mayPanicItself(facts: Facts): boolean {
  const indexes = facts.nodesOf("IndexExpr").some((e) => {
    const kind = underlying(facts.info.typeOf(e.x)).kind;
    const [i] = e.indices;
    return ["Slice", "Array", "Basic"].includes(kind) && i !== undefined && !isRangeKey(i, facts);
  });
  const divides = facts
    .nodesOf("BinaryExpr")
    .some((b) => (b.op === "/" || b.op === "%") && isInteger(facts.info.typeOf(b.y)) && !facts.info.constOf(b.y));
  const cuts = facts.nodesOf("SliceExpr").some((e) => [e.low, e.high].some((x) => x && !facts.info.constOf(x)));
  return indexes || divides || cuts || facts.nodesOf("TypeAssertExpr").some((a) => a.type !== undefined);
}

function isRangeKey(e: Expr, facts: Facts): boolean {
  const v = e.kind === "Ident" ? facts.info.objectOf(e) : undefined;
  const [first] = v?.kind === "Var" ? facts.uses.of(v) : [];
  const p = first && facts.tree.parentOf(first.ident);
  return p?.kind === "RangeStmt" && p.key === first?.ident;
}
