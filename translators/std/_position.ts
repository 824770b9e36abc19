// Facts about where a call stands: as a statement, whose value nobody reads, and in which function.

import type { CallExpr, Node } from "../../lib/go/ast.ts";
import type { EmitContext } from "../../lib/patterns/kit.ts";

/** Nobody reads what the call gives. */
export function inStatement(ctx: EmitContext, call: CallExpr): boolean {
  const parent = ctx.facts.tree.parentOf(call);
  if (parent?.kind === "AssignStmt" && parent.lhs.length > 1)
    return parent.lhs.every((l) => l.kind === "Ident" && l.name === "_");
  return parent?.kind === "ExprStmt" || parent?.kind === "DeferStmt" || parent?.kind === "GoStmt";
}

/** The function around a node is async. */
export function inAsync(ctx: EmitContext, at: Node): boolean {
  const f = ctx.facts.tree.funcOf(at);
  if (!f) return false;
  if (f.kind === "FuncLit") return ctx.plan.closure(f).async;
  const obj = ctx.info.funcObjOf(f);
  return obj !== undefined && ctx.plan.func(obj).async;
}
