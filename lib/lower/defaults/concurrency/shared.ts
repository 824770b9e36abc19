// Implements places behind a lock: guarded fields, and variables that tasks share (idioms.md `mutex-field`, A14).

import { type LockRegion, locksOf } from "../../../analysis/locks.ts";
import type { Expr, Ident, Node, SelectorExpr } from "../../../go/ast.ts";
import { placeOf, temp, type Value } from "../../../patterns/value.ts";
import { type Guard, guardsOf } from "../../../plan/guards.ts";
import type { RustExpr, RustType } from "../../../rust/ast.ts";
import { guardOf } from "../../../patterns/locking.ts";
import { markGuard } from "../../tidy/tidy.ts";
import { channelArgument } from "./halves.ts";
import {
  arcInner,
  argsOf,
  call,
  deref,
  field,
  isNamed,
  letStmt,
  local,
  methodCall,
  path,
  refMut,
  t,
} from "../../../rust/factory.ts";
import type { FuncObj, VarObj } from "../../../semantics/objects.ts";
import type { Emitter, Mode } from "../../emitter.ts";

const writes = (mode: Mode): boolean => mode === "write" || mode === "assign";

/** `c.data` where the field lives behind a lock: undefined for every other selector. `base` is the lowered `c`. */
export function guardedField(e: SelectorExpr, base: Value, ctx: Emitter, mode: Mode): Value | undefined {
  const f = ctx.info.selectionOf(e)?.obj;
  const guards = guardsOf(ctx.facts, ctx.plan);
  const lock = f?.kind === "Var" ? guards.lockOfField(f) : undefined;
  if (f?.kind !== "Var" || !lock) return undefined;
  const type = ctx.plan.typeOfSlot(f);
  const inState = (guard: RustExpr): Value =>
    lock.stateName
      ? placeOf(field(guard, ctx.nameOf(f)), type, { before: base.before, borrows: base.borrows })
      : placeOf(deref(guard), type, { before: base.before, borrows: base.borrows });
  const helper = helperAround(e, lock.helpers, ctx);
  if (helper) return inState(local("self"));
  const region = guards.regionAt(e);
  const form = region && guards.formOf(region);
  if (region && form?.kind === "bound") return inState(markGuard(local(useGuard(form.guards[0], mode, e, ctx))));
  if (!region) ctx.note("unlocked-access", e, { field: f.name });
  const owner = throughHandles(base, ctx);
  const taken = writes(mode) || isChangedHere(e, ctx) || region?.read === false;
  const guard = explained(lockCall(field(owner.expr, lock.fieldName), lock.rw, taken, lock.waits), region);
  return settle(e, inState(guard), mode, region, ctx);
}

/** A method that runs only with the lock held belongs to the state: its receiver is the state. */
function helperAround(e: Node, helpers: readonly { readonly name: string }[], ctx: Emitter): boolean {
  const f = [...ctx.facts.tree.ancestorsOf(e)].find((p) => p.kind === "FuncDecl");
  const obj = f?.kind === "FuncDecl" ? ctx.info.funcObjOf(f) : undefined;
  return obj !== undefined && helpers.includes(obj);
}

/** A method of the state, called with the lock held: on the guard, or on the state itself inside another such method. */
export function helperReceiver(sel: SelectorExpr, f: FuncObj, ctx: Emitter): Value | undefined {
  const lock = ctx.info.typeNames.map((o) => ctx.plan.lockOf(o)).find((l) => l?.helpers.includes(f));
  if (!lock?.stateName) return undefined;
  const state = t.path(lock.stateName);
  if (helperAround(sel, lock.helpers, ctx)) return temp(local("self"), state);
  const region = locksOf(ctx.facts).regionAround(sel, { mutex: lock.mutex, base: ctx.facts.textOf(sel.x) });
  const form = region && guardsOf(ctx.facts, ctx.plan).formOf(region);
  const guard = form?.kind === "bound" ? form.guards[0] : undefined;
  if (!guard) return undefined;
  if (lock.changing.includes(f)) guard.pat.mut = true;
  return temp(local(guard.name), state);
}

/** The guard's name; a change through it makes the binding `mut`. */
function useGuard(g: Guard | undefined, mode: Mode, e: Expr, ctx: Emitter): string {
  if (g && (writes(mode) || isChangedHere(e, ctx))) g.pat.mut = true;
  return g?.name ?? "guard";
}

