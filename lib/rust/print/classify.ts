// Implements questions about expressions that steer their layout.

import type { RustBlock, RustExpr, RustStmt } from "../ast.ts";
import { isMultiline, trimmedLastLineWidth } from "./out.ts";
import { limits } from "./shape.ts";

/** `None` in rustfmt's sense of a unary-like expression: the operand of `&`, `?`, `-`, `as`. */
function operand(expr: RustExpr): RustExpr | undefined {
  switch (expr.kind) {
    case "RefExpr":
    case "UnaryExpr":
    case "TryExpr":
    case "CastExpr":
      return expr.expr;
    default:
      return undefined;
  }
}

export const isMacro = (expr: RustExpr): boolean =>
  expr.kind === "FormatMacro" || expr.kind === "MacroExpr" || expr.kind === "SelectMacro" || expr.kind === "Unsupported";
export const isControl = (expr: RustExpr): boolean =>
  expr.kind === "IfExpr" || expr.kind === "ForExpr" || expr.kind === "LoopExpr" || expr.kind === "WhileExpr";
/** A block without `async`. */
export const isPlainBlock = (expr: RustExpr): expr is RustBlock => expr.kind === "Block" && expr.async === undefined;

export function isSimple(expr: RustExpr): boolean {
  switch (expr.kind) {
    case "LitExpr":
      return true;
    case "PathExpr":
      return expr.path.segments.length <= 1 && expr.path.segments[0]?.name !== "_";
    case "FieldExpr":
      return isSimple(expr.expr);
    case "IndexExpr":
      return isSimple(expr.expr) && isSimple(expr.index);
    case "RepeatExpr":
      return isSimple(expr.elem) && isSimple(expr.len);
    default: {
      const inner = operand(expr);
      return inner !== undefined && isSimple(inner);
    }
  }
}

/** Whether the expression may run over several lines as the last of `count` arguments. */
export function canOverflow(expr: RustExpr, count: number): boolean {
  switch (expr.kind) {
    case "Block":
    case "ClosureExpr":
      return true;
    case "MatchExpr":
    case "IfExpr":
    case "ForExpr":
    case "LoopExpr":
    case "WhileExpr":
    case "ArrayExpr":
    case "StructExpr":
    case "CallExpr":
    case "MethodCallExpr":
    case "TupleExpr":
    case "FormatMacro":
    case "MacroExpr":
    case "SelectMacro":
    case "Unsupported":
      return count === 1;
    default: {
      const inner = operand(expr);
      return inner !== undefined && canOverflow(inner, count);
    }
  }
}

export function isNestedCall(expr: RustExpr): boolean {
  if (expr.kind === "CallExpr" || isMacro(expr)) return true;
  const inner = operand(expr);
  return inner !== undefined && isNestedCall(inner);
}

export function isMethodCall(expr: RustExpr): boolean {
  if (expr.kind === "MethodCallExpr") return true;
  const inner = operand(expr);
  return inner !== undefined && isMethodCall(inner);
}

/** Whether a closure with this body has braces whatever its width. */
export function forcesClosureBlock(expr: RustExpr): boolean {
  if (isControl(expr)) return true;
  const inner = operand(expr);
  return inner !== undefined && forcesClosureBlock(inner);
}

/** Whether a closure body without braces may run over several lines. */
export function allowsMultilineBody(expr: RustExpr): boolean {
  if (expr.kind === "MatchExpr" || expr.kind === "Block" || expr.kind === "LoopExpr" || expr.kind === "StructExpr") return true;
  const inner = operand(expr);
  return inner !== undefined && allowsMultilineBody(inner);
}

/** Whether an arm body that breaks may start on the line of `=>`. */
export function mayStartOnArrow(expr: RustExpr): boolean {
  switch (expr.kind) {
    case "LoopExpr":
    case "MatchExpr":
    case "ClosureExpr":
    case "ArrayExpr":
    case "CallExpr":
    case "MethodCallExpr":
    case "StructExpr":
    case "TupleExpr":
      return true;
    case "Block":
      return expr.async === undefined;
    case "IndexExpr":
      return mayStartOnArrow(expr.expr);
    default: {
      if (isMacro(expr)) return true;
      const inner = operand(expr);
      return inner !== undefined && mayStartOnArrow(inner);
    }
  }
}

export function leftMost(expr: RustExpr): RustExpr {
  switch (expr.kind) {
    case "CallExpr":
      return leftMost(expr.fun);
    case "BinaryExpr":
    case "AssignExpr":
    case "OpAssignExpr":
      return leftMost(expr.left);
    case "CastExpr":
    case "FieldExpr":
    case "IndexExpr":
    case "TryExpr":
      return leftMost(expr.expr);
    case "RangeExpr":
      return expr.low === undefined ? expr : leftMost(expr.low);
    default:
      return expr;
  }
}

/** An expression that stands as a statement without `;`. */
export const isStatementLike = (expr: RustExpr): boolean => isControl(expr) || expr.kind === "MatchExpr" || isPlainBlock(expr);

