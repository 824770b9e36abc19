// Implements constructors of blocks, control flow and statements.

import type { MatchArm, RustBlock, RustExpr, RustItem, RustPat, RustStmt, RustType } from "../ast.ts";
import { type PatLike, patLike } from "./pat.ts";

/** `{ stmts; tail }`. */
export const block = (stmts: readonly RustStmt[], tail?: RustExpr): RustBlock => ({
  kind: "Block",
  stmts,
  ...(tail && { tail }),
});
export const asyncBlock = (stmts: readonly RustStmt[], tail?: RustExpr): RustBlock => ({ ...block(stmts, tail), async: "async" });
export const asyncMove = (stmts: readonly RustStmt[], tail?: RustExpr): RustBlock => ({
  ...block(stmts, tail),
  async: "async move",
});

/** A block, or an expression to stand in one. */
export type BlockLike = RustExpr | readonly RustStmt[];
export function blockOf(body: BlockLike): RustBlock {
  if (isStmts(body)) return block(body);
  return body.kind === "Block" && body.async === undefined && body.label === undefined ? body : block([], body);
}
const isStmts = (body: BlockLike): body is readonly RustStmt[] => Array.isArray(body);

export function ifExpr(cond: RustExpr, then: BlockLike, otherwise?: BlockLike): RustExpr {
  const base = { kind: "IfExpr", cond, then: blockOf(then) } as const;
  if (otherwise === undefined) return base;
  return { ...base, else: !isStmts(otherwise) && otherwise.kind === "IfExpr" ? otherwise : blockOf(otherwise) };
}
/** `let pat = expr` as a condition of `if` and `while`. */
export const letExpr = (pat: RustPat, expr: RustExpr): RustExpr => ({ kind: "LetExpr", pat, expr });
export const matchExpr = (scrutinee: RustExpr, arms: readonly MatchArm[]): RustExpr => ({ kind: "MatchExpr", scrutinee, arms });
export const arm = (pat: PatLike, body: RustExpr, guard?: RustExpr): MatchArm => ({
  pat: patLike(pat),
  body,
  ...(guard && { guard }),
});

const labelled = (label: string | undefined): { label?: string } => (label === undefined ? {} : { label });
/** Labels are written with their tick: `'outer`. */
export const loop = (body: BlockLike, label?: string): RustExpr => ({
  kind: "LoopExpr",
  ...labelled(label),
  body: blockOf(body),
});
export const whileExpr = (cond: RustExpr, body: BlockLike, label?: string): RustExpr => ({
  kind: "WhileExpr",
  ...labelled(label),
  cond,
  body: blockOf(body),
});
export const forExpr = (pat: PatLike, iter: RustExpr, body: BlockLike, label?: string): RustExpr => ({
  kind: "ForExpr",
  ...labelled(label),
  pat: patLike(pat),
  iter,
  body: blockOf(body),
});
export const breakExpr = (label?: string, value?: RustExpr): RustExpr => ({
  kind: "BreakExpr",
  ...labelled(label),
  ...(value && { value }),
});
export const continueExpr = (label?: string): RustExpr => ({ kind: "ContinueExpr", ...labelled(label) });
export const ret = (value?: RustExpr): RustExpr => ({ kind: "ReturnExpr", ...(value && { value }) });

// ---- Statements

export const letStmt = (pat: PatLike, init?: RustExpr, type?: RustType): RustStmt => ({
  kind: "LetStmt",
  pat: patLike(pat),
  ...(type && { type }),
  ...(init && { init }),
});
export const letMut = (name: string, init?: RustExpr, type?: RustType): RustStmt =>
  letStmt({ kind: "IdentPat", name, mut: true }, init, type);
/** `let pat = init else { … };`. */
export const letElse = (pat: RustPat, init: RustExpr, otherwise: BlockLike): RustStmt => ({
  kind: "LetStmt",
  pat,
  init,
  else: blockOf(otherwise),
});

const blockLike = new Set(["IfExpr", "MatchExpr", "LoopExpr", "WhileExpr", "ForExpr", "Block"]);
/** Whether an expression stands as a statement without `;`. */
export const isBlockLike = (expr: RustExpr): boolean =>
  (blockLike.has(expr.kind) && !(expr.kind === "Block" && expr.async !== undefined)) || expr.kind === "SelectMacro";
/** An expression as a statement; `;` is left out after `if`, `match`, loops and blocks. */
export const exprStmt = (expr: RustExpr, semi = !isBlockLike(expr)): RustStmt => ({ kind: "ExprStmt", expr, semi });
export const itemStmt = (item: RustItem): RustStmt => ({ kind: "ItemStmt", item });
