// Implements the layout of two parts around an infix: on one line, or broken at the infix.

import { byteLen, cat, firstLine, firstLineWidth, isMultiline, lastLineWidth, type Rewrite } from "./out.ts";
import { deeper, limits, Shape } from "./shape.ts";

export interface PairParts {
  readonly prefix?: string;
  readonly infix: string;
  readonly suffix?: string;
  /** The line breaks after the infix (`[x;⏎ n]`) and not before it. */
  readonly breakAfter?: boolean;
}
type Layouter = (shape: Shape) => Rewrite;

export function pair(shape: Shape, parts: PairParts, left: Layouter, right: Layouter): Rewrite {
  const { prefix = "", infix, suffix = "", breakAfter = false } = parts;
  const overhead = breakAfter ? shape.used + prefix.length + infix.trimEnd().length : shape.used;
  const inner = left(shape.withWidth(shape.budget(overhead)));
  if (inner === undefined) return undefined;
  const lhs = cat(prefix, inner);

  const sameLine = shape.offsetLeft(lastLineWidth(lhs.s) + infix.length)?.subWidth(suffix.length);
  const rhs = sameLine && right(sameLine);
  if (rhs !== undefined) {
    const snug = byteLen(lhs.s) <= limits.tab || firstLine(rhs.s).endsWith("{");
    const total = lastLineWidth(lhs.s) + infix.length + firstLineWidth(rhs.s) + suffix.length;
    if ((!isMultiline(rhs.s) || snug) && total <= shape.width) return cat(lhs, infix, rhs, suffix);
  }

  const below = Shape.indented(deeper(shape.indent), shape.max).subWidth(shape.rhsOverhead);
  const sign = breakAfter ? infix.trimEnd() : infix.trimStart();
  const rest = breakAfter ? below : below?.offsetLeft(sign.length);
  const out = rest && right(rest);
  if (rest === undefined || out === undefined) return undefined;
  return breakAfter ? cat(lhs, sign, rest.newline, out, suffix) : cat(lhs, rest.newline, sign, out, suffix);
}
