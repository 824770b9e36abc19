// Implements wait groups as join sets: their declaration and the wait (idioms.md `wg`).

import { type HopedJoin, tasksOf, type WaitGroup } from "../analysis/tasks.ts";
import type { RustExpr, RustStmt } from "../rust/ast.ts";
import { awaitExpr, call, exprStmt, letExpr, letMut, local, methodCall, p, path, whileExpr } from "../rust/factory.ts";
import { snakeCase } from "../rust/names.ts";
import type { EmitContext } from "./emit-context.ts";

/** A group of tasks that all run the same function is called after it: `workers`; others keep their Go name. */
export function groupName(g: WaitGroup, ctx: EmitContext): string {
  const callees = new Set(
    tasksOf(ctx.facts)
      .all.filter((x) => x.group === g)
      .map((x) => x.callee?.name),
  );
  const [only] = callees;
  const plural = only && callees.size === 1 && /[eo]r$/.test(only) ? `${snakeCase(only)}s` : undefined;
  return plural && !ctx.plan.names.isTaken(plural) ? plural : ctx.nameOf(g.variable);
}

export const hopedName = (ctx: EmitContext): string => (ctx.plan.names.isTaken("tasks") ? "spawned_tasks" : "tasks");

export function declareGroup(name: string, ctx: EmitContext, g?: WaitGroup): RustStmt {
  ctx.requireCrate("tokio", "rt", "rt-multi-thread", "macros");
  const declared = letMut(name, call(path("tokio::task::JoinSet::new")));
  return g ? ofGroup(declared, g, ctx) : declared;
}

/** Ties what is left of a group to its card. */
function ofGroup(s: RustStmt, g: WaitGroup, ctx: EmitContext): RustStmt {
  const span = ctx.facts.uses.of(g.variable)[0]?.ident.span;
  return span ? { ...s, origin: { span, by: `wait-group@${span.start}` } } : s;
}

/** Joins all tasks; a panic of one is passed on. */
export function joinStmt(g: WaitGroup, ctx: EmitContext): RustStmt[] {
  const set = local(groupName(g, ctx));
  return [ofGroup(g.isReused ? drain(set) : exprStmt(joinAll(set), true), g, ctx)];
}

export const joinHoped = (_h: HopedJoin, ctx: EmitContext): RustStmt[] => [exprStmt(joinAll(local(hopedName(ctx))), true)];

const joinAll = (set: RustExpr): RustExpr => awaitExpr(methodCall(set, "join_all"));

/** The set is used again: its tasks are taken out one by one. */
function drain(set: RustExpr): RustStmt {
  const next = awaitExpr(methodCall(set, "join_next"));
  return exprStmt(whileExpr(letExpr(p.some("done"), next), [exprStmt(methodCall(local("done"), "unwrap"), true)]), false);
}
