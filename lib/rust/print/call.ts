// Implements the layout of arguments, tuples and arrays.

import type { RustExpr } from "../ast.ts";
import { canOverflow, isMethodCall, isNestedCall, isSimple } from "./classify.ts";
import { isManyClosures, lastArgument } from "./closure.ts";
import type { Layout } from "./context.ts";
import { empty, type Out, type Rewrite } from "./out.ts";
import { bracketed, type Item } from "./overflow.ts";
import { limits, type Shape } from "./shape.ts";

/** An expression as an item of a bracketed list. */
export function exprItems(cx: Layout, exprs: readonly RustExpr[], isMacroArg = false): readonly Item[] {
  const manyClosures = isManyClosures(exprs);
  return exprs.map((expr) => {
    const rewrite = (shape: Shape): Rewrite => cx.expr(expr, shape);
    return {
      ...(expr.trivia && { trivia: expr.trivia }),
      rewrite,
      overflow: isMacroArg ? rewrite : (shape) => lastArgument(cx, expr, shape, manyClosures),
      canOverflow: (count) => canOverflow(expr, count),
      isExpr: true,
      isMacroArg,
      isSimple: isSimple(expr),
      isNestedCall: isNestedCall(expr),
      isMethodCall: isMethodCall(expr),
    };
  });
}

/** `head(args)`. */
export function call(cx: Layout, head: Out, args: readonly RustExpr[], shape: Shape): Rewrite {
  return bracketed(cx, {
    head,
    open: "(",
    close: ")",
    items: exprItems(cx, args),
    shape,
    maxWidth: limits.call,
    ...(cx.inMacro && { trailing: "never" }),
  });
}

export function tuple(cx: Layout, elems: readonly RustExpr[], shape: Shape): Rewrite {
  const trailing = elems.length === 1 ? "always" : cx.inMacro ? "never" : "vertical";
  return bracketed(cx, {
    head: empty,
    open: "(",
    close: ")",
    items: exprItems(cx, elems),
    shape,
    maxWidth: limits.call,
    trailing,
  });
}

export function array(cx: Layout, elems: readonly RustExpr[], shape: Shape): Rewrite {
  const trailing = cx.inMacro ? "never" : "vertical";
  return bracketed(cx, {
    head: empty,
    open: "[",
    close: "]",
    items: exprItems(cx, elems),
    shape,
    maxWidth: limits.array,
    trailing,
  });
}
