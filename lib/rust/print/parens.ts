// Implements the parentheses that precedence and grammar ask for, as `ParenExpr` nodes.

import type { RustBinaryOp, RustExpr, RustStmt } from "../ast.ts";
import { bareBody, isPlainBlock, isStatementLike } from "./classify.ts";
import { mapTree } from "./tree.ts";

const binaryLevels: Readonly<Record<RustBinaryOp, number>> = {
  "*": 70,
  "/": 70,
  "%": 70,
  "+": 65,
  "-": 65,
  "<<": 60,
  ">>": 60,
  "&": 55,
  "^": 50,
  "|": 45,
  "==": 40,
  "!=": 40,
  "<": 40,
  "<=": 40,
  ">": 40,
  ">=": 40,
  "&&": 35,
  "||": 30,
};
const postfix = 100;
const unary = 90;
const castLevel = 80;
const rangeLevel = 20;
const assign = 10;
/** `return x`, `|x| y`: take in all that follows. */
const open = 5;

function level(expr: RustExpr): number {
  switch (expr.kind) {
    case "UnaryExpr":
    case "RefExpr":
      return unary;
    case "CastExpr":
      return castLevel;
    case "BinaryExpr":
      return binaryLevels[expr.op];
    case "LetExpr":
      return binaryLevels["&&"];
    case "RangeExpr":
      return rangeLevel;
    case "AssignExpr":
    case "OpAssignExpr":
      return assign;
    case "ClosureExpr":
      return open;
    case "ReturnExpr":
    case "BreakExpr":
      return expr.value === undefined ? postfix : open;
    default:
      return postfix;
  }
}

const paren = (expr: RustExpr): RustExpr => ({ kind: "ParenExpr", expr });
const atLeast = (expr: RustExpr, limit: number): RustExpr => (level(expr) < limit ? paren(expr) : expr);
/** A right operand may also be one that takes in all that follows. */
const rightOf = (expr: RustExpr, limit: number): RustExpr => (level(expr) === open ? expr : atLeast(expr, limit));

/** Whether the last token of an operand takes in what follows it. */
function endsOpen(expr: RustExpr): boolean {
  switch (expr.kind) {
    case "BinaryExpr":
    case "AssignExpr":
    case "OpAssignExpr":
      return endsOpen(expr.right);
    case "UnaryExpr":
    case "RefExpr":
      return endsOpen(expr.expr);
    default:
      return level(expr) === open;
  }
}
/** A left operand that is a block would end a statement: `(match x { … }) + 1`. */
const leftOf = (expr: RustExpr, limit: number): RustExpr =>
  endsOpen(expr) || isStatementLike(expr) ? paren(expr) : atLeast(expr, limit);

/** `a as usize < b` would read as generics. */
function endsInCast(expr: RustExpr): boolean {
  if (expr.kind === "CastExpr") return true;
  if (expr.kind === "BinaryExpr") return endsInCast(expr.right);
  return (expr.kind === "UnaryExpr" || expr.kind === "RefExpr") && endsInCast(expr.expr);
}

export function parenthesize<T>(tree: T): T {
  return mapTree(tree, (node) => visit(node as unknown as RustExpr | RustStmt));
}

function visit(node: RustExpr | RustStmt): object {
  switch (node.kind) {
    case "UnaryExpr":
    case "RefExpr":
      return { ...node, expr: rightOf(node.expr, unary) };
    case "CastExpr":
      return { ...node, expr: leftOf(node.expr, castLevel) };
    case "BinaryExpr":
      return binary(node);
    case "RangeExpr":
      return {
        ...node,
        ...(node.low && { low: leftOf(node.low, rangeLevel + 1) }),
        ...(node.high && { high: rightOf(node.high, rangeLevel + 1) }),
      };
    case "AssignExpr":
    case "OpAssignExpr":
      return { ...node, left: leftOf(node.left, assign + 1), right: rightOf(node.right, assign) };
    case "CallExpr":
      return { ...node, fun: node.fun.kind === "FieldExpr" ? paren(node.fun) : leftOf(node.fun, postfix) };
    case "MethodCallExpr":
      return { ...node, recv: atLeast(node.recv, postfix) };
    case "IndexExpr":
      return { ...node, expr: leftOf(node.expr, postfix) };
    case "FieldExpr":
    case "TryExpr":
    case "AwaitExpr":
      return { ...node, expr: atLeast(node.expr, postfix) };
    case "ParenExpr":
      return node.expr.kind === "ParenExpr" ? node.expr : node;
    case "ClosureExpr":
      return node.ret !== undefined && !isPlainBlock(node.body)
        ? { ...node, body: { kind: "Block", stmts: [], tail: node.body } }
        : node;
    case "LetStmt":
      return node.else === undefined || node.init === undefined || !needsParensBeforeElse(node.init)
        ? node
        : { ...node, init: paren(node.init) };
    case "LetExpr":
      return { ...node, expr: noStruct(atLeast(node.expr, binaryLevels["&&"] + 1)) };
    case "IfExpr":
    case "WhileExpr":
      return { ...node, cond: noStruct(node.cond) };
    case "ForExpr":
      return { ...node, iter: noStruct(node.iter) };
    case "MatchExpr":
      return { ...node, scrutinee: noStruct(node.scrutinee) };
    default:
      return node;
  }
}

