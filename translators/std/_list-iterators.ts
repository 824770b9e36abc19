// Implements the iterators of slices and maps: `maps.Keys`, `slices.Values` and their kin.

import type { EmitContext, StdCall, StdLowering, Value } from "../../lib/patterns/kit.ts";
import type { RustType } from "../../lib/rust/ast.ts";
import { argsOf, chain, hashMapArgs, methodCall, stripRefs, t, vecElem } from "../../lib/rust/factory.ts";
import { argOf, combine, lender } from "./_values.ts";

/** An iterator over the argument, with what it yields. */
export interface ListIterator {
  readonly value: Value;
  /** Type of its items; they borrow from the argument unless they are copies. */
  readonly item: RustType;
}

/** Undefined where the call has no iterator form here. */
export type IteratorForm = (c: StdCall, ctx: EmitContext) => ListIterator | undefined;

export const elemOf = (type: RustType): RustType => {
  const inner = stripRefs(type);
  return inner.kind === "SliceType" || inner.kind === "ArrayType" ? inner.elem : (vecElem(inner) ?? t.infer);
};
const keyOf = (type: RustType): RustType =>
  hashMapArgs(stripRefs(type))?.[0] ??
  argsOf(stripRefs(type), "HashSet")?.[0] ??
  argsOf(stripRefs(type), "BTreeMap")?.[0] ??
  t.infer;
const valueOf = (type: RustType): RustType => hashMapArgs(stripRefs(type))?.[1] ?? t.infer;

const iterator = (ctx: EmitContext, c: StdCall, methods: readonly string[]): Value => {
  const v = lender(ctx, argOf(c, 0));
  return combine(ctx, [v], t.infer, (x) => chain(x, ...methods.map((m): [string] => [m])), v.borrows);
};

const isSet = (ctx: EmitContext, c: StdCall): boolean => argsOf(stripRefs(ctx.peek(argOf(c, 0)).type), "HashSet") !== undefined;

export const keys = (c: StdCall, ctx: EmitContext): ListIterator => ({
  value: iterator(ctx, c, [isSet(ctx, c) ? "iter" : "keys"]),
  item: t.ref(keyOf(ctx.peek(argOf(c, 0)).type)),
});
export const values = (c: StdCall, ctx: EmitContext): ListIterator => ({
  value: iterator(ctx, c, ["values"]),
  item: t.ref(valueOf(ctx.peek(argOf(c, 0)).type)),
});
export const pairs = (c: StdCall, ctx: EmitContext): ListIterator => {
  const type = ctx.peek(argOf(c, 0)).type;
  return { value: iterator(ctx, c, ["iter"]), item: t.tuple(t.ref(keyOf(type)), t.ref(valueOf(type))) };
};
export const elements = (c: StdCall, ctx: EmitContext): ListIterator => ({
  value: iterator(ctx, c, ["iter"]),
  item: t.ref(elemOf(ctx.peek(argOf(c, 0)).type)),
});
export const indexed = (c: StdCall, ctx: EmitContext): ListIterator => ({
  value: iterator(ctx, c, ["iter", "enumerate"]),
  item: t.tuple(t.usize, t.ref(elemOf(ctx.peek(argOf(c, 0)).type))),
});
export const backward = (c: StdCall, ctx: EmitContext): ListIterator => ({
  value: iterator(ctx, c, ["iter", "enumerate", "rev"]),
  item: t.tuple(t.usize, t.ref(elemOf(ctx.peek(argOf(c, 0)).type))),
});
export const chunks = (c: StdCall, ctx: EmitContext): ListIterator => {
  const v = lender(ctx, argOf(c, 0));
  return {
    value: combine(ctx, [v, ctx.expr(argOf(c, 1), t.usize)], t.infer, (x, n) => methodCall(x, "chunks", [n]), v.borrows),
    item: t.ref(t.slice(elemOf(v.type))),
  };
};

const asValue =
  (f: (c: StdCall, ctx: EmitContext) => ListIterator): StdLowering =>
  (c, ctx) =>
    f(c, ctx).value;
export const keysIter = asValue(keys);
export const valuesIter = asValue(values);
export const pairsIter = asValue(pairs);
export const elementsIter = asValue(elements);
export const indexedIter = asValue(indexed);
export const backwardIter = asValue(backward);
export const chunksIter = asValue(chunks);
