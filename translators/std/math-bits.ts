// Implements package math/bits: the bit operations of integers.

import { defineStdPackage, type StdLowering } from "../../lib/patterns/kit.ts";
import type { RustType } from "../../lib/rust/ast.ts";
import { binary, cast, int, methodCall, t } from "../../lib/rust/factory.ts";
import { argOf, combine, numberRecv } from "./_values.ts";

const widths: Readonly<Record<string, { readonly type: RustType; readonly bits: number }>> = {
  "": { type: t.u64, bits: 64 },
  8: { type: t.u8, bits: 8 },
  16: { type: t.u16, bits: 16 },
  32: { type: t.u32, bits: 32 },
  64: { type: t.u64, bits: 64 },
};

const count =
  (name: string, type: RustType): StdLowering =>
  (c, ctx) =>
    combine(ctx, [numberRecv(ctx, argOf(c, 0), type)], t.u32, (x) => methodCall(x, name));
const length =
  (type: RustType, bits: number): StdLowering =>
  (c, ctx) =>
    combine(ctx, [numberRecv(ctx, argOf(c, 0), type)], t.u32, (x) => binary(int(bits), "-", methodCall(x, "leading_zeros")));
const same =
  (name: string, type: RustType): StdLowering =>
  (c, ctx) =>
    combine(ctx, [numberRecv(ctx, argOf(c, 0), type)], type, (x) => methodCall(x, name));
/** A negative count turns to the right, which is a turn to the left by the width less it. */
const rotate =
  (type: RustType, bits: number): StdLowering =>
  (c, ctx) =>
    combine(ctx, [numberRecv(ctx, argOf(c, 0), type), ctx.expr(argOf(c, 1), t.i64)], type, (x, n) =>
      methodCall(x, "rotate_left", [n.kind === "LitExpr" ? n : cast(methodCall(n, "rem_euclid", [int(bits)]), t.u32)]),
    );

const functions = Object.entries(widths).flatMap(([suffix, { type, bits }]): [string, StdLowering][] => [
  [`OnesCount${suffix}`, count("count_ones", type)],
  [`LeadingZeros${suffix}`, count("leading_zeros", type)],
  [`TrailingZeros${suffix}`, count("trailing_zeros", type)],
  [`Len${suffix}`, length(type, bits)],
  [`Reverse${suffix}`, same("reverse_bits", type)],
  [`ReverseBytes${suffix}`, same("swap_bytes", type)],
  [`RotateLeft${suffix}`, rotate(type, bits)],
]);

export default defineStdPackage({
  path: "math/bits",
  functions: Object.fromEntries(functions),
  values: {
    UintSize: () => ({ expr: int(64), type: t.i64, before: [], place: false, movable: true, borrows: [], literal: true }),
  },
});
