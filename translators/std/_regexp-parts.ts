// Implements the parts of a text that a regular expression finds, as iterators: for loops use them as they are, other uses
// collect them.

import type { StdLowering } from "../../lib/patterns/kit.ts";
import type { RustExpr, RustType } from "../../lib/rust/ast.ts";
import { closure, int, local, methodCall, ref, t } from "../../lib/rust/factory.ts";
import type { IteratorForm } from "./_list-iterators.ts";
import { patternBehind } from "./_regexp-groups.ts";
import { alwaysTakes } from "./_regexp-pattern.ts";
import { argOf, combine, constInt, lastingLender, refStr } from "./_values.ts";

/** Of which the result is a part: it borrows from the text. */
export const inText =
  (type: RustType, build: (re: RustExpr, s: RustExpr) => RustExpr): StdLowering =>
  (c, ctx) => {
    const text = lastingLender(ctx, argOf(c, 0), "text");
    const lent = text.type.kind === "RefType" || text.expr.kind === "LitExpr" ? text : { ...text, expr: ref(text.expr) };
    return combine(ctx, [ctx.peek(c.recv!), lent], type, build, text.borrows);
  };

export const matchText = closure(["m"], methodCall(local("m"), "as_str"));

export const upTo = (found: RustExpr, n: bigint): RustExpr => (n < 0n ? found : methodCall(found, "take", [int(n)]));

/** Where the pattern is seen to take a character each time; else Go leaves out empty parts at both ends. */
export const splitParts: StdLowering = (c, ctx) => {
  const n = constInt(ctx, argOf(c, 1));
  const pattern = patternBehind(c.recv, ctx.facts);
  if (n === undefined || n === 0n || pattern === undefined || !alwaysTakes(pattern)) return undefined;
  return inText(t.infer, (re, s) => (n < 0n ? methodCall(re, "split", [s]) : methodCall(re, "splitn", [s, int(n)])))(c, ctx);
};
/** Matched texts, and the parts between them, for a loop that needs no list. */
export const foundIter: IteratorForm = (c, ctx) => {
  const n = constInt(ctx, argOf(c, 1));
  if (n === undefined) return undefined;
  const value = inText(t.infer, (re, s) => methodCall(upTo(methodCall(re, "find_iter", [s]), n), "map", [matchText]))(c, ctx);
  return value && { value, item: refStr };
};
export const splitPartsIter: IteratorForm = (c, ctx) => {
  const value = splitParts(c, ctx);
  return value && { value, item: refStr };
};