/** Elements or fields behind the place are changed by this very use. */
function isChangedHere(e: Expr, ctx: Emitter): boolean {
  const use =
    e.kind === "Ident"
      ? ctx.facts.uses.useAt(e)?.role
      : ctx.facts.uses.ofField(fieldOf(e, ctx) as VarObj).find((u) => u.sel === e)?.role;
  switch (use?.kind) {
    case "assign":
    case "update":
    case "address":
      return true;
    case "receiver":
      return ctx.facts.stdEffectsOf(use.callee)?.mutatesReceiver ?? ctx.plan.func(use.callee).self === "&mut self";
    case "argument":
      return use.builtin !== undefined && ["delete", "clear", "copy"].includes(use.builtin) && use.index === 0;
    default:
      return false;
  }
}

const fieldOf = (e: Expr, ctx: Emitter): VarObj | undefined => {
  const f = e.kind === "SelectorExpr" ? ctx.info.selectionOf(e)?.obj : undefined;
  return f?.kind === "Var" ? f : undefined;
};

const lockCall = (lock: RustExpr, rw: boolean, write: boolean, waits: boolean): RustExpr =>
  guardOf(lock, rw ? (write ? "write" : "read") : "lock", waits);

/** Where the lock is taken inside the expression, the card of the region points there. */
const explained = (guard: RustExpr, r: LockRegion | undefined): RustExpr =>
  r?.deferred ? { ...guard, origin: { span: r.lock.span, by: `defer-unlock@${r.lock.span.start}` } } : guard;

/** A temporary guard lives to the end of its statement: what comes later in it must not lock again. */
function settle(e: SelectorExpr | Ident, v: Value, mode: Mode, region: LockRegion | undefined, ctx: Emitter): Value {
  if (writes(mode) || region || !guardsOf(ctx.facts, ctx.plan).mustHoist(e)) return v;
  const name = ctx.fresh(e.kind === "SelectorExpr" ? e.sel.name.toLowerCase() : `${e.name.toLowerCase()}_now`);
  const value = ctx.coerce({ ...v, movable: false }, v.type);
  return temp(local(name), v.type, { before: [...value.before, letStmt(name, value.expr)] });
}

/** The struct itself, behind references and `Arc`: the lock is inside it. */
function throughHandles(base: Value, ctx: Emitter): Value {
  const inner = base.type.kind === "RefType" ? base.type.inner : arcInner(base.type);
  return inner ? throughHandles({ ...base, type: inner }, ctx) : ctx.through(base, false);
}

// ---- variables

/** A variable that tasks share behind a lock: undefined for every other. */
export function sharedVariable(e: Ident, ctx: Emitter, mode: Mode): Value | undefined {
  const v = ctx.info.objectOf(e);
  if (v?.kind !== "Var") return undefined;
  if (ctx.plan.channels.halvesOf(v)) return channelArgument(e, ctx);
  const kind = ctx.plan.sharing.kindOf(v);
  const b = ctx.bindings.of(v);
  const inner = b && arcInner(b.type);
  if (!kind || !b || !inner) return undefined;
  if (kind === "atomic") return mode === "peek" || mode === "value" ? atomicLoad(b.name, inner, v, ctx) : undefined;
  if (kind !== "mutex" && kind !== "rwlock") return undefined;
  const type = argsOf(inner, kind === "mutex" ? "Mutex" : "RwLock")?.[0];
  if (!type) return undefined;
  const guards = guardsOf(ctx.facts, ctx.plan);
  const region = guards.regionAt(e);
  const form = region && guards.formOf(region);
  if (form?.kind === "bound") {
    const guard = form.guards.find((g) => g.variable === v);
    return placeOf(deref(markGuard(local(useGuard(guard, mode, e, ctx)))), type);
  }
  const taken = writes(mode) || isChangedHere(e, ctx) || region?.read === false;
  const waits = ctx.plan.sharing.waits(v);
  const place = placeOf(deref(explained(lockCall(local(b.name), kind === "rwlock", taken, waits), region)), type);
  if (mode === "value" && ctx.facts.tree.parentOf(e)?.kind === "ReturnStmt" && !ctx.plan.isCopy(type)) {
    return temp(call(path("std::mem::take"), [refMut(deref(lockCall(local(b.name), kind === "rwlock", true, waits)))]), type);
  }
  return settle(e, place, mode, region, ctx);
}

function atomicLoad(name: string, inner: RustType, v: VarObj, ctx: Emitter): Value | undefined {
  if (!isNamed(inner, "AtomicI64") && !/^Atomic/.test(inner.kind === "PathType" ? (inner.path.segments.at(-1)?.name ?? "") : ""))
    return undefined;
  return temp(methodCall(local(name), "load", [ordering]), ctx.rustType(v.type));
}

export const ordering: RustExpr = {
  kind: "PathExpr",
  path: { segments: [{ name: "Ordering" }, { name: "SeqCst" }], import: "std::sync::atomic::Ordering" },
};
