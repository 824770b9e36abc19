// Implements if statements; an init statement gets a block of its own (idioms.md `if-init`).

import type { IfStmt } from "../../go/ast.ts";
import type { RustBlock, RustExpr, RustStmt } from "../../rust/ast.ts";
import { exprStmt } from "../../rust/factory.ts";
import type { Emitter } from "../emitter.ts";

export function lowerIf(s: IfStmt, ctx: Emitter): RustStmt[] {
  const init = s.init ? ctx.stmt(s.init) : [];
  const cond = ctx.derefd(ctx.peek(s.cond));
  const then = ctx.block(s.body);
  const otherwise = s.else && lowerElse(s.else, ctx);
  const e: RustExpr = { kind: "IfExpr", cond: cond.expr, then, ...(otherwise && { else: otherwise }) };
  const stmts = [...init, ...cond.before, exprStmt(e, false)];
  return init.length > 0 ? [exprStmt({ kind: "Block", stmts }, false)] : stmts;
}

function lowerElse(s: NonNullable<IfStmt["else"]>, ctx: Emitter): RustExpr {
  if (s.kind === "BlockStmt") return ctx.block(s);
  const stmts = ctx.stmt(s);
  const only = stmts.length === 1 ? stmts[0] : undefined;
  if (only?.kind === "ExprStmt" && only.expr.kind === "IfExpr" && !only.trivia?.leading) return only.expr;
  const block: RustBlock = only?.kind === "ExprStmt" && only.expr.kind === "Block" && !only.expr.label ? only.expr : { kind: "Block", stmts };
  return block;
}
