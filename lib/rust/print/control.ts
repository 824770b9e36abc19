// Implements the layout of `if`, `while`, `for` and `loop`.

import type { RustBlock, RustExpr, RustPat } from "../ast.ts";
import { assignRhs } from "./assign.ts";
import { isPlainBlock, onlyExpr } from "./classify.ts";
import type { Layout, Place } from "./context.ts";
import {
  byteLen,
  cat,
  empty,
  isMultiline,
  lastLine,
  lastLineExtendable,
  lastLineWidth,
  marked,
  type Out,
  type Rewrite,
} from "./out.ts";
import { limits, newline, Shape } from "./shape.ts";

type If = Extract<RustExpr, { kind: "IfExpr" }>;
type Control = If | Extract<RustExpr, { kind: "ForExpr" | "LoopExpr" | "WhileExpr" }>;

/** The parts of a control flow expression: `label keyword pat connector cond block else`. */
interface Flow {
  readonly keyword: "if" | "while" | "for" | "loop";
  readonly label: string;
  readonly pat?: RustPat;
  readonly cond?: RustExpr;
  readonly body: RustBlock;
  readonly otherwise?: RustExpr;
  readonly allowOneLine: boolean;
  /** An `if` after `else`. */
  readonly nested: boolean;
}

export function control(cx: Layout, node: Control, shape: Shape, place: Place): Rewrite {
  return layoutFlow(cx, flowOf(node, place === "value", false), shape);
}

function flowOf(node: Control, allowOneLine: boolean, nested: boolean): Flow {
  const label = node.kind !== "IfExpr" && node.label !== undefined ? `${node.label}: ` : "";
  const base = { label, allowOneLine: false, nested };
  switch (node.kind) {
    case "IfExpr":
      return {
        ...base,
        keyword: "if",
        ...split(node.cond),
        body: node.then,
        ...(node.else && { otherwise: node.else }),
        allowOneLine,
      };
    case "WhileExpr":
      return { ...base, keyword: "while", ...split(node.cond), body: node.body };
    case "ForExpr":
      return { ...base, keyword: "for", pat: node.pat, cond: node.iter, body: node.body };
    case "LoopExpr":
      return { ...base, keyword: "loop", body: node.body };
  }
}
const split = (cond: RustExpr): Pick<Flow, "pat" | "cond"> =>
  cond.kind === "LetExpr" ? { pat: cond.pat, cond: cond.expr } : { cond };

/** The head of a control flow expression or the scrutinee of a `match`: what callers check for line breaks. */
export function condition(cx: Layout, node: RustExpr, shape: Shape): Rewrite {
  switch (node.kind) {
    case "MatchExpr": {
      const rest = shape.offsetLeft(8);
      return rest && cx.expr(node.scrutinee, rest);
    }
    case "IfExpr":
    case "ForExpr":
    case "LoopExpr":
    case "WhileExpr":
      return head(cx, flowOf(node, true, false), shape, newline(shape.block().indent))?.out;
    default:
      return undefined;
  }
}

interface Head {
  readonly out: Out;
  /** Columns used on the line of the block; 0 if `out` is the whole expression on one line. */
  readonly used: number;
}

function head(cx: Layout, flow: Flow, shape: Shape, breakBefore: string): Head | undefined {
  const fresh = shape.withWidth(shape.budget(shape.used));
  const room = flow.nested ? fresh.offsetLeft(7) : fresh;
  if (room === undefined) return undefined;
  const offset = flow.keyword.length + flow.label.length + 1;
  const cond = flow.cond === undefined ? empty : patAndCond(cx, flow, room, offset);
  if (cond === undefined) return undefined;
  if (flow.allowOneLine) {
    const line = oneLine(cx, flow, cond, shape);
    if (line !== undefined && byteLen(line.s) <= shape.scaled(limits.ifElse)) return { out: line, used: 0 };
  }
  const budget = Math.max(0, shape.max - (room.used + offset + 2));
  const breaks = isMultiline(cond.s) || byteLen(cond.s) > budget;
  const ownLine = breaks && (!lastLineExtendable(cond.s) || leadingSpaces(cond.s) > shape.used);
  const space = cond.s === "" || cond.s.startsWith("\n") ? "" : " ";
  const out = cat(flow.label, flow.keyword, space, cond, ownLine ? breakBefore : " ");
  const used = isMultiline(cond.s) ? lastLineWidth(cond.s) : flow.label.length + flow.keyword.length + byteLen(cond.s) + 2;
  return { out, used };
}

