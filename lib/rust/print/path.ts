// Implements the layout of paths and their generic arguments.

import type { RustPath, RustType } from "../ast.ts";
import type { Layout } from "./context.ts";
import { empty, cat, type Out, type Rewrite } from "./out.ts";
import { bracketed, type Item } from "./overflow.ts";
import { extraOffset, limits, type Shape } from "./shape.ts";

export function path(cx: Layout, node: RustPath, turbofish: boolean, shape: Shape): Rewrite {
  const start = shape.visualIndent(0);
  let out: Out = empty;
  for (const [i, segment] of node.segments.entries()) {
    if (i > 0) out = cat(out, "::");
    const rest = start.shrinkLeft(extraOffset(out.s, start))?.offsetLeft(segment.name.length);
    if (rest === undefined) return undefined;
    out = cat(out, segment.name);
    if (segment.generics === undefined || segment.generics.length === 0) continue;
    const args = generics(cx, segment.generics, rest);
    if (args === undefined) return undefined;
    out = cat(out, turbofish ? "::" : "", args);
  }
  return out;
}

function generics(cx: Layout, types: readonly RustType[], shape: Shape): Rewrite {
  return angleBrackets(
    cx,
    empty,
    types.map((type) => typeItem(cx, type)),
    shape,
  );
}

export function angleBrackets(cx: Layout, head: Out, items: readonly Item[], shape: Shape): Rewrite {
  return bracketed(cx, { head, open: "<", close: ">", items, shape, maxWidth: limits.maxWidth });
}

/** A type as an item of a bracketed list. */
export function typeItem(cx: Layout, type: RustType): Item {
  const rewrite = (shape: Shape): Rewrite => cx.type(type, shape);
  return {
    rewrite,
    overflow: rewrite,
    canOverflow: (count) => canOverflowType(type, count),
    isExpr: false,
    isMacroArg: false,
    isSimple: false,
    isNestedCall: false,
    isMethodCall: false,
  };
}

function canOverflowType(type: RustType, count: number): boolean {
  if (type.kind === "RefType") return canOverflowType(type.inner, count);
  return type.kind === "TupleType" && count === 1;
}