export const isJump = (expr: RustExpr): boolean =>
  expr.kind === "ReturnExpr" || expr.kind === "BreakExpr" || expr.kind === "ContinueExpr";

/** Whether a printed expression ends in a line of its own closing brackets. */
export function isBlockLike(expr: RustExpr, printed: string): boolean {
  switch (expr.kind) {
    case "CallExpr":
    case "MethodCallExpr":
    case "ArrayExpr":
    case "StructExpr":
    case "WhileExpr":
    case "IfExpr":
    case "Block":
    case "LoopExpr":
    case "ForExpr":
    case "MatchExpr":
      return isMultiline(printed);
    case "ParenExpr":
    case "UnaryExpr":
    case "TryExpr":
      return isBlockLike(expr.expr, printed);
    case "BinaryExpr":
      return isBlockLike(expr.right, printed);
    case "IndexExpr":
      return isBlockLike(expr.index, printed);
    case "ClosureExpr":
      // The layout may have put the body into a block, or taken it out of one.
      return /\}[)?]*$/.test(printed) ? isMultiline(printed) : isBlockLike(bareBody(expr.body), printed);
    case "LitExpr":
      return isMultiline(printed) && trimmedLastLineWidth(printed) <= limits.tab;
    default:
      return isMacro(expr) && isMultiline(printed);
  }
}

/** The expression that a closure body is, where its block holds nothing else. */
export function bareBody(body: RustExpr): RustExpr {
  const inner = isPlainBlock(body) ? onlyExpr(body) : undefined;
  return inner === undefined ? body : bareBody(inner);
}

// ---- Blocks as rustc parses them

/**
 * A statement of a block as rustc sees it: the tail and a last statement without `;` are one thing, and a macro call
 * as a statement is another than an expression.
 */
export type BlockStmt =
  | { readonly kind: "expr"; readonly expr: RustExpr; readonly node: RustStmt | undefined }
  | { readonly kind: "semi"; readonly expr: RustExpr; readonly node: RustStmt }
  | { readonly kind: "macro"; readonly expr: RustExpr; readonly semi: boolean; readonly node: RustStmt | undefined }
  | { readonly kind: "let"; readonly node: Extract<RustStmt, { kind: "LetStmt" }> }
  | { readonly kind: "item"; readonly node: Extract<RustStmt, { kind: "ItemStmt" }> };

const hasBraces = (expr: RustExpr): boolean => expr.kind === "SelectMacro" || (expr.kind === "MacroExpr" && expr.delim === "{");

export function blockStmts(block: RustBlock): readonly BlockStmt[] {
  const stmts = block.stmts.map((stmt, i) => blockStmt(stmt, i === block.stmts.length - 1 && block.tail === undefined));
  if (block.tail === undefined) return stmts;
  const tail: BlockStmt = hasBraces(block.tail)
    ? { kind: "macro", expr: block.tail, semi: false, node: undefined }
    : { kind: "expr", expr: block.tail, node: undefined };
  return [...stmts, tail];
}

function blockStmt(node: RustStmt, last: boolean): BlockStmt {
  if (node.kind === "LetStmt") return { kind: "let", node };
  if (node.kind === "ItemStmt") return { kind: "item", node };
  const { expr } = node;
  const bare = hasBraces(expr) || (isStatementLike(expr) && !node.semi);
  if (isMacro(expr) && (node.semi || hasBraces(expr) || !last))
    return { kind: "macro", expr, semi: !hasBraces(expr) || node.semi, node };
  const semi = node.semi || (!last && !bare);
  return semi ? { kind: "semi", expr, node } : { kind: "expr", expr, node };
}

/** Whether a block holds a comment of its own; comments deeper inside count as well. */
export function containsComment(node: unknown): boolean {
  if (typeof node !== "object" || node === null) return false;
  const known = commented.get(node);
  if (known !== undefined) return known;
  const found = findComment(node);
  commented.set(node, found);
  return found;
}
const commented = new WeakMap<object, boolean>();

function findComment(node: object): boolean {
  if (Array.isArray(node)) return node.some(containsComment);
  const record = node as { readonly trivia?: RustBlock["trivia"]; readonly dangling?: readonly string[] };
  if (record.trivia?.trailing !== undefined || (record.trivia?.leading?.length ?? 0) > 0 || (record.dangling?.length ?? 0) > 0)
    return true;
  return Object.entries(node).some(
    ([key, value]) => key !== "trivia" && key !== "origin" && typeof value === "object" && containsComment(value),
  );
}

export const isEmptyBlock = (block: RustBlock): boolean =>
  block.stmts.length === 0 && block.tail === undefined && !containsComment(block);

/** The one expression of a block that holds nothing else. */
export function onlyExpr(block: RustBlock): RustExpr | undefined {
  const stmts = blockStmts(block);
  const only = stmts[0];
  return stmts.length === 1 && only?.kind === "expr" && !containsComment(block) ? only.expr : undefined;
}
