// Implements package bytes: comparison of byte slices, and `bytes.Buffer` as a `String` of text.

import { defineStdPackage, type StdLowering } from "../../lib/patterns/kit.ts";
import { binary, call, cast, methodCall, ref, t } from "../../lib/rust/factory.ts";
import { builderMethods } from "./_text-builder.ts";
import { argOf, combine } from "./_values.ts";

const bytes = t.ref(t.slice(t.u8));

/** Bytes that are no UTF-8 cannot stand in a `String`: they are replaced, as the caution says. */
const write: StdLowering = (c, ctx) => {
  ctx.note("text-bytes", c.call);
  return combine(ctx, [ctx.placeToWrite(c.recv!), ctx.expr(argOf(c, 0), bytes)], t.unit, (buffer, b) =>
    methodCall(buffer, "push_str", [ref(call("String::from_utf8_lossy", [b]))]),
  );
};

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
    "Buffer.Write": { lower: write, mutatesReceiver: true },
  },
  types: {
    Buffer: { rust: t.string, zero: () => call("String::new") },
  },
});
