// Implements `1 | 2 | 3 => …` as `1..=3 => …`: neighbours among the numbers of one arm are a range.

import type { RustExpr, RustPat } from "../../rust/ast.ts";

type Match = Extract<RustExpr, { kind: "MatchExpr" }>;

export function withNumberRanges(e: Match): Match {
  const arms = e.arms.map((a) => {
    const pat = rangeOf(a.pat);
    return pat ? { ...a, pat } : a;
  });
  return arms.some((a, i) => a !== e.arms[i]) ? { ...e, arms } : e;
}

/** Three numbers or more, in any order, without a gap. */
function rangeOf(pat: RustPat): RustPat | undefined {
  if (pat.kind !== "OrPat" || pat.alts.length < 3 || pat.trivia || pat.alts.some((a) => a.trivia)) return undefined;
  const numbers = pat.alts.map(numberOf);
  if (numbers.some((n) => n === undefined)) return undefined;
  const sorted = (numbers as number[]).toSorted((a, b) => a - b);
  const [low, high] = [sorted[0] as number, sorted.at(-1) as number];
  if (high - low !== sorted.length - 1 || new Set(sorted).size !== sorted.length) return undefined;
  const exprOf = (n: number): RustExpr => (pat.alts[numbers.indexOf(n)] as Extract<RustPat, { kind: "LitPat" }>).expr;
  return { kind: "RangePat", low: exprOf(low), high: exprOf(high), inclusive: true, ...(pat.origin && { origin: pat.origin }) };
}

function numberOf(pat: RustPat): number | undefined {
  if (pat.kind !== "LitPat") return undefined;
  const e = pat.expr;
  const isMinus = e.kind === "UnaryExpr" && e.op === "-";
  const lit = isMinus ? e.expr : e;
  if (lit.kind !== "LitExpr" || lit.lit.kind !== "num" || !/^\d{1,9}$/.test(lit.lit.text)) return undefined;
  return isMinus ? -Number(lit.lit.text) : Number(lit.lit.text);
}
