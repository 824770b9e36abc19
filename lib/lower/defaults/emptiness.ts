// Implements questions whether a list or a text is empty: `len(x) == 0`, `s == ""`, and what counts arguments.

import { textEnumOf } from "../../plan/enums.ts";
import type { BinaryExpr, Expr } from "../../go/ast.ts";
import { temp, type Value } from "../../patterns/value.ts";
import { methodCall, not, t } from "../../rust/factory.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Emitter } from "../emitter.ts";

/** `len(x) == 0` and `s == ""` are `is_empty()`. */
export function emptiness(e: BinaryExpr, ctx: Emitter): Value | undefined {
  const zero = ctx.info.constOf(e.y);
  const measured = zero?.kind === "int" ? measuredBy(e.x, ctx) : undefined;
  const isText = zero?.kind === "string" && zero.value === "" && (e.op === "==" || e.op === "!=");
  const subject = measured ?? (isText || (zero?.kind === "int" && countsArguments(e.x, ctx)) ? e.x : undefined);
  if (!subject || textEnumOf(ctx.info.typeOf(subject), ctx.plan)) return undefined;
  if (underlying(ctx.info.typeOf(subject)).kind === "Chan" || underlying(ctx.info.typeOf(subject)).kind === "Array")
    return undefined;
  const n = zero?.kind === "int" ? zero.value : 0n;
  const isEmpty = (n === 0n && (e.op === "==" || e.op === "<=")) || (n === 1n && e.op === "<");
  const isFull = (n === 0n && (e.op === "!=" || e.op === ">")) || (n === 1n && e.op === ">=");
  if (!isText && !isEmpty && !isFull) return undefined;
  const v = ctx.through(ctx.peek(subject), false);
  const counted = v.expr.kind === "MethodCallExpr" && v.expr.method === "len" ? v.expr.recv : v.expr;
  const empty = methodCall(counted, "is_empty");
  return temp((isText ? e.op === "==" : isEmpty) ? empty : not(empty), t.bool, { before: v.before });
}

/** `flag.NArg()`: the length of a list that Go does not show. */
function countsArguments(e: Expr, ctx: Emitter): boolean {
  const f = e.kind === "CallExpr" ? ctx.info.calleeOf(e) : undefined;
  return f?.pkg === "flag" && f.name === "NArg" && ctx.peek(e).expr.kind === "MethodCallExpr";
}

/** The x of `len(x)`, and of `x.Len()` where that is a builder, a buffer or a list. */
function measuredBy(e: Expr, ctx: Emitter): Expr | undefined {
  if (e.kind !== "CallExpr") return undefined;
  if (ctx.info.builtinOf(e) === "len") return e.args[0];
  const f = ctx.info.calleeOf(e);
  const recv = f?.recv?.kind === "Pointer" ? f.recv.elem : f?.recv;
  const isMeasured =
    f?.name === "Len" &&
    recv?.kind === "Named" &&
    ["strings.Builder", "bytes.Buffer", "container/list.List"].includes(`${recv.obj.pkg}.${recv.obj.name}`);
  return isMeasured && e.fun.kind === "SelectorExpr" ? e.fun.x : undefined;
}
