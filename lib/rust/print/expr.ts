// Implements the layout of expressions, by kind.

import type { RustExpr } from "../ast.ts";
import { assignment } from "./assign.ts";
import { binary } from "./binary.ts";
import { block } from "./block.ts";
import { array, call, tuple } from "./call.ts";
import { chain } from "./chain.ts";
import { isJump } from "./classify.ts";
import { closure } from "./closure.ts";
import type { Layout, Place } from "./context.ts";
import { control } from "./control.ts";
import { formatMacro, macroExpr, selectMacro } from "./macro.ts";
import { match } from "./match.ts";
import { cat, isMultiline, lastLineWidth, type Part, type Rewrite, text } from "./out.ts";
import { assignRhs } from "./assign.ts";
import { pair } from "./pair.ts";
import { deeper, fits, Shape } from "./shape.ts";
import { literal } from "./string.ts";
import { structExpr } from "./struct-lit.ts";

export function expr(cx: Layout, node: RustExpr, given: Shape, place: Place): Rewrite {
  const shape = place === "statement" && isJump(node) ? given.subWidth(1) : given;
  return shape && layout(cx, node, shape, place);
}

function layout(cx: Layout, node: RustExpr, shape: Shape, place: Place): Rewrite {
  const sub =
    (inner: RustExpr) =>
    (s: Shape): Rewrite =>
      cx.expr(inner, s);
  switch (node.kind) {
    case "LitExpr":
      return literalExpr(node, shape);
    case "PathExpr":
      return cx.path(node.path, true, shape);
    case "UnaryExpr":
      return prefixed(cx, node.op, node.expr, shape);
    case "RefExpr":
      return prefixed(cx, node.mut ? "&mut " : "&", node.expr, shape);
    case "BinaryExpr":
      return binary(cx, node, shape);
    case "AssignExpr":
      return assignment(shape, "=", sub(node.left), sub(node.right));
    case "OpAssignExpr":
      return assignment(shape, node.op, sub(node.left), sub(node.right));
    case "CallExpr": {
      const callee = cx.expr(node.fun, shape);
      return callee && call(cx, callee, node.args, shape);
    }
    case "MethodCallExpr":
    case "FieldExpr":
    case "TryExpr":
    case "AwaitExpr":
      return chain(cx, node, shape);
    case "IndexExpr":
      return index(cx, node, shape);
    case "RangeExpr":
      return range(cx, node, shape);
    case "CastExpr":
      return pair(shape, { infix: " as " }, sub(node.expr), (s) => cx.type(node.type, s));
    case "ClosureExpr":
      return closure(cx, node, shape);
    case "Block":
      return block(cx, node, shape, place === "value");
    case "IfExpr":
    case "LoopExpr":
    case "WhileExpr":
    case "ForExpr":
      return control(cx, node, shape, place);
    case "LetExpr":
      return letExpr(cx, node, shape);
    case "MatchExpr":
      return match(cx, node, shape);
    case "BreakExpr":
      return jump(cx, "break", node.label, node.value, shape);
    case "ContinueExpr":
      return jump(cx, "continue", node.label, undefined, shape);
    case "ReturnExpr":
      return jump(cx, "return", undefined, node.value, shape);
    case "StructExpr":
      return structExpr(cx, node, shape);
    case "TupleExpr":
      return tuple(cx, node.elems, shape);
    case "ArrayExpr":
      return array(cx, node.elems, shape);
    case "RepeatExpr":
      return pair(shape, { prefix: "[", infix: "; ", suffix: "]", breakAfter: true }, sub(node.elem), sub(node.len));
    case "ParenExpr":
      return paren(cx, node.expr, shape);
    case "FormatMacro":
      return formatMacro(cx, node, shape);
    case "MacroExpr":
      return macroExpr(cx, node, shape);
    case "SelectMacro":
      return selectMacro(cx, node, shape);
    case "Unsupported":
      return formatMacro(cx, refusal(node), shape);
  }
}

/** `todo!("FG####: reason")`. */
function refusal(node: Extract<RustExpr, { kind: "Unsupported" }>): Extract<RustExpr, { kind: "FormatMacro" }> {
  const template = `${node.code}: ${node.reason}`.replace(/[{}]/g, "$&$&");
  return { kind: "FormatMacro", name: "todo", template, args: [] };
}

/** A string of one line may be as long as it is. */
function literalExpr(node: Extract<RustExpr, { kind: "LitExpr" }>, shape: Shape): Rewrite {
  const out = text(literal(node.lit));
  const free = node.lit.kind === "str" && (node.lit.raw || !isMultiline(out.s));
  return free || fits(out.s, shape) ? out : undefined;
}

function prefixed(cx: Layout, prefix: string, inner: RustExpr, shape: Shape): Rewrite {
  const room = shape.offsetLeft(prefix.length);
  const out = room && cx.expr(inner, room);
  return out && cat(prefix, out);
}

function paren(cx: Layout, inner: RustExpr, shape: Shape): Rewrite {
  const room = shape.offsetLeft(1)?.subWidth(1);
  const out = room && cx.expr(inner, room);
  return out && cat("(", out, ")");
}

function jump(cx: Layout, keyword: string, label: string | undefined, value: RustExpr | undefined, shape: Shape): Rewrite {
  const head = label === undefined ? keyword : `${keyword} ${label}`;
  return value === undefined ? text(head) : prefixed(cx, `${head} `, value, shape);
}

function letExpr(cx: Layout, node: Extract<RustExpr, { kind: "LetExpr" }>, shape: Shape): Rewrite {
  const room = shape.offsetLeft(4);
  const pat = room && cx.pat(node.pat, room);
  return pat && assignRhs(cat("let ", pat, " ="), shape, (s) => cx.expr(node.expr, s));
}

function range(cx: Layout, node: Extract<RustExpr, { kind: "RangeExpr" }>, shape: Shape): Rewrite {
  const op = node.inclusive ? "..=" : "..";
  const { low, high } = node;
  if (low === undefined) return high === undefined ? text(op) : prefixed(cx, op, high, shape);
  if (high !== undefined)
    return pair(
      shape,
      { infix: op },
      (s) => cx.expr(low, s),
      (s) => cx.expr(high, s),
    );
  const room = shape.subWidth(op.length);
  const out = room && cx.expr(low, room);
  return out && cat(out, op);
}

function index(cx: Layout, node: Extract<RustExpr, { kind: "IndexExpr" }>, shape: Shape): Rewrite {
  const base = cx.expr(node.expr, shape);
  if (base === undefined) return undefined;
  const offset = lastLineWidth(base.s) + 1;
  const start = isMultiline(base.s) ? Shape.of(shape.max, shape.indent, shape.max) : shape;
  const sameShape = start.offsetLeft(offset)?.subWidth(isMultiline(base.s) ? 1 + shape.rhsOverhead : 1);
  const same = sameShape && cx.expr(node.index, sameShape);
  const bracket =
    (...before: readonly Part[]) =>
    (inner: Rewrite): Rewrite =>
      inner && cat(base, ...before, "[", inner, "]");
  if (same !== undefined && !isMultiline(same.s)) return bracket()(same);
  const below = Shape.indented(deeper(shape.indent), shape.max);
  const nextShape = below.offsetLeft(1)?.subWidth(1 + shape.rhsOverhead);
  if (nextShape === undefined) return undefined;
  const next = cx.expr(node.index, nextShape);
  if (next !== undefined && (!isMultiline(next.s) || same === undefined)) return bracket(below.newline)(next);
  return bracket()(same);
}
