// Implements the parts of a text as iterators: for loops use them as they are, other uses collect them.

import type { EmitContext, StdCall, Value } from "../../lib/patterns/kit.ts";
import { chain, closure, int, local, methodCall, not, t } from "../../lib/rust/factory.ts";
import { argOf, combine, constInt, constString, functionOf, lastingLender, patternOf } from "./_values.ts";

type TextIterator = (c: StdCall, ctx: EmitContext) => Value | undefined;

/** An iterator over the first argument, which it borrows from. */
const over = (
  c: StdCall,
  ctx: EmitContext,
  others: readonly Value[],
  build: (...e: Parameters<typeof methodCall>[0][]) => Value["expr"],
): Value => {
  const whole = lastingLender(ctx, argOf(c, 0), "text");
  return combine(ctx, [whole, ...others], t.infer, build, whole.borrows);
};

export const splitIter: TextIterator = (c, ctx) => {
  const sep = constString(ctx, argOf(c, 1));
  if (sep === "") return undefined;
  if (sep === undefined) ctx.note("split-separator", c.call);
  return over(c, ctx, [patternOf(ctx, argOf(c, 1))], (s, x) => methodCall(s, "split", [x]));
};

export const splitNIter: TextIterator = (c, ctx) => {
  const n = constInt(ctx, argOf(c, 2));
  if (n === undefined || n === 0n || constString(ctx, argOf(c, 1)) === "") return undefined;
  if (n < 0n) return splitIter(c, ctx);
  return over(c, ctx, [patternOf(ctx, argOf(c, 1))], (s, x) => methodCall(s, "splitn", [int(n), x]));
};

export const fieldsIter: TextIterator = (c, ctx) => over(c, ctx, [], (s) => methodCall(s, "split_whitespace"));

export const fieldsFuncIter: TextIterator = (c, ctx) =>
  over(c, ctx, [functionOf(ctx, argOf(c, 1), [t.char], t.bool)], (s, f) =>
    chain(s, ["split", f], ["filter", closure(["part"], not(methodCall(local("part"), "is_empty")))]),
  );

export const linesIter: TextIterator = (c, ctx) =>
  over(c, ctx, [], (s) => methodCall(s, "split_inclusive", [{ kind: "LitExpr", lit: { kind: "char", value: "\n" } }]));
