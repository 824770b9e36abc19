// Implements taking and giving back a lock, for the patterns and library calls that do so.

import type { LockRegion } from "../analysis/locks.ts";
import type { CallExpr, Expr } from "../go/ast.ts";
import { guardsOf } from "../plan/guards.ts";
import type { RustExpr, RustStmt } from "../rust/ast.ts";
import { awaitExpr, call, exprStmt, field, letStmt, local, methodCall } from "../rust/factory.ts";
import type { VarObj } from "../semantics/objects.ts";
import type { EmitContext } from "./emit-context.ts";

/** Statements for `mu.Lock()`: named guards, or none where each access locks for itself. Undefined: not proved safe. */
export function takeLock(region: LockRegion, at: CallExpr, ctx: EmitContext): RustStmt[] | undefined {
  const form = guardsOf(ctx.facts, ctx.plan).formOf(region);
  if (form.kind === "inline") return [];
  const out: RustStmt[] = [];
  for (const g of form.guards) {
    const lock = lockExpr(region, at, g.variable, ctx);
    if (!lock) return undefined;
    out.push(...lock.before, letStmt(g.pat, guardOf(lock.expr, lock.method, lock.waits)));
  }
  return out;
}

/** `lock.lock().unwrap()`, or `lock.lock().await` where tasks wait while they hold it. */
export const guardOf = (lock: RustExpr, method: string, waits: boolean): RustExpr =>
  waits ? awaitExpr(methodCall(lock, method)) : methodCall(methodCall(lock, method), "unwrap");

/** The lock that holds what the region opens. */
function lockExpr(
  region: LockRegion,
  at: CallExpr,
  variable: VarObj | undefined,
  ctx: EmitContext,
): { before: readonly RustStmt[]; expr: RustExpr; method: string; waits: boolean } | undefined {
  const method = (rw: boolean): string => (rw ? (region.read ? "read" : "write") : "lock");
  const plan = ctx.info.typeNames.map((o) => ctx.plan.lockOf(o)).find((l) => l?.mutex === region.owner.mutex);
  if (plan) {
    const base = ownerOf(at, region, ctx);
    if (!base) return undefined;
    const v = ctx.peek(base);
    return { before: v.before, expr: field(v.expr, plan.fieldName), method: method(plan.rw), waits: plan.waits };
  }
  if (region.owner.mutex.role === "field") return undefined;
  const name = ctx.nameOf(variable ?? region.owner.mutex);
  const kind = variable && ctx.plan.sharing.kindOf(variable);
  const isRw = variable
    ? kind === "rwlock"
    : region.owner.mutex.type.kind === "Named" && region.owner.mutex.type.obj.name === "RWMutex";
  return { before: [], expr: local(name), method: method(isRw), waits: ctx.plan.sharing.waits(variable ?? region.owner.mutex) };
}

/** `c` of `c.mu.Lock()`, and of `c.Lock()` where the mutex is embedded. */
function ownerOf(at: CallExpr, region: LockRegion, ctx: EmitContext): Expr | undefined {
  if (at.fun.kind !== "SelectorExpr") return undefined;
  const recv = at.fun.x;
  if (ctx.facts.textOf(recv) === region.owner.base) return recv;
  return recv.kind === "SelectorExpr" ? recv.x : undefined;
}

/** Statements for an unlock inside a function: the guard is dropped, unless its scope ends here anyway. */
export function releaseLock(region: LockRegion, at: CallExpr, ctx: EmitContext): RustStmt[] {
  const form = guardsOf(ctx.facts, ctx.plan).formOf(region);
  if (form.kind !== "bound") return [];
  const stmt = ctx.facts.tree.parentOf(at);
  const place = stmt?.kind === "ExprStmt" ? ctx.facts.tree.siblingsOf(stmt) : undefined;
  const next = place?.list[place.index + 1];
  const ends = !next || (next.kind === "ReturnStmt" && ctx.facts.nodesOf("CallExpr", next).length === 0);
  if (ends) return [];
  return form.guards.toReversed().map((g) => exprStmt(call("drop", [local(g.name === "_guard" ? "_guard" : g.name)]), true));
}
