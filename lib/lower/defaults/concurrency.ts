// Implements the face of goroutines, channels, select, locks and defer that the tables of default lowerings call.

import { firstValue } from "./first-value.ts";
import { isDetached, isTaskHolder, tasksOf } from "../../analysis/tasks.ts";
import type { AssignStmt, Expr, GoStmt, ValueSpec } from "../../go/ast.ts";
import type { Value } from "../../patterns/value.ts";
import type { RustStmt, RustType } from "../../rust/ast.ts";
import { arcInner, call, letStmt, path } from "../../rust/factory.ts";
import type { VarObj } from "../../semantics/objects.ts";
import type { Emitter } from "../emitter.ts";
import { makeStmts, receiveOk } from "./concurrency/channels.ts";
import { declareContext } from "./concurrency/contexts.ts";
import { declareGroup, groupName, hopedName } from "../../patterns/groups.ts";
import { bindHalf } from "./concurrency/halves.ts";
import { declareTimer } from "./concurrency/timers.ts";
import { zeroOf } from "./zero.ts";

export { closeCall, makeChan, rangeChan, receive, receiveOk, sendStmt } from "./concurrency/channels.ts";
export { beforeLoop, deferStmt, handlerBoundary, handlerItem } from "./concurrency/defer.ts";
export { channelArgument } from "./concurrency/halves.ts";
export { isStopped } from "./concurrency/timers.ts";
export { selectStmt } from "./concurrency/select.ts";
export { guardedField, helperReceiver, sharedVariable } from "./concurrency/shared.ts";
export { holdsAsyncClosure, isAwaited } from "./concurrency/async-closures.ts";
export { behindStmt, goStmt, spawnTask } from "./concurrency/spawn.ts";

/**
 * Declarations of what concurrency changes: channels, wait groups, mutexes that dissolve, variables that tasks share,
 * and `v, ok := <-ch`. Undefined for every other statement.
 */
export function declareChannel(s: AssignStmt | ValueSpec, ctx: Emitter): RustStmt[] | undefined {
  if (s.kind === "AssignStmt") {
    const special = receiveOk(s, ctx) ?? declareContext(s, ctx);
    if (special) return special;
    if (s.op !== ":=" || s.lhs.length !== s.rhs.length) return undefined;
    return declareEach(
      s.lhs.map((l, i) => [l, s.rhs[i]] as const),
      ctx,
    );
  }
  if (s.values.length > 0 && s.values.length !== s.names.length) return undefined;
  return declareEach(
    s.names.map((n, i) => [n, s.values[i]] as const),
    ctx,
  );
}

/** Each name by itself, if any of them is ours; the others would have to be declared in between. */
function declareEach(pairs: readonly (readonly [Expr, Expr | undefined])[], ctx: Emitter): RustStmt[] | undefined {
  const done = pairs.map(([name, value]) => declareOne(name, value, ctx));
  if (done.every((d) => d === undefined)) return undefined;
  return done.flatMap((d, i) => d ?? plain(pairs[i] as readonly [Expr, Expr | undefined], ctx));
}

function plain([name, value]: readonly [Expr, Expr | undefined], ctx: Emitter): RustStmt[] {
  const v = name.kind === "Ident" ? ctx.info.objectOf(name) : undefined;
  if (name.kind !== "Ident" || v?.kind !== "Var") return value ? ctx.bindTo(name as never, ctx.expr(value)) : [];
  return ctx.bindTo(name, value ? firstValue(v, value, false, ctx) : zeroOf(v.type, ctx.plan.typeOfSlot(v), ctx));
}

function declareOne(name: Expr, value: Expr | undefined, ctx: Emitter): RustStmt[] | undefined {
  const v = name.kind === "Ident" ? ctx.info.objectOf(name) : undefined;
  if (name.kind !== "Ident" || v?.kind !== "Var") return undefined;
  const timer = declareTimer(name, value, ctx);
  if (timer) return timer;
  const group = tasksOf(ctx.facts).groups.find((g) => g.variable === v);
  if (group) return isDetached(group) ? [] : [declareGroup(groupName(group, ctx), ctx, group)];
  if (ctx.plan.sharing.guards(v).length > 0 || isTaskHolder(v, ctx.facts)) return [];
  const halves = ctx.plan.channels.halvesOf(v);
  if (halves && value?.kind === "CallExpr") {
    if (ctx.info.builtinOf(value) === "make") return makeStmts(name, value, ctx);
    const half = halves.rx ?? halves.tx;
    const init = ctx.expr(value);
    return half && [...init.before, letStmt(bindHalf(v, halves.rx ? "rx" : "tx", half.name, half.type, ctx), init.expr)];
  }
  return declareShared(v, value, ctx);
}

