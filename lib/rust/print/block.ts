// Implements the layout of blocks and statements.

import type { Origin, RustBlock, RustExpr, RustStmt, RustTrivia } from "../ast.ts";
import { assignRhs } from "./assign.ts";
import { type BlockStmt, blockStmts, isEmptyBlock, isJump, onlyExpr } from "./classify.ts";
import { withComments } from "./comment.ts";
import type { Layout } from "./context.ts";
import {
  byteLen,
  cat,
  isMultiline,
  lastLine,
  lastLineWidth,
  lineCount,
  marked,
  type Out,
  type Part,
  type Rewrite,
  text,
} from "./out.ts";
import { deeper, type Indent, limits, newline, Shape, spaces } from "./shape.ts";

export function block(cx: Layout, node: RustBlock, shape: Shape, oneLine: boolean): Rewrite {
  const label = node.label === undefined ? "" : `${node.label}: `;
  const prefix = node.async === undefined ? label : `${node.async} `;
  if (node.async !== undefined) {
    const line = singleLine(cx, node, prefix, shape);
    if (line !== undefined) return line;
    const inner = cx.block(plain(node), Shape.of(Math.max(0, shape.width - 6), shape.indent, shape.max), true);
    return inner && cat(prefix, inner);
  }
  if (isEmptyBlock(node) && shape.width >= 2) return text(`${label}{}`);
  const lines = blockLines(cx, node, shape);
  if (!oneLine || lineCount(lines.s) > 3) return lines;
  return singleLine(cx, node, label, shape) ?? lines;
}

/** The block without `async`, made once. */
function plain(node: RustBlock): RustBlock {
  const known = plainBlocks.get(node);
  if (known !== undefined) return known;
  const { async: _, origin: __, ...rest } = node;
  plainBlocks.set(node, rest);
  return rest;
}
const plainBlocks = new WeakMap<RustBlock, RustBlock>();

/** `{ expr }`. */
function singleLine(cx: Layout, node: RustBlock, prefix: string, shape: Shape): Rewrite {
  const expr = onlyExpr(node);
  const room = expr && shape.offsetLeft(prefix.length);
  const out = room && cx.expr(expr, room, isJump(expr) ? "statement" : "value");
  if (out === undefined) return undefined;
  const line = cat(prefix, "{ ", out, " }");
  return byteLen(line.s) <= shape.width && !isMultiline(line.s) ? line : undefined;
}

/** A block with each statement on lines of its own. */
export function blockLines(cx: Layout, node: RustBlock, shape: Shape): Out {
  const label = node.label === undefined ? "" : `${node.label}: `;
  if (isEmptyBlock(node) && shape.width >= 2) return text(`${label}{}`);
  const indent = deeper(shape.indent);
  const parts: Part[] = [label, "{"];
  cx.with({ inMacro: false, oneLineChain: false }, () => {
    const stmts = blockStmts(node);
    stmts.forEach((stmt, i) => {
      const trivia = triviaOf(stmt);
      if (i > 0 && trivia?.blankBefore) parts.push("\n");
      const last = i === stmts.length - 1;
      parts.push(newline(indent), withComments(statement(cx, stmt, indent, last), trivia, indent));
    });
  });
  for (const comment of node.dangling ?? []) parts.push(comment === "" ? "\n" : newline(indent) + comment);
  return cat(...parts, newline(shape.indent), "}");
}

const triviaOf = (stmt: BlockStmt): RustTrivia | undefined =>
  stmt.kind === "let" || stmt.kind === "item"
    ? stmt.node.trivia
    : (stmt.node?.trivia ?? (stmt.node === undefined ? stmt.expr.trivia : undefined));

function statement(cx: Layout, stmt: BlockStmt, indent: Indent, last: boolean): Out {
  if (stmt.kind === "item") return cx.items([stmt.node.item], indent);
  const out = cx.tryLimits("statement", (max) => tryStatement(cx, stmt, Shape.indented(indent, max), last));
  return marked(out, originOf(stmt)) ?? out ?? text(`compile_error!("a statement found no layout");`);
}

const originOf = (stmt: BlockStmt): Origin | undefined => stmt.node?.origin;

function tryStatement(cx: Layout, stmt: Exclude<BlockStmt, { kind: "item" }>, shape: Shape, last: boolean): Rewrite {
  switch (stmt.kind) {
    case "let":
      return letStmt(cx, stmt.node, shape);
    case "macro": {
      const out = cx.expr(stmt.expr, shape.saturatingSub(1), "statement");
      return out && (stmt.semi ? cat(out, ";") : out);
    }
    case "expr":
      if (!isJump(stmt.expr)) return cx.expr(stmt.expr, shape, last ? "value" : "statement");
      return terminated(cx, stmt.expr, shape, ";");
    case "semi": {
      const { kind } = stmt.expr;
      return terminated(cx, stmt.expr, shape, kind === "WhileExpr" || kind === "LoopExpr" || kind === "ForExpr" ? "" : ";");
    }
  }
}

function terminated(cx: Layout, expr: RustExpr, shape: Shape, end: string): Rewrite {
  const room = shape.subWidth(end.length);
  const out = room && cx.expr(expr, room, "statement");
  return out && cat(out, end);
}

// ---- `let`

type LetStmt = Extract<RustStmt, { kind: "LetStmt" }>;

function letStmt(cx: Layout, node: LetStmt, shape: Shape): Rewrite {
  const patShape = shape.offsetLeft(4)?.subWidth(1);
  const pat = patShape && cx.pat(node.pat, patShape);
  if (pat === undefined) return undefined;
  let left = cat("let ", pat);
  if (node.type !== undefined) {
    const start = isMultiline(pat.s) ? shape.withMaxWidth() : shape;
    const room = start.offsetLeft(lastLineWidth(left.s) + 2)?.subWidth(2);
    const type = room && cx.type(node.type, room);
    if (type === undefined) return undefined;
    left = cat(left, ": ", type);
  }
  if (node.init === undefined) return cat(left, ";");
  const init = node.init;
  const room = shape.subWidth(1);
  const assigned = room && assignRhs(cat(left, " ="), room, (s) => cx.expr(init, s));
  if (assigned === undefined || node.else === undefined) return assigned && cat(assigned, ";");
  return letElse(cx, assigned, pat, node.else, shape);
}

function letElse(cx: Layout, assigned: Out, pat: Out, block: RustBlock, shape: Shape): Rewrite {
  const ownLine = isMultiline(pat.s) || !elseOnSameLine(assigned.s, shape);
  const head = cat(assigned, ownLine ? shape.newline : " ", "else ");
  const room = Math.max(0, Math.min(shape.width, shape.scaled(limits.letElse)) - byteLen(head.s));
  const oneLine = !ownLine && room > 0 && !isMultiline(head.s) && blockStmts(block).length <= 1;
  let body = cx.block(block, shape, oneLine);
  if (body === undefined) return undefined;
  if (oneLine && !isMultiline(body.s) && byteLen(body.s) + 1 > room) body = cx.block(block, shape, false);
  return body && cat(head, body, ";");
}

function elseOnSameLine(assigned: string, shape: Shape): boolean {
  if (!isMultiline(assigned)) return Math.max(0, shape.width - 1 - byteLen(assigned)) >= 7;
  const end = lastLine(assigned);
  return /[)\]}]$/.test(assigned) && end.startsWith(spaces(shape.indent)) && !/^\s/.test(end.slice(spaces(shape.indent).length));
}