const leadingSpaces = (s: string): number => (/^\s*/.exec(lastLine(s)) ?? [""])[0].length;

function patAndCond(cx: Layout, flow: Flow, shape: Shape, offset: number): Rewrite {
  const room = shape.offsetLeft(offset);
  if (room === undefined || flow.cond === undefined) return undefined;
  const cond = flow.cond;
  if (flow.pat !== undefined) {
    const matcher = flow.keyword === "for" ? "" : "let ";
    const connector = flow.keyword === "for" ? " in" : " =";
    const patShape = room.offsetLeft(matcher.length)?.subWidth(connector.length);
    const pat = patShape && cx.pat(flow.pat, patShape);
    return pat && assignRhs(cat(matcher, pat, connector), room, (s) => cx.expr(cond, s));
  }
  const same = cx.expr(cond, room);
  if (flow.keyword === "if" || same !== undefined) return same;
  const nested = shape.blockIndent(limits.tab).withMaxWidth();
  const below = cx.expr(cond, nested);
  return below && cat(nested.newline, below);
}

/** `if c { a } else { b }`. */
function oneLine(cx: Layout, flow: Flow, cond: Out, shape: Shape): Rewrite {
  const { otherwise } = flow;
  if (otherwise === undefined || !isPlainBlock(otherwise) || isMultiline(cond.s)) return undefined;
  const thenExpr = onlyExpr(flow.body);
  const elseExpr = onlyExpr(otherwise);
  if (thenExpr === undefined || elseExpr === undefined) return undefined;
  const fixed = flow.keyword.length + "  {  } else {  }".length;
  const rest = shape.width - (byteLen(cond.s) + fixed);
  const thenOut = branch(cx, thenExpr, rest, shape.max);
  const elseOut = thenOut && branch(cx, elseExpr, rest - byteLen(thenOut.s), shape.max);
  if (thenOut === undefined || elseOut === undefined) return undefined;
  const line = cat(
    flow.keyword,
    " ",
    cond,
    " { ",
    marked(thenOut, flow.body.origin) ?? thenOut,
    " } else { ",
    marked(elseOut, otherwise.origin) ?? elseOut,
    " }",
  );
  return byteLen(line.s) <= shape.width ? line : undefined;
}

function branch(cx: Layout, expr: RustExpr, width: number, max: number): Rewrite {
  if (width < 0) return undefined;
  const jumps = expr.kind === "ReturnExpr" || expr.kind === "BreakExpr" || expr.kind === "ContinueExpr";
  const out = cx.expr(expr, Shape.of(width, { block: 0, align: 0 }, max), jumps ? "statement" : "value");
  return out !== undefined && !isMultiline(out.s) ? out : undefined;
}

function layoutFlow(cx: Layout, flow: Flow, shape: Shape): Rewrite {
  const top = head(cx, flow, shape, newline(shape.indent));
  if (top === undefined || top.used === 0) return top?.out;
  const room = Math.max(0, shape.width - top.used);
  const blockWidth = flow.otherwise !== undefined || flow.nested ? Math.min(1, room) : room;
  const block = cx.blockLines(flow.body, shape.withWidth(blockWidth));
  if (block === undefined) return undefined;
  const then = cat(top.out, marked(block, flow.body.origin) ?? block);
  if (flow.otherwise === undefined) return then;
  const below = Shape.indented(shape.indent, shape.max);
  const otherwise =
    flow.otherwise.kind === "IfExpr"
      ? marked(layoutFlow(cx, flowOf(flow.otherwise, false, true), below), flow.otherwise.origin)
      : cx.expr(flow.otherwise, below.withWidth(Math.min(1, below.width)), "statement");
  return otherwise && cat(then, " else ", otherwise);
}
