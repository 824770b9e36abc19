// Facts about single bits: what a number has in common with its negative is its lowest bit that is set, and never below zero.

import type { BinaryExpr, Expr } from "../../go/ast.ts";
import type { Facts } from "../facts.ts";

const bare = (e: Expr): Expr => (e.kind === "ParenExpr" ? bare(e.x) : e);

/** The `x` of `x & -x`. */
export function lowestBitOf(e: BinaryExpr, facts: Facts): Expr | undefined {
  const negative = bare(e.y);
  if (e.op !== "&" || negative.kind !== "UnaryExpr" || negative.op !== "-") return undefined;
  const [x, y] = [bare(e.x), bare(negative.x)];
  const isName = x.kind === "Ident" && y.kind === "Ident" && facts.info.objectOf(x) === facts.info.objectOf(y);
  return isName ? x : undefined;
}
