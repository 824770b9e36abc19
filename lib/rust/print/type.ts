// Implements the layout of types and bounds.

import type { GenericParam, RustBound, RustType } from "../ast.ts";
import type { Layout } from "./context.ts";
import { fitsOneLine, listItem, type Tactic, writeList } from "./list.ts";
import {
  byteLen,
  cat,
  empty,
  firstLineWidth,
  isMultiline,
  join,
  lastLineExtendable,
  lastLineWidth,
  type Out,
  type Rewrite,
  text,
} from "./out.ts";
import { bracketed } from "./overflow.ts";
import { pair } from "./pair.ts";
import { path, typeItem } from "./path.ts";
import { deeper, limits, newline, Shape } from "./shape.ts";

export function type(cx: Layout, node: RustType, shape: Shape): Rewrite {
  if ("alias" in node && node.alias !== undefined) return node.alias.length <= shape.width ? text(node.alias) : undefined;
  switch (node.kind) {
    case "PathType":
      return path(cx, node.path, false, shape);
    case "RefType":
      return refType(cx, node, shape);
    case "TupleType":
      return tupleType(cx, node.elems, shape);
    case "SliceType": {
      const rest = shape.subWidth(2);
      const elem = rest && cx.type(node.elem, Shape.of(rest.width, shift(shape, 1), shape.max));
      return elem && cat("[", elem, "]");
    }
    case "ArrayType":
      return pair(
        shape,
        { prefix: "[", infix: "; ", suffix: "]", breakAfter: true },
        (s) => cx.type(node.elem, s),
        (s) => cx.expr(node.len, s),
      );
    case "FnPtrType": {
      const rest = shape.offsetLeft(2);
      const signature = rest && functionType(cx, node.params, node.ret, rest);
      return signature && cat("fn", signature);
    }
    case "DynType": {
      const rest = shape.offsetLeft(4);
      const joined = rest && bounds(cx, node.bounds, rest);
      return joined && cat("dyn ", joined);
    }
    case "ImplType": {
      const joined = bounds(cx, node.bounds, shape, false);
      return joined && cat("impl ", joined);
    }
    case "BindingType": {
      const prefix = `${node.name} = `;
      const rest =
        shape.width < prefix.length ? undefined : Shape.of(shape.width - prefix.length, shift(shape, prefix.length), shape.max);
      const inner = rest && cx.type(node.type, rest);
      return inner && cat(prefix, inner);
    }
    case "NeverType":
      return text("!");
    case "InferType":
      return shape.width >= 1 ? text("_") : undefined;
  }
}

const shift = (shape: Shape, delta: number): Shape["indent"] => ({
  block: shape.indent.block,
  align: shape.indent.align + delta,
});

function refType(cx: Layout, node: Extract<RustType, { kind: "RefType" }>, shape: Shape): Rewrite {
  const prefix = `&${node.lifetime === undefined ? "" : `${node.lifetime} `}${node.mut ? "mut " : ""}`;
  if (shape.width < prefix.length) return undefined;
  const rest = Shape.of(shape.width - prefix.length, shift(shape, prefix.length), shape.max);
  const parens = (node.inner.kind === "DynType" || node.inner.kind === "ImplType") && node.inner.bounds.length > 1;
  const inner = parens ? parenType(cx, node.inner, rest) : cx.type(node.inner, rest);
  return inner && cat(prefix, inner);
}

function parenType(cx: Layout, node: RustType, shape: Shape): Rewrite {
  const rest = shape.subWidth(2);
  const flat = rest && cx.type(node, rest);
  if (flat !== undefined && !isMultiline(flat.s)) return cat("(", flat, ")");
  const inner = shape.blockIndent(limits.tab).withMaxWidth();
  const out = cx.type(node, inner);
  return out && cat("(", inner.newline, out, shape.newline, ")");
}

