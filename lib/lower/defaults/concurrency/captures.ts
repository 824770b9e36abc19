// Implements what a task takes along: its own copy or handle of each captured variable, or the variable itself (idioms.md A9).

import { type Task, tasksOf } from "../../../analysis/tasks.ts";
import type { FuncLit } from "../../../go/ast.ts";
import { placeOf, temp } from "../../../patterns/value.ts";
import type { RustStmt, RustType } from "../../../rust/ast.ts";
import { arcInner, boxInner, call, isAnyRef, isRefStr, letStmt, local, path } from "../../../rust/factory.ts";
import type { VarObj } from "../../../semantics/objects.ts";
import type { Emitter } from "../../emitter.ts";
import { cloneHandle, type HalfName, halfOf } from "./halves.ts";
import { onlyStopped } from "./timers.ts";

/** Gives the task its own copy of a captured variable, or lets it take the variable itself. */
export function capture(
  v: VarObj,
  f: FuncLit,
  task: Task,
  before: RustStmt[],
  shadows: VarObj[],
  restore: (() => void)[],
  ctx: Emitter,
): boolean {
  if (tasksOf(ctx.facts).groupOf(v) || ctx.plan.sharing.guards(v).length > 0) return true;
  const halves = ctx.plan.channels.halvesOf(v);
  if (halves) {
    for (const half of ["tx", "rx"] as const) captureHalf(v, half, f, before, shadows, ctx);
    return true;
  }
  const b = ctx.bindings.of(v);
  if (!b) return ctx.bindings.overrideOf(v) !== undefined;
  if (b.name === "self") return captureSelf(v, before, restore, ctx);
  const owned = b.type.kind === "RefType" ? ownedType(v, b.type, ctx) : b.type;
  if (ctx.plan.isCopy(b.type) && !isAnyRef(b.type)) return true;
  if (b.type.kind === "RefType" && isRefStr(b.type) && b.type.lifetime === "'static") return true;
  const isLast = b.type.kind !== "RefType" && !isUsedAgain(v, task, ctx);
  if (isLast) return true;
  if (!canMove(b.type)) return false;
  if (boxInner(owned)?.kind === "DynType") return false;
  const own =
    owned.kind === "ImplType"
      ? temp(cloneHandle(local(b.name), owned), owned)
      : ctx.coerce(placeOf(local(b.name), b.type), owned);
  const first = arcInner(owned) && ctx.facts.nodesOf("Ident", f.body).find((id) => ctx.info.objectOf(id) === v);
  if (first) ctx.note("task-shared-handle", first, { name: v.name });
  before.push(...own.before, letStmt(ctx.bindings.bind(v, b.name, owned, []), own.expr));
  shadows.push(v);
  restore.push(() => ctx.bindings.restore(v, b));
  return true;
}

/** A trait object behind a reference has no owner that a task could take along. */
export const canMove = (r: RustType): boolean =>
  !(r.kind === "RefType" && (r.inner.kind === "DynType" || r.inner.kind === "ImplType"));

const ownedType = (v: VarObj, type: Extract<RustType, { kind: "RefType" }>, ctx: Emitter): RustType => {
  const slot = ctx.plan.typeOfSlot(v);
  return v.type.kind === "Pointer" ? type.inner : slot;
};

export function isUsedAgain(v: VarObj, task: Task, ctx: Emitter): boolean {
  const decl = ctx.facts.uses.of(v).find((u) => u.role.kind === "define")?.ident ?? ctx.info.declOf(v);
  const later = ctx.facts.usesAfter(v, task.literal ?? task.stmt);
  return tasksOf(ctx.facts).repeatsWithin(task.stmt, decl) || (later.length > 0 && !onlyStopped(v, later, ctx));
}

function captureHalf(v: VarObj, half: HalfName, f: FuncLit, before: RustStmt[], shadows: VarObj[], ctx: Emitter): void {
  const inside = ctx.facts.uses.of(v).filter((u) => ctx.facts.tree.isInside(u.ident, f) && ctx.plan.channels.usesHalf(u, half));
  const bound = halfOf(v, half, ctx);
  const first = inside[0];
  if (!first || !bound) return;
  if (!isAnyRef(bound.type) && ctx.plan.channels.isLastUse(first.ident, half)) return;
  if (half === "rx" && !arcInner(bound.type) && !ctx.plan.channels.halvesOf(v)?.signal) return;
  before.push(letStmt(bound.name, cloneHandle(local(bound.name), bound.type)));
  shadows.push(v);
}

/** A method that hands its receiver to a task has it behind an `Arc`. */
function captureSelf(v: VarObj, before: RustStmt[], restore: (() => void)[], ctx: Emitter): boolean {
  const b = ctx.bindings.of(v);
  const handle = b && (b.type.kind === "RefType" ? b.type.inner : b.type);
  if (!b || !handle || !arcInner(handle)) return false;
  const name = ctx.fresh("this");
  before.push(letStmt(name, call(path("std::sync::Arc::clone"), [local("self")])));
  ctx.bindings.bind(v, name, handle, []);
  restore.push(() => ctx.bindings.restore(v, b));
  return true;
}
