// Implements package bytes: comparison of byte slices, and `bytes.Buffer` as a `String` of text.

import { defineStdPackage } from "../../lib/patterns/kit.ts";
import { binary, call, cast, methodCall, t } from "../../lib/rust/factory.ts";
import { builderMethods, builderType } from "./_text-builder.ts";
import { argOf, combine } from "./_values.ts";

const bytes = t.ref(t.slice(t.u8));

export default defineStdPackage({
  path: "bytes",
  functions: {
    Equal: (c, ctx) => combine(ctx, [ctx.peek(argOf(c, 0)), ctx.peek(argOf(c, 1))], t.bool, (a, b) => binary(a, "==", b)),
    Compare: (c, ctx) =>
      combine(ctx, [ctx.expr(argOf(c, 0), bytes), ctx.expr(argOf(c, 1), bytes)], t.i64, (a, b) =>
        cast(methodCall(a, "cmp", [b]), t.i64),
      ),
    HasPrefix: (c, ctx) =>
      combine(ctx, [ctx.peek(argOf(c, 0)), ctx.expr(argOf(c, 1), bytes)], t.bool, (a, b) => methodCall(a, "starts_with", [b])),
    HasSuffix: (c, ctx) =>
      combine(ctx, [ctx.peek(argOf(c, 0)), ctx.expr(argOf(c, 1), bytes)], t.bool, (a, b) => methodCall(a, "ends_with", [b])),
    Repeat: (c, ctx) =>
      combine(ctx, [ctx.peek(argOf(c, 0)), ctx.expr(argOf(c, 1), t.usize)], t.vec(t.u8), (b, n) => methodCall(b, "repeat", [n])),
    ...builderMethods("Buffer"),
  },
  types: {
    Buffer: { rust: (facts) => builderType("bytes.Buffer", facts), zero: () => call("String::new") },
  },
});
