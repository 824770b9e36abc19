// Implements if statements; an init statement gets a block of its own (idioms.md `if-init`).

import type { Ident, IfStmt, Stmt } from "../../go/ast.ts";
import type { RustBlock, RustExpr, RustStmt } from "../../rust/ast.ts";
import { exprStmt } from "../../rust/factory.ts";
import { lowerYield } from "../items/producers.ts";
import type { Emitter } from "../emitter.ts";

export function lowerIf(s: IfStmt, ctx: Emitter): RustStmt[] {
  const item = lowerYield(s, ctx);
  if (item) return item;
  const init = s.init ? ctx.stmt(s.init) : [];
  const cond = ctx.derefd(ctx.peek(s.cond));
  const then = ctx.block(s.body);
  const otherwise = s.else && lowerElse(s.else, ctx);
  const e: RustExpr = { kind: "IfExpr", cond: cond.expr, then, ...(otherwise && { else: otherwise }) };
  const stmts = [...init, ...cond.before, exprStmt(e, false)];
  return init.length > 0 && leaksNames(s, ctx) ? [exprStmt({ kind: "Block", stmts }, false)] : stmts;
}

/** Would a name that the init declares hide one that a later statement of the block means? */
export function leaksNames(s: Stmt & { readonly init?: Stmt }, ctx: Emitter): boolean {
  const declared = s.init ? ctx.facts.nodesOf("Ident", s.init).filter((id) => ctx.info.isDef(id)) : [];
  const siblings = ctx.facts.tree.siblingsOf(s);
  if (!siblings) return true;
  const later = siblings.list.slice(siblings.index + 1).flatMap((x) => ctx.facts.nodesOf("Ident", x));
  return declared.some((d) => later.some((id) => id.name === d.name && !ctx.info.isDef(id) && definedBefore(id, s, ctx)));
}

/** The use means an object that was declared before this statement. */
function definedBefore(id: Ident, s: Stmt, ctx: Emitter): boolean {
  const obj = ctx.info.objectOf(id);
  const at = obj && obj.kind === "Var" ? obj.span : undefined;
  return at === undefined || at.start < s.span.start;
}

function lowerElse(s: NonNullable<IfStmt["else"]>, ctx: Emitter): RustExpr {
  if (s.kind === "BlockStmt") return ctx.block(s);
  const stmts = ctx.stmt(s);
  const only = stmts.length === 1 ? stmts[0] : undefined;
  if (only?.kind === "ExprStmt" && only.expr.kind === "IfExpr" && !only.trivia?.leading) return only.expr;
  const block: RustBlock =
    only?.kind === "ExprStmt" && only.expr.kind === "Block" && !only.expr.label ? only.expr : { kind: "Block", stmts };
  return block;
}