function tupleType(cx: Layout, elems: readonly RustType[], shape: Shape): Rewrite {
  return bracketed(cx, {
    head: empty,
    open: "(",
    close: ")",
    items: elems.map((elem) => typeItem(cx, elem)),
    shape,
    maxWidth: limits.call,
    ...(elems.length === 1 && { trailing: "always" }),
  });
}

/** `(A, B) -> C`. */
function functionType(cx: Layout, params: readonly RustType[], ret: RustType | undefined, shape: Shape): Rewrite {
  const retShape = shape.offsetLeft(4);
  if (retShape === undefined) return undefined;
  const retType = ret && cx.type(ret, retShape);
  if (ret !== undefined && retType === undefined) return undefined;
  const output = retType === undefined ? empty : cat(" -> ", retType);
  const listShape = Shape.indented(deeper(shape.block().indent), shape.max);
  const items = params.map((param) => listItem(cx.type(param, listShape)));
  const oneLine = !isMultiline(output.s) && fitsOneLine(items, Math.max(0, shape.width - (2 + byteLen(output.s))));
  const tactic: Tactic = oneLine ? "horizontal" : "vertical";
  const list = writeList(items, { shape: listShape, tactic, trailing: "vertical" });
  if (list === undefined) return undefined;
  const end = newline(shape.block().indent);
  const args = oneLine || params.length === 0 ? cat("(", list, ")") : cat("(", listShape.newline, list, end, ")");
  if (output.s === "" || lastLineWidth(args.s) + firstLineWidth(output.s) <= shape.width) return cat(args, output);
  return cat(args, listShape.newline, "-> ", retType ?? empty);
}

export function bound(cx: Layout, node: RustBound, shape: Shape): Rewrite {
  if (node.kind === "LifetimeBound") return text(node.name);
  const head = path(cx, node.path, false, shape);
  if (node.fnArgs === undefined || head === undefined) return head;
  const rest = shape.visualIndent(0).offsetLeft(byteLen(head.s));
  const signature = rest && functionType(cx, node.fnArgs, node.fnRet, rest);
  return signature && cat(head, signature);
}

/** Bounds joined with ` + `; with `indent` they are broken before each `+` one step deeper. */
export function bounds(cx: Layout, nodes: readonly RustBound[], shape: Shape, indent = true): Rewrite {
  const flat = joinBounds(cx, nodes, shape, " ", false);
  if (flat === undefined || (!isMultiline(flat.s) && byteLen(flat.s) <= shape.width)) return flat;
  if (nodes.length === 1 && !hasSeveralArgs(nodes[0] as RustBound)) return flat;
  const inner = indent ? shape.blockIndent(limits.tab).withMaxWidth() : shape;
  return joinBounds(cx, nodes, inner, inner.newline, true);
}

function joinBounds(cx: Layout, nodes: readonly RustBound[], shape: Shape, space: string, broken: boolean): Rewrite {
  const ordered = !nodes.some(
    (node, i) => node.kind === "LifetimeBound" && nodes.slice(i + 1).some((later) => later.kind === "TraitBound"),
  );
  const parts: (Out | string)[] = [];
  let extendable = false;
  for (const [i, node] of nodes.entries()) {
    const out = bound(cx, node, shape);
    if (out === undefined) return undefined;
    if (i > 0) parts.push(broken && (!extendable || !ordered) ? space : " ", "+ ");
    parts.push(out);
    extendable = node.kind === "LifetimeBound" || lastLineExtendable(out.s);
  }
  return join(parts, "");
}

function hasSeveralArgs(node: RustBound): boolean {
  if (node.kind === "LifetimeBound") return false;
  return node.path.segments.length > 1 || (node.path.segments[0]?.generics?.length ?? 0) > 1;
}

/** `T: Bound`, as in generics. */
export function genericParam(cx: Layout, node: GenericParam, shape: Shape): Rewrite {
  if (node.bounds.length === 0) return text(node.name);
  const joined = bounds(cx, node.bounds, shape);
  return joined && cat(node.name, ": ", joined);
}
