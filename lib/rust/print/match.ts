// Implements the layout of `match` and its arms.

import type { MatchArm, RustExpr } from "../ast.ts";
import { prefersNextLine } from "./assign.ts";
import { isEmptyBlock, isJump, isMacro, isPlainBlock, mayStartOnArrow, onlyExpr } from "./classify.ts";
import type { Layout } from "./context.ts";
import { condition } from "./control.ts";
import { listItems, writeList } from "./list.ts";
import {
  byteLen,
  cat,
  empty,
  firstLineWidth,
  isMultiline,
  lastLineExtendable,
  marked,
  type Out,
  type Rewrite,
  text,
  trimmedLastLineWidth,
  width,
} from "./out.ts";
import { deeper, extraOffset, limits, newline, Shape, spaces } from "./shape.ts";

type Match = Extract<RustExpr, { kind: "MatchExpr" }>;

export function match(cx: Layout, node: Match, shape: Shape): Rewrite {
  const room = shape.withWidth(shape.budget(shape.used)).offsetLeft(6);
  const scrutinee = room && cx.expr(node.scrutinee, room);
  if (room === undefined || scrutinee === undefined) return undefined;
  if (node.arms.length === 0) return cat("match ", scrutinee, " {}");
  const breaks = isMultiline(scrutinee.s) || byteLen(scrutinee.s) + 2 > room.width;
  const space = !lastLineExtendable(scrutinee.s) && breaks ? shape.newline : " ";
  const armShape = shape.blockIndent(limits.tab).withMaxWidth();
  const items = listItems(node.arms, (arm) => marked(matchArm(cx, arm, armShape), arm.origin));
  const arms = writeList(items, { shape: armShape, tactic: "vertical", separator: "", trailing: "never", keepBlankLines: true });
  return arms && cat("match ", scrutinee, space, "{\n", spaces(deeper(shape.indent)), arms, shape.newline, "}");
}

function matchArm(cx: Layout, arm: MatchArm, shape: Shape): Rewrite {
  const label = arm.body.kind === "Block" && arm.body.label !== undefined ? arm.body.label : undefined;
  const patShape = shape.subWidth(label === undefined ? 5 : 7 + byteLen(label));
  const pat = patShape && cx.pat(arm.pat, patShape);
  if (pat === undefined) return undefined;
  const guard = arm.guard === undefined ? empty : layoutGuard(cx, arm.guard, shape, pat);
  return guard && armBody(cx, arm.body, cat(pat, guard), shape, isMultiline(guard.s));
}

/** ` if cond`, after the pattern or on the next line. */
function layoutGuard(cx: Layout, guard: RustExpr, shape: Shape, pat: Out): Rewrite {
  const patWidth = trimmedLastLineWidth(pat.s);
  const ownLine = isMultiline(pat.s) && patWidth > limits.tab;
  const same = ownLine ? undefined : shape.offsetLeft(patWidth + 4)?.subWidth(5);
  const out = same && cx.expr(guard, same);
  if (out !== undefined && (!isMultiline(out.s) || patWidth <= limits.tab)) return cat(" if ", out);
  const below = Shape.indented(deeper(shape.indent), shape.max).offsetLeft(3)?.subWidth(5);
  const next = below && cx.expr(guard, below);
  return next && cat(below.newline, "if ", next);
}

interface Body {
  readonly expr: RustExpr;
  /** Whether it may stand after `=>` though it has several lines. */
  readonly extend: boolean;
}

/** Takes the one expression out of a block that is not needed. */
function flatten(cx: Layout, body: RustExpr, shape: Shape | undefined): Body {
  const plain = !cx.inMacro && isPlainBlock(body) && body.label === undefined ? onlyExpr(body) : undefined;
  if (plain === undefined || isMacro(plain)) return { expr: body, extend: mayStartOnArrow(body) };
  if (isPlainBlock(plain)) return flatten(cx, plain, undefined);
  const cond = shape && condition(cx, plain, shape);
  if (cond !== undefined && isMultiline(cond.s)) return { expr: body, extend: false };
  return { expr: plain, extend: mayStartOnArrow(plain) };
}

function armBody(cx: Layout, given: RustExpr, left: Out, shape: Shape, brokenGuard: boolean): Rewrite {
  const start = extraOffset(left.s, shape) + 4;
  const { expr, extend } = flatten(cx, given, shape.offsetLeft(start));
  const isBlock = isPlainBlock(expr);
  const isEmpty = isBlock && isEmptyBlock(expr);
  const comma = isBlock ? "" : ",";
  const sameLine = (body: Out): Out => cat(left, " => ", body, comma);
  const forbidSameLine = brokenGuard && isMultiline(left.s) && !isEmpty;

  const sameShape = shape.offsetLeft(start)?.subWidth(comma.length);
  const same =
    forbidSameLine || sameShape === undefined ? undefined : collapsed(cx.expr(expr, sameShape, "statement"), sameShape.width);
  if (same !== undefined && sameShape !== undefined && (isBlock || (!isMultiline(same.s) && width(same.s) <= sameShape.width))) {
    return sameLine(same);
  }

  const indent = isBlock && !isEmpty ? shape.indent : deeper(shape.indent);
  const nextShape = Shape.indented(indent, shape.max);
  // A jump will stand before a `;` of its own.
  const room = isJump(expr) ? nextShape.saturatingSub(1) : nextShape;
  const next = collapsed(cx.expr(expr, room, "statement"), nextShape.width);
  const nextLine = (body: Out): Out => {
    if (isBlock) return cat(left, " =>", newline(indent), body, comma);
    if (cx.inMacro) return cat(left, " =>", newline(indent), body, ",");
    // What stays in its block is laid out as a block that starts below if it must.
    const below = forbidSameLine || ((isMacro(expr) || isJump(expr)) && shape.offsetLeft(start) === undefined);
    const open = below ? `${shape.newline}{` : " {";
    return cat(left, " =>", open, newline(indent), body, isJump(expr) ? ";" : "", shape.newline, "}");
  };
  if (same === undefined) return next && nextLine(next);
  if (next !== undefined && prefersNextLine(same.s, next.s, "default")) return nextLine(next);
  if (extend && firstLineWidth(same.s) <= (sameShape?.width ?? 0)) return sameLine(same);
  return next !== undefined && isMultiline(same.s) ? nextLine(next) : sameLine(same);
}

function collapsed(block: Rewrite, budget: number): Rewrite {
  return block !== undefined && budget >= 2 && /^\{\s*\}$/.test(block.s) ? text("{}") : block;
}
