// Implements sums whose order may change: `row - c + n` is `row + n - c` where no part of it is below zero but the first difference.

import type { Facts } from "../../analysis/facts.ts";
import { isMeantToWrap } from "../../analysis/numbers/wraps.ts";
import type { BinaryExpr, Expr } from "../../go/ast.ts";

/** What is added, and what is taken away. */
export interface Sum {
  readonly added: readonly Expr[];
  readonly taken: readonly Expr[];
  /** The sums inside, which have no value of their own any more. */
  readonly inner: readonly Expr[];
}

const bare = (e: Expr): Expr => (e.kind === "ParenExpr" ? bare(e.x) : e);
const isSum = (e: Expr): e is BinaryExpr => e.kind === "BinaryExpr" && (e.op === "+" || e.op === "-");

/** The parts of a sum that takes something away, where nobody sees in which order they are read. */
export function sumOf(of: Expr, facts: Facts): Sum | undefined {
  const e = bare(of);
  const [added, taken, inner]: [Expr[], Expr[], Expr[]] = [[], [], []];
  const visit = (at: Expr, isAdded: boolean): void => {
    const x = bare(at);
    if (facts.info.constOf(x) || !isSum(x)) {
      (isAdded ? added : taken).push(x);
      return;
    }
    if (x !== e) inner.push(x);
    visit(x.x, isAdded);
    visit(x.y, (x.op === "+") === isAdded);
  };
  visit(e, true);
  if (!isSum(e) || added.length === 0 || taken.length === 0 || isMeantToWrap(e, facts)) return undefined;
  return [...added, ...taken].every((x) => isQuiet(x, facts)) ? { added, taken, inner } : undefined;
}

/** Calls nothing but what measures or converts. */
const isQuiet = (e: Expr, facts: Facts): boolean =>
  facts.nodesOf("CallExpr", e).every((c) => facts.info.builtinOf(c) === "len" || facts.info.isConversion(c)) &&
  facts.nodesOf("UnaryExpr", e).every((u) => u.op !== "<-");
