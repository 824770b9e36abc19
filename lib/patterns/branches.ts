// Implements the else branch of a rewritten `if`: a block, or another `if` behind it.

import type { IfStmt } from "../go/ast.ts";
import type { RustExpr } from "../rust/ast.ts";
import { block } from "../rust/factory.ts";
import type { EmitContext } from "./emit-context.ts";

export function elseOf(node: IfStmt, ctx: EmitContext): RustExpr | undefined {
  if (!node.else) return undefined;
  if (node.else.kind === "BlockStmt") return ctx.block(node.else);
  const stmts = ctx.stmts([node.else]);
  const only = stmts.length === 1 ? stmts[0] : undefined;
  return only?.kind === "ExprStmt" && only.expr.kind === "IfExpr" && !only.trivia ? only.expr : block(stmts);
}