/** `let counter = Arc::new(Mutex::new(0));`, and the set of the tasks that only a sleep waits for. */
function declareShared(v: VarObj, value: Expr | undefined, ctx: Emitter): RustStmt[] | undefined {
  const form = ctx.plan.sharedForm(v);
  if (!form) return undefined;
  if (ctx.plan.sharing.kindOf(v) === "atomic") return declareAtomic(v, value, form, ctx);
  const inner = ctx.plan.typeOfSlot(v);
  const init: Value = value ? ctx.expr(value) : zeroOf(v.type, inner, ctx);
  const plain = init.place ? ctx.coerce(init, inner) : init;
  const wrapped = ctx.plan.sharing.waits(v) ? behindAsyncLock(plain, form, ctx) : ctx.coerce(plain, form);
  const declared = [
    ...wrapped.before,
    explained(v, letStmt(ctx.bind(v, form), wrapped.expr, arcInner(form)?.kind === "DynType" ? form : undefined), ctx),
  ];
  const hoped = tasksOf(ctx.facts).hoped.find(
    (h) => h.list.some((s) => ctx.facts.tree.isInside(ctx.info.declOf(v) ?? s, s)) && h.tasks.some((t) => capturesIn(t, v, ctx)),
  );
  if (!hoped || declaredHoped(hoped, ctx)) return declared;
  return [...declared, declareGroup(hopedName(ctx), ctx)];
}

/** `Arc::new(tokio::sync::Mutex::new(x))`. */
function behindAsyncLock(v: Value, form: RustType, ctx: Emitter): Value {
  const lock = arcInner(form);
  const held = lock?.kind === "PathType" ? lock.path.segments.at(-1)?.generics?.[0] : undefined;
  if (!held || lock?.kind !== "PathType") return ctx.coerce(v, form);
  const value = ctx.coerce(v, held);
  const made = call(path(`tokio::sync::${lock.path.segments.at(-1)?.name ?? "Mutex"}::new`), [value.expr]);
  return { ...value, expr: call(path("std::sync::Arc::new"), [made]), type: form };
}

/** Ties the declaration to the card of the decision. */
function explained(v: VarObj, s: RustStmt, ctx: Emitter): RustStmt {
  const span = ctx.facts.uses.of(v).find((u) => u.role.kind === "define")?.ident.span;
  const decision = span && ctx.plan.sharing.decisions.find((d) => d.spans.some((x) => x.start === span.start));
  const first = decision?.spans[0];
  return span && first ? { ...s, origin: { span, by: `${decision.id}@${first.start}` } } : s;
}

/** `let ops = Arc::new(AtomicI64::new(0));`. */
function declareAtomic(v: VarObj, value: Expr | undefined, form: RustType, ctx: Emitter): RustStmt[] {
  const plain = ctx.plan.typeOfSlot(v);
  const init = value ? ctx.expr(value, plain) : zeroOf(v.type, plain, ctx);
  const word = arcInner(form);
  const path_ = word?.kind === "PathType" ? word.path : undefined;
  const segments = [...(path_?.segments ?? []), { name: "new" }];
  const made = call({ kind: "PathExpr", path: { segments, ...(path_?.import && { import: path_.import }) } }, [init.expr]);
  return [...init.before, explained(v, letStmt(ctx.bind(v, form), call(path("std::sync::Arc::new"), [made])), ctx)];
}

const capturesIn = (t: GoStmt, v: VarObj, ctx: Emitter): boolean =>
  t.call.kind === "CallExpr" && t.call.fun.kind === "FuncLit" && ctx.facts.freeVarsOf(t.call.fun).includes(v);

const declared = new WeakMap<Emitter, Set<unknown>>();
function declaredHoped(h: unknown, ctx: Emitter): boolean {
  const known = declared.get(ctx) ?? new Set<unknown>();
  declared.set(ctx, known);
  const had = known.has(h);
  known.add(h);
  return had;
}
