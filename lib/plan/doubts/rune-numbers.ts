// Implements doubts about runes that are numbers, a difference or a converted integer that is kept and computed with: a `char`
// is never negative, and not every number is one.

import { givenAt } from "../../analysis/given.ts";
import type { Facts } from "../../analysis/facts.ts";
import type { Expr } from "../../go/ast.ts";
import { isInteger } from "../../semantics/predicates.ts";
import type { Type } from "../../semantics/types.ts";
import type { Evidence } from "../decision.ts";
import { doubt } from "./doubt.ts";

export const runeNumbers = (facts: Facts): readonly Evidence[] =>
  facts.uses.variables.flatMap((v) => {
    if (!isRune(v.type)) return [];
    const uses = facts.uses.of(v);
    if (!uses.some((u) => isNumber(givenAt(u.ident, facts), facts))) return [];
    const computed = uses.find((u) => isComputed(u.place, facts));
    return computed ? [doubt(computed.ident, `\`${v.name}\` is a rune, and computed with as a number`)] : [];
  });

const isRune = (type: Type): boolean => type.kind === "Basic" && type.alias === "rune";

/** `c - 'a'`, `rune(n)`. */
function isNumber(e: Expr | undefined, facts: Facts): boolean {
  if (!e || facts.info.constOf(e)) return false;
  if (e.kind === "ParenExpr") return isNumber(e.x, facts);
  if (e.kind === "BinaryExpr") return e.op !== "+" || isNumber(e.x, facts) || isNumber(e.y, facts);
  const [given] = e.kind === "CallExpr" && facts.info.isConversion(e) ? e.args : [];
  const type = given && facts.info.typeOf(given);
  return type !== undefined && isInteger(type) && !isRune(type) && !(type.kind === "Basic" && type.basic === "uint8");
}

function isComputed(e: Expr, facts: Facts): boolean {
  const p = facts.tree.parentOf(e);
  if (p?.kind === "ParenExpr") return isComputed(p, facts);
  if (p?.kind === "BinaryExpr") return true;
  return p?.kind === "CallExpr" && facts.info.isConversion(p) && isInteger(facts.info.typeOf(p)) && !isRune(facts.info.typeOf(p));
}
