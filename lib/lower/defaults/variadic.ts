// Implements the arguments that a variadic parameter gathers: a slice that is made for the call.

import type { CallExpr, Expr } from "../../go/ast.ts";
import { temp, type Value } from "../../patterns/value.ts";
import type { RustType } from "../../rust/ast.ts";
import { array, ref, t } from "../../rust/factory.ts";
import type { Type } from "../../semantics/types.ts";
import type { Emitter } from "../emitter.ts";

/** The arguments from the variadic parameter on, as one value. */
export function restOf(args: readonly Expr[], want: RustType, ctx: Emitter): Value {
  const elem =
    want.kind === "RefType" && want.inner.kind === "SliceType"
      ? want.inner.elem
      : want.kind === "PathType"
        ? want.path.segments.at(-1)?.generics?.[0]
        : undefined;
  const values = args.map((a) => ctx.expr(a, elem));
  const { before, exprs } = ctx.sequence(values);
  // Of a function that is refused: its arguments keep their own types.
  if (JSON.stringify(want).includes("InferType")) return temp({ kind: "TupleExpr", elems: exprs }, want, { before });
  if (want.kind === "RefType") return temp(ref(array(exprs)), want, { before });
  return temp({ kind: "MacroExpr", name: "vec", delim: "[", args: exprs }, want, { before });
}

/** The last arguments of a variadic function value form a slice, as those of a function do. */
export function dynamicArgs(
  e: CallExpr,
  sig: Extract<Type, { kind: "Signature" }>,
  wants: readonly (RustType | undefined)[],
  ctx: Emitter,
): Value[] {
  const rest = sig.params.vars.length - 1;
  if (!sig.variadic || e.ellipsis) return e.args.map((a, i) => ctx.expr(a, wants[i]));
  const list = sig.params.vars[rest]?.type;
  const want = wants[rest] ?? (list && t.ref(t.slice(ctx.rustType(list.kind === "Slice" ? list.elem : list)))) ?? t.infer;
  return [...e.args.slice(0, rest).map((a, i) => ctx.expr(a, wants[i])), restOf(e.args.slice(rest), want, ctx)];
}
