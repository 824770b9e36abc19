// Implements the layout of binary expressions: operands of one operator are laid out together.

import type { RustExpr } from "../ast.ts";
import type { Layout } from "./context.ts";
import {
  byteLen,
  cat,
  empty,
  firstLineWidth,
  isMultiline,
  lastLineWidth,
  marked,
  type Out,
  type Rewrite,
  trimmedLastLineWidth,
} from "./out.ts";
import { pair } from "./pair.ts";
import { fits, limits, type Shape } from "./shape.ts";

type Binary = Extract<RustExpr, { kind: "BinaryExpr" }>;
interface Operand {
  readonly expr: RustExpr;
  /** The expression that ends with this operand. */
  readonly whole?: Binary;
  /** As laid out on a line of its own. */
  readonly out: Rewrite;
}

export function binary(cx: Layout, node: Binary, shape: Shape): Rewrite {
  const operands = flatten(cx, node, shape);
  const all = mustBreakLets(operands)
    ? manyLines(cx, operands, node.op, shape)
    : (oneLine(cx, operands, node.op, shape) ?? manyLines(cx, operands, node.op, shape));
  if (all !== undefined) return all;
  return pair(
    shape,
    { infix: ` ${node.op} ` },
    (s) => cx.expr(node.left, s),
    (s) => cx.expr(node.right, s),
  );
}

function flatten(cx: Layout, node: Binary, shape: Shape): readonly Operand[] {
  const wholes: Binary[] = [];
  let left: RustExpr = node;
  while (left.kind === "BinaryExpr" && left.op === node.op) {
    wholes.unshift(left);
    left = left.left;
  }
  const nested = shape
    .blockIndent(limits.tab)
    .withMaxWidth()
    .subWidth(shape.rhsOverhead)
    ?.offsetLeft(node.op.length + 1);
  const rest = wholes.map((whole) => ({ expr: whole.right, whole, out: nested && cx.expr(whole.right, nested) }));
  return [{ expr: left, out: cx.expr(left, shape) }, ...rest];
}

/** A chain with `let` goes on several lines, save for a name and one `let`. */
function mustBreakLets(operands: readonly Operand[]): boolean {
  if (!operands.some(({ expr }) => expr.kind === "LetExpr")) return false;
  const [first, second] = operands;
  return !(operands.length === 2 && first !== undefined && isNameOrBool(first.expr) && second?.expr.kind === "LetExpr");
}

function isNameOrBool(expr: RustExpr): boolean {
  switch (expr.kind) {
    case "PathExpr":
      return expr.path.segments.length === 1;
    case "LitExpr":
      return expr.lit.kind === "bool";
    case "UnaryExpr":
    case "RefExpr":
    case "ParenExpr":
    case "TryExpr":
      return isNameOrBool(expr.expr);
    default:
      return false;
  }
}

/** Adds an operand, and marks what is there as the node it is; the outermost is marked by the caller. */
function append(operands: readonly Operand[], operand: Operand, out: Out): Out {
  const isWhole = operand === operands[operands.length - 1];
  return (isWhole ? out : marked(out, operand.whole?.origin)) ?? out;
}

/** All on one line; the last operand may go on over further lines. */
function oneLine(cx: Layout, operands: readonly Operand[], op: string, shape: Shape): Rewrite {
  let before: Out = empty;
  for (const operand of operands.slice(0, -1)) {
    const { out } = operand;
    if (out === undefined || isMultiline(out.s) || byteLen(before.s) > shape.width) return undefined;
    before = cat(append(operands, operand, cat(before, out)), ` ${op} `);
  }
  const last = operands[operands.length - 1];
  const rest = shape.block().offsetLeft(lastLineWidth(before.s));
  const end = rest && last && cx.expr(last.expr, rest);
  if (end === undefined) return undefined;
  const whole = cat(before, end);
  if (firstLineWidth(whole.s) > shape.width) return undefined;
  const plain = !isMultiline(whole.s) || end.s.startsWith("{");
  if (!plain && (end.s.startsWith("(") || byteLen(before.s) > limits.tab)) return undefined;
  return fits(whole.s, shape) ? whole : undefined;
}

/** Broken before each operator, save where that would leave a short operand alone on its line. */
function manyLines(cx: Layout, operands: readonly Operand[], op: string, shape: Shape): Rewrite {
  const nested = shape.blockIndent(limits.tab).withMaxWidth().subWidth(shape.rhsOverhead);
  const first = operands[0]?.out;
  if (nested === undefined || first === undefined) return undefined;
  let result = first;
  for (const operand of operands.slice(1)) {
    const { expr, out } = operand;
    const offset = isMultiline(result.s) ? 0 : shape.used;
    if (lastLineWidth(result.s) + offset <= nested.used) {
      const line = shape.offsetLeft(op.length + 2 + trimmedLastLineWidth(result.s));
      const snug = line && cx.expr(expr, line);
      if (snug !== undefined) {
        result = append(operands, operand, cat(result, ` ${op} `, snug));
        continue;
      }
    }
    if (out === undefined) return undefined;
    result = append(operands, operand, cat(result, nested.newline, `${op} `, out));
  }
  return result;
}
