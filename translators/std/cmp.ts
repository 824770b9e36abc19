// Implements package cmp: comparison of ordered values.

import { defineStdPackage } from "../../lib/patterns/kit.ts";
import { binary, cast, isFloat, methodCall, ref, stripRefs, t } from "../../lib/rust/factory.ts";
import { argOf, combine } from "./_values.ts";

export default defineStdPackage({
  path: "cmp",
  functions: {
    /** -1, 0 or 1; as a comparison inside `slices.SortFunc` it is read before it comes here. */
    Compare: (c, ctx) =>
      combine(ctx, [ctx.peek(argOf(c, 0)), ctx.peek(argOf(c, 1))], t.i64, (a, b) =>
        cast(
          methodCall(a, isFloat(stripRefs(ctx.peek(argOf(c, 0)).type)) ? "total_cmp" : "cmp", [
            b.kind === "LitExpr" && b.lit.kind === "str" ? b : ref(b),
          ]),
          t.i64,
        ),
      ),
    Less: (c, ctx) => combine(ctx, [ctx.peek(argOf(c, 0)), ctx.peek(argOf(c, 1))], t.bool, (a, b) => binary(a, "<", b)),
  },
});
