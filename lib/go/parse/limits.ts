// Implements the limits of the parser: what is refused at once, before any work is done on it.

import type { Diagnostic } from "../../source/diagnostics.ts";
import { type Span, spanOf } from "../../source/span.ts";
import { eachBracket } from "./scan.ts";

const MAX_BYTES = 512 * 1024;
/** Brackets open at the same time, and expressions inside each other. */
export const MAX_NESTING = 500;

export function tooDeep(span: Span): Diagnostic {
  return {
    severity: "error",
    code: "FG0002",
    message: `this is nested too deeply: more than ${MAX_NESTING} levels. Split it into smaller functions or expressions.`,
    span,
  };
}

const tooLarge = (span: Span): Diagnostic => ({
  severity: "error",
  code: "FG0001",
  message: `this text is too large: at most ${MAX_BYTES / 1024} KiB are translated at once.`,
  span,
});

const notText = (at: number): Diagnostic => ({
  severity: "error",
  code: "FG0003",
  message: "this is not Go source text: it holds NUL bytes.",
  span: spanOf(at, at + 1),
});

/** Says why the text is refused, or nothing. */
export function refusal(text: string, within: Span): Diagnostic | undefined {
  if (exceedsBytes(text, within)) return tooLarge(within);
  const nul = text.indexOf("\0", within.start);
  if (nul >= 0 && nul < within.end) return notText(nul);
  const deep = bracketBeyondNesting(text, within);
  return deep === undefined ? undefined : tooDeep(spanOf(deep, deep + 1));
}

/** Bytes of UTF-8. One UTF-16 unit is 1 to 3 of them, so most texts are decided without counting. */
function exceedsBytes(text: string, { start, end }: Span): boolean {
  const units = end - start;
  if (units > MAX_BYTES || units * 3 <= MAX_BYTES) return units > MAX_BYTES;
  return new TextEncoder().encode(text.slice(start, end)).length > MAX_BYTES;
}

function bracketBeyondNesting(text: string, within: Span): number | undefined {
  let depth = 0;
  let beyond: number | undefined;
  eachBracket(text, within, (bracket, at) => {
    if (!"([{".includes(bracket)) depth = Math.max(0, depth - 1);
    else if (++depth > MAX_NESTING) beyond = at;
    return beyond === undefined;
  });
  return beyond;
}
