// Implements the layout of closures, and of a closure or control flow as the last argument of a call.

import type { RustBlock, RustExpr } from "../ast.ts";
import {
  allowsMultilineBody,
  blockStmts,
  containsComment,
  forcesClosureBlock,
  isControl,
  isPlainBlock,
  isStatementLike,
  leftMost,
  onlyExpr,
} from "./classify.ts";
import type { Layout } from "./context.ts";
import { condition } from "./control.ts";
import { byteLen, cat, isMultiline, lastLineWidth, lineCount, type Out, type Rewrite } from "./out.ts";
import { fitsOneLine, listItem, writeList } from "./list.ts";
import { columnsOf, Shape } from "./shape.ts";

type Closure = Extract<RustExpr, { kind: "ClosureExpr" }>;

export function closure(cx: Layout, node: Closure, shape: Shape): Rewrite {
  const prefix = closurePrefix(cx, node, shape);
  const bodyShape = prefix && shape.offsetLeft(lastLineWidth(prefix.s) + 1);
  if (prefix === undefined || bodyShape === undefined) return undefined;
  const { body } = node;
  if (!isPlainBlock(body)) return exprBody(cx, body, prefix, bodyShape) ?? wrappedBody(cx, body, prefix, bodyShape);
  if (blockStmts(body).length === 0 && !containsComment(body)) {
    const block = cx.expr(body, shape);
    return block && cat(prefix, " ", block);
  }
  const bare = node.ret === undefined && !cx.inMacro ? withoutBlock(cx, body, prefix, shape, bodyShape) : undefined;
  if (bare !== undefined) return bare;
  const block = cx.expr(body, bodyShape);
  return block && cat(prefix, " ", block);
}

/** A block that holds one expression is left away where the expression fits without. */
function withoutBlock(cx: Layout, block: RustBlock, prefix: Out, shape: Shape, bodyShape: Shape): Rewrite {
  const expr = innerExpr(block, prefix);
  return forcesBlock(cx, expr) ? wrappedBody(cx, expr, prefix, shape) : exprBody(cx, expr, prefix, bodyShape);
}

function innerExpr(expr: RustExpr, prefix: Out): RustExpr {
  if (!isPlainBlock(expr) || expr.label !== undefined || isMultiline(prefix.s)) return expr;
  const inner = onlyExpr(expr);
  return inner === undefined ? expr : innerExpr(inner, prefix);
}

const forcesBlock = (cx: Layout, expr: RustExpr): boolean => !cx.inMacro && forcesClosureBlock(expr);

const vetoesBlock = new Set<RustExpr["kind"]>([
  "CallExpr",
  "BinaryExpr",
  "CastExpr",
  "AssignExpr",
  "OpAssignExpr",
  "FieldExpr",
  "IndexExpr",
  "RangeExpr",
  "TryExpr",
]);

/** `|x| {⏎ body⏎ }` for a body that has no block. */
function wrappedBody(cx: Layout, body: RustExpr, prefix: Out, shape: Shape): Rewrite {
  if (vetoesBlock.has(body.kind) && isStatementLike(leftMost(body))) return undefined;
  const block = cx.blockLines(blockAround(body), shape);
  return block && cat(prefix, " ", block);
}

/** Made once for a body, so that its layouts are remembered. */
function blockAround(body: RustExpr): RustBlock {
  const known = wrappers.get(body);
  if (known !== undefined) return known;
  const block: RustBlock = { kind: "Block", stmts: [], tail: body };
  wrappers.set(body, block);
  return block;
}
const wrappers = new WeakMap<RustExpr, RustBlock>();

/** A body without a block fits on one line, or is itself block-like. */
function exprBody(cx: Layout, body: RustExpr, prefix: Out, shape: Shape): Rewrite {
  const out = cx.expr(body, shape);
  if (out === undefined || (isMultiline(out.s) && !allowsMultilineBody(body) && !cx.inMacro)) return undefined;
  return cat(prefix, " ", out);
}

/** `move |a, b: T| -> R`. */
function closurePrefix(cx: Layout, node: Closure, shape: Shape): Rewrite {
  const keywords = `${node.async ? "async " : ""}${node.move ? "move " : ""}`;
  const nested = shape.shrinkLeft(keywords.length)?.subWidth(4);
  const params = nested?.offsetLeft(1)?.visualIndent(0);
  if (nested === undefined || params === undefined) return undefined;
  const retShape = params.offsetLeft(3);
  const retType = node.ret && retShape && cx.type(node.ret, retShape);
  if (node.ret !== undefined && retType === undefined) return undefined;
  const ret = retType && cat("-> ", retType);
  const items = node.params.map((param) => listItem(closureParam(cx, param, params)));
  const retWidth = byteLen(ret?.s ?? "") + 1;
  const oneLine = fitsOneLine(items, Math.max(0, nested.width - retWidth));
  const listShape = oneLine ? params.subWidth(retWidth) : params;
  if (listShape === undefined) return undefined;
  const list = writeList(items, { shape: listShape, tactic: oneLine ? "horizontal" : "vertical", trailing: "never" });
  if (list === undefined) return undefined;
  const head = cat(keywords, "|", list, "|");
  if (ret === undefined) return head;
  return cat(head, isMultiline(head.s) ? `\n${" ".repeat(columnsOf(nested.indent) + 1)}` : " ", ret);
}

export function closureParam(cx: Layout, param: Closure["params"][number], shape: Shape): Rewrite {
  const plain = Shape.of(shape.width, shape.indent, shape.max);
  const pat = cx.pat(param.pat, plain);
  if (pat === undefined || param.type === undefined) return pat;
  const head = cat(pat, ": ");
  const rest = plain.subWidth(lastLineWidth(head.s));
  const type = rest && cx.type(param.type, rest);
  return type && cat(head, type);
}

// ---- As a last argument

export const isManyClosures = (exprs: readonly RustExpr[]): boolean =>
  exprs.filter((expr) => expr.kind === "ClosureExpr").length > 1;

/** The last argument of a call, which may go on over further lines; none where that would look bad. */
export function lastArgument(cx: Layout, expr: RustExpr, shape: Shape, manyClosures: boolean): Rewrite {
  if (expr.kind === "ClosureExpr") return manyClosures ? undefined : lastClosure(cx, expr, shape);
  if (isControl(expr) || expr.kind === "MatchExpr") {
    const cond = condition(cx, expr, shape);
    return cond !== undefined && isMultiline(cond.s) ? undefined : cx.expr(expr, shape);
  }
  return cx.expr(expr, shape);
}

function lastClosure(cx: Layout, node: Closure, shape: Shape): Rewrite {
  const { body: given } = node;
  const body = (!cx.inMacro && isPlainBlock(given) && given.label === undefined ? onlyExpr(given) : undefined) ?? given;
  const prefix = closurePrefix(cx, node, shape);
  if (prefix === undefined || isMultiline(prefix.s)) return undefined;
  const bodyShape = shape.offsetLeft(lastLineWidth(prefix.s) + 1);
  if (bodyShape === undefined) return undefined;
  if (forcesBlock(cx, body)) {
    const block = wrappedBody(cx, body, prefix, bodyShape);
    if (block === undefined || node.ret !== undefined || lineCount(block.s) > 7) return block;
    const flat = exprBody(cx, body, prefix, shape);
    return flat !== undefined && !isMultiline(flat.s) ? flat : block;
  }
  const cond = condition(cx, body, bodyShape);
  if (cond !== undefined && (isMultiline(cond.s) || byteLen(cond.s) > bodyShape.width))
    return wrappedBody(cx, body, prefix, bodyShape);
  return cx.expr(node, shape);
}
