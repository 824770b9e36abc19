// Implements doubts about runes that are counted up or down in place, or negated: a `char` has no arithmetic.

import type { Facts } from "../../analysis/facts.ts";
import type { Expr } from "../../go/ast.ts";
import type { Evidence } from "../decision.ts";
import { doubt } from "./doubt.ts";

export const changedRunes = (facts: Facts): readonly Evidence[] => [
  // `a ^ b` of two runes: their bits are those of numbers.
  ...facts
    .nodesOf("BinaryExpr")
    .flatMap((e) => (bits.has(e.op) && isRune(e.x, facts) && isRune(e.y, facts) && !facts.info.constOf(e) ? [counted(e)] : [])),
  ...facts.nodesOf("AssignStmt").flatMap((s) => {
    const [target] = s.lhs;
    return target && s.op !== "=" && s.op !== ":=" && isRune(target, facts) ? [counted(target)] : [];
  }),
  ...facts.nodesOf("IncDecStmt").flatMap((s) => {
    const p = facts.tree.parentOf(s);
    // `for c := 'a'; c <= 'z'; c++` is a range.
    const isRange = p?.kind === "ForStmt" && p.post === s && p.init?.kind === "AssignStmt" && p.init.op === ":=";
    return isRune(s.x, facts) && !isRange ? [counted(s.x)] : [];
  }),
  ...facts
    .nodesOf("UnaryExpr")
    .flatMap((e) => (e.op !== "&" && isRune(e.x, facts) && !facts.info.constOf(e) ? [counted(e)] : [])),
];

const bits = new Set(["^", "&", "|", "&^"]);

const counted = (e: Expr): Evidence => doubt(e, "a rune is computed with in place");

function isRune(e: Expr, facts: Facts): boolean {
  const type = facts.info.typeOf(e);
  return type.kind === "Basic" && type.alias === "rune";
}