const isArithmetic = (expr: RustExpr): boolean => expr.kind === "BinaryExpr" && "+-*/%".includes(expr.op);

function binary(node: Extract<RustExpr, { kind: "BinaryExpr" }>): RustExpr {
  // Clippy asks for parentheses where arithmetic meets a shift.
  if (node.op === "<<" || node.op === ">>") {
    const left = isArithmetic(node.left) ? paren(node.left) : node.left;
    const right = isArithmetic(node.right) ? paren(node.right) : node.right;
    if (left !== node.left || right !== node.right) return binary({ ...node, left, right });
  }
  const own = binaryLevels[node.op];
  const isComparison = own === binaryLevels["=="];
  const left =
    (node.op === "<" || node.op === "<<") && endsInCast(node.left)
      ? paren(node.left)
      : leftOf(node.left, isComparison ? own + 1 : own);
  // A `let` stands among the operands of `&&` without parentheses.
  const right = node.op === "&&" && node.right.kind === "LetExpr" ? node.right : rightOf(node.right, own + 1);
  return { ...node, left, right };
}

/** `let … = init else`: `init` may not end with a brace, nor be lazy. */
function needsParensBeforeElse(init: RustExpr): boolean {
  return (init.kind === "BinaryExpr" && (init.op === "&&" || init.op === "||")) || endsWithBrace(init);
}

function endsWithBrace(expr: RustExpr): boolean {
  switch (expr.kind) {
    case "StructExpr":
    case "Block":
    case "IfExpr":
    case "MatchExpr":
    case "LoopExpr":
    case "WhileExpr":
    case "ForExpr":
    case "SelectMacro":
    // The layout may put the body of a closure into a block.
    case "ClosureExpr":
      return true;
    case "MacroExpr":
      return expr.delim === "{";
    case "UnaryExpr":
    case "RefExpr":
      return endsWithBrace(expr.expr);
    case "BinaryExpr":
    case "AssignExpr":
    case "OpAssignExpr":
      return endsWithBrace(expr.right);
    case "RangeExpr":
      return expr.high !== undefined && endsWithBrace(expr.high);
    case "ReturnExpr":
    case "BreakExpr":
      return expr.value !== undefined && endsWithBrace(expr.value);
    default:
      return false;
  }
}

/** A struct literal in a head would end it at its brace. */
function noStruct(expr: RustExpr): RustExpr {
  switch (expr.kind) {
    case "StructExpr":
      return paren(expr);
    case "BinaryExpr":
    case "AssignExpr":
    case "OpAssignExpr":
      return { ...expr, left: noStruct(expr.left), right: noStruct(expr.right) };
    case "UnaryExpr":
    case "RefExpr":
    case "CastExpr":
    case "FieldExpr":
    case "IndexExpr":
    case "TryExpr":
    case "AwaitExpr":
      return { ...expr, expr: noStruct(expr.expr) };
    case "MethodCallExpr":
      return { ...expr, recv: noStruct(expr.recv) };
    case "CallExpr":
      return { ...expr, fun: noStruct(expr.fun) };
    case "ClosureExpr":
      // The layout takes a lone expression out of its block.
      return { ...expr, body: noStruct(expr.ret === undefined ? bareBody(expr.body) : expr.body) };
    case "RangeExpr":
      return { ...expr, ...(expr.low && { low: noStruct(expr.low) }), ...(expr.high && { high: noStruct(expr.high) }) };
    default:
      return expr;
  }
}
