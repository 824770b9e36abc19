// Implements package cmp: comparison of ordered values.

import { keyValue } from "./_comparison.ts";
import type { Expr } from "../../lib/go/ast.ts";
import { defineStdPackage, type EmitContext, type StdLowering } from "../../lib/patterns/kit.ts";
import {
  array,
  binary,
  cast,
  chain,
  closure,
  float,
  int,
  isFloat,
  isNumeric,
  isString,
  local,
  methodCall,
  not,
  p,
  ref,
  stripRefs,
  t,
} from "../../lib/rust/factory.ts";
import { orderOf } from "./_compare-function.ts";
import { argOf, combine } from "./_values.ts";

/** The first value that is not zero: of comparisons one after the other, of numbers and texts the one that `find` gives. */
const firstNonZero: StdLowering = (c, ctx) => {
  const type = ctx.info.typeOf(c.call);
  if (c.args.length === 0 || c.call.ellipsis || type.kind !== "Basic") return undefined;
  if (c.args.every((a) => isComparison(a, ctx))) {
    const order = orderOf(ctx, c.call);
    return order && combine(ctx, [], t.i64, () => cast(order, t.i64));
  }
  const rust = ctx.rustType(type);
  const isFound = isString(rust)
    ? closure(["x"], not(methodCall(local("x"), "is_empty")))
    : isNumeric(rust)
      ? closure([{ pat: p.deref("x") }], binary(local("x"), "!=", isFloat(rust) ? float(0) : int(0)))
      : undefined;
  if (!isFound) return undefined;
  const values = c.args.map((a) => ctx.expr(a, rust));
  return combine(ctx, values, rust, (...xs) => chain(array(xs), ["into_iter"], ["find", isFound], ["unwrap_or_default"]));
};
/** -1, 0 or 1. */
function isComparison(e: Expr, ctx: EmitContext): boolean {
  const f = e.kind === "CallExpr" ? ctx.info.calleeOf(e) : undefined;
  return f?.name === "Compare" && ["cmp", "strings", "slices"].includes(f.pkg ?? "") && f.recv === undefined;
}

export default defineStdPackage({
  path: "cmp",
  functions: {
    /** -1, 0 or 1; as a comparison inside `slices.SortFunc` it is read before it comes here. */
    Compare: (c, ctx) =>
      combine(ctx, [keyValue(argOf(c, 0), ctx), keyValue(argOf(c, 1), ctx)], t.i64, (a, b) =>
        cast(
          methodCall(a, isFloat(stripRefs(keyValue(argOf(c, 0), ctx).type)) ? "total_cmp" : "cmp", [
            b.kind === "LitExpr" && b.lit.kind === "str" ? b : ref(b),
          ]),
          t.i64,
        ),
      ),
    Or: firstNonZero,
    Less: (c, ctx) => combine(ctx, [ctx.peek(argOf(c, 0)), ctx.peek(argOf(c, 1))], t.bool, (a, b) => binary(a, "<", b)),
  },
});
