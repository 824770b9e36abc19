// Implements function literals: closures whose captures follow their use (idioms.md A9).

import { capturesOnlyCopies, storedByName } from "../../analysis/escaping-functions.ts";
import { isSetFirst } from "../../analysis/first-values.ts";
import type { Use } from "../../analysis/uses.ts";
import { lastRun } from "../../analysis/local-fns.ts";
import type { FuncLit } from "../../go/ast.ts";
import { placeOf, temp, type Value } from "../../patterns/value.ts";
import type { FuncPlan } from "../../plan/plan.ts";
import { tupled } from "../../plan/results.ts";
import type { RustBlock, RustBound, RustExpr, RustPat, RustStmt, RustType } from "../../rust/ast.ts";
import { argsOf, boxInner, call, isChar, letStmt, local, path, t } from "../../rust/factory.ts";
import type { VarObj } from "../../semantics/objects.ts";
import { consume } from "../coerce.ts";
import type { Emitter } from "../emitter.ts";
import { isAwaited } from "./concurrency.ts";
import { lowerBody } from "./body.ts";
import { isCell } from "./cells.ts";
import { deferredBody } from "./deferred-body.ts";

export interface ClosureWish {
  readonly params?: readonly { readonly pat: RustPat; readonly type: RustType }[];
  readonly want?: RustType;
  /** Nothing around it says what it takes, whatever is wanted of it. */
  readonly isAlone?: boolean;
  /** It outlives the statement, and owns what it captures. */
  readonly isKept?: boolean;
}

export function lowerClosure(e: FuncLit, ctx: Emitter, wish: ClosureWish): Value {
  const plan = ctx.plan.closure(e);
  const bound = wish.want && fnBoundIn(wish.want);
  const escapes = wish.isKept ?? (wish.want !== undefined && (heldBy(wish.want) !== undefined || isReturned(e, ctx)));
  if (plan.params.some((p) => JSON.stringify(p.type).includes("InferType")) && !bound && !wish.params)
    return ctx.unsupported(e, "FG0105", { what: "the closure" });
  if (plan.async && !isAwaited(e, ctx)) return ctx.unsupported(e, "FG0501");
  const holder = holderOf(e, ctx);
  if (holder && ctx.facts.freeVarsOf(e).includes(holder))
    return ctx.unsupported(e, "FG0101", { what: "this closure, which calls itself," });
  const clash = interleavedWrite(e, ctx, escapes);
  if (clash) return ctx.unsupported(e, "FG0402", { what: clash.name });
  const params = plan.params.map((p, i) => {
    const asked = wish.params?.[i];
    const type = asked?.type ?? bound?.fnArgs?.[i] ?? p.type;
    const isUnread =
      !["", "_"].includes(p.obj.name) && ctx.facts.uses.of(p.obj).every((u) => u.role.kind === "define") && !asked?.pat;
    if (isUnread || isSetFirst(p.obj, e.body, ctx.facts))
      return { pat: { kind: "IdentPat" as const, name: `_${ctx.nameOf(p.obj)}` }, type };
    const own = ctx.bind(p.obj, type);
    return {
      pat:
        asked?.pat ??
        (ctx.facts.uses.of(p.obj).length > 1 || !["", "_"].includes(p.obj.name) ? own : { kind: "WildPat" as const }),
      type,
    };
  });
  const ret = bound?.fnRet ?? plan.ret;
  const adapted: FuncPlan =
    bound?.fnRet && plan.result.kind === "values"
      ? { ...plan, ret: bound.fnRet, result: { kind: "values", types: [bound.fnRet] } }
      : plan;
  const body = deferredBody(e.body, ctx, () => lowerBody(e.body, adapted, ctx), e);
  const tail = onlyExpr(body);
  const needsTypes = wish.isAlone === true || (!bound && wish.params === undefined);
  const closure: RustExpr = {
    kind: "ClosureExpr",
    move: (escapes || (storedByName(e, ctx.facts) && capturesOnlyCopies(e, ctx.facts))) && ctx.facts.freeVarsOf(e).length > 0,
    ...(plan.async && { async: true }),
    params: params.map((p) => (needsTypes || isChar(p.type) ? p : { pat: p.pat })),
    ...(needsTypes && ret && isOpen(body.tail) ? { ret, body } : { body: tail }),
  };
  const changed = ctx.facts.freeVarsOf(e).filter((v) => isWrittenIn(v, e, ctx));
  const kind = changed.length > 0 ? "FnMut" : "Fn";
  if (changed.length > 0 && !escapes) ctx.note("closure-changes", e, { names: changed.map((v) => `\`${v.name}\``).join(", ") });
  const type: RustType = wish.want ?? {
    kind: "ImplType",
    bounds: [
      { kind: "TraitBound", path: { segments: [{ name: kind }] }, fnArgs: params.map((p) => p.type), ...(ret && { fnRet: ret }) },
    ],
  };
  const borrows = ctx.facts.freeVarsOf(e);
  const before = escapes ? copiesForInner(e, ctx) : [];
  if (wish.want && boxInner(wish.want)) return temp(call("Box::new", [closure]), wish.want, { borrows, before });
  if (wish.want && heldBy(wish.want)) return temp(call(path("std::rc::Rc::new"), [closure]), wish.want, { borrows, before });
  if (wish.want?.kind === "RefType") return temp({ kind: "RefExpr", mut: wish.want.mut, expr: closure }, wish.want, { borrows });
  return temp(closure, type, { borrows, before });
}

/**
 * What a function that is given away takes along of one around it, which may run again: a copy, made before under the same name.
 * `let name = name.clone();`.
 */
function copiesForInner(e: FuncLit, ctx: Emitter): readonly RustStmt[] {
  const { facts } = ctx;
  const outer = facts.tree.funcOf(e);
  if (outer?.kind !== "FuncLit") return [];
  const shared = facts
    .freeVarsOf(outer)
    .filter((v) => v.role !== "package" && facts.freeVarsOf(e).includes(v) && !isCell(v, ctx));
  return shared.flatMap((v) => {
    const b = ctx.bindings.of(v);
    if (!b || b.type.kind === "RefType" || ctx.plan.isCopy(b.type)) return [];
    // The name would be gone for what reads it behind.
    const isReadBehind = facts.uses.of(v).some((u) => u.ident.span.start > e.span.end && facts.tree.isInside(u.ident, outer));
    if (isReadBehind || b.name === "self")
      ctx.input.output.fault(e.span, `\`${v.name}\` is taken along by a function inside of another`);
    return [letStmt(b.name, consume(placeOf(local(b.name), b.type), ctx).expr)];
  });
}

/** `|s| s.port = port`: what is one expression, or one assignment, needs no braces. */
function onlyExpr(body: RustBlock): RustExpr {
  if (body.dangling) return body;
  const [first, second] = body.stmts;
  if (!first && body.tail) return body.tail;
  const isAssignment = first?.kind === "ExprStmt" && (first.expr.kind === "AssignExpr" || first.expr.kind === "OpAssignExpr");
  if (!isAssignment || second || body.tail || first.trivia?.leading || first.trivia?.trailing) return body;
  return { ...first.expr, ...(first.origin && { origin: first.origin }) };
}

export function fnBoundIn(r: RustType): Extract<RustBound, { kind: "TraitBound" }> | undefined {
  if (r.kind === "FnPtrType")
    return { kind: "TraitBound", path: { segments: [{ name: "Fn" }] }, fnArgs: r.params, ...(r.ret && { fnRet: r.ret }) };
  const inner = r.kind === "RefType" ? r.inner : (heldBy(r) ?? r);
  const b = inner.kind === "ImplType" || inner.kind === "DynType" ? inner.bounds[0] : undefined;
  return b?.kind === "TraitBound" && b.fnArgs ? b : undefined;
}

/** What keeps a closure: a box, or a handle that is shared. */
const heldBy = (r: RustType): RustType | undefined => boxInner(r) ?? argsOf(r, "Rc")?.[0];

const isReturned = (e: FuncLit, ctx: Emitter): boolean => ctx.facts.tree.parentOf(e)?.kind === "ReturnStmt";

export function writesCaptures(e: FuncLit, ctx: Emitter): boolean {
  return ctx.facts.freeVarsOf(e).some((v) => isWrittenIn(v, e, ctx));
}

function isWrittenIn(v: VarObj, e: FuncLit, ctx: Emitter): boolean {
  if (isCell(v, ctx)) return false;
  const b = ctx.bindings.of(v);
  return ctx.facts.uses.of(v).some((u) => {
    if (!ctx.facts.tree.isInside(u.ident, e)) return false;
    const changes =
      u.role.kind === "assign" ||
      u.role.kind === "update" ||
      (u.role.kind === "receiver" && ctx.plan.func(u.role.callee).self === "&mut self") ||
      (u.role.kind === "argument" && u.role.index === 0 && (u.role.builtin === "delete" || u.role.builtin === "append")) ||
      isHandedToChange(u, ctx);
    if (changes && !(b?.type.kind === "RefType" && b.type.mut && false)) ctx.bindings.markMut(v);
    return changes;
  });
}

/** `heap.Push(h, x)`, `fmt.Fprintln(&sb)`, `w.WriteString(s)`: a library function changes what it is given. */
function isHandedToChange(u: Use, ctx: Emitter): boolean {
  const { role, ident } = u;
  if (role.kind === "receiver") return role.callee.pkg !== "" && (ctx.facts.stdEffectsOf(role.callee)?.mutatesReceiver ?? false);
  if (role.kind === "argument")
    return role.callee !== undefined && (ctx.facts.stdEffectsOf(role.callee)?.mutates.includes(role.index) ?? false);
  const addr = role.kind === "address" ? ctx.facts.tree.ancestorsOf(ident).find((n) => n.kind === "UnaryExpr") : undefined;
  const call_ = addr && ctx.facts.tree.parentOf(addr);
  const f = call_?.kind === "CallExpr" ? ctx.info.calleeOf(call_) : undefined;
  const at = call_?.kind === "CallExpr" && addr?.kind === "UnaryExpr" ? call_.args.indexOf(addr) : -1;
  return f !== undefined && (ctx.facts.stdEffectsOf(f)?.mutates.includes(at) ?? false);
}

/**
 * A captured variable that the closure changes while the code around it reads or changes it as well, as long as the
 * closure can still run: no borrow can express that.
 */
function interleavedWrite(e: FuncLit, ctx: Emitter, escapes: boolean): VarObj | undefined {
  const { facts } = ctx;
  const holder = holderOf(e, ctx);
  if (!holder && !escapes) return undefined;
  const lastCall = holder ? lastRun(holder, e, facts) : Number.POSITIVE_INFINITY;
  return facts.freeVarsOf(e).find((v) => {
    if (isCell(v, ctx)) return false;
    const writesInside = isWrittenIn(v, e, ctx);
    return facts.uses.of(v).some((u) => {
      if (facts.tree.isInside(u.ident, e) || u.ident.span.start < e.span.end || u.ident.span.start > lastCall) return false;
      const writes = u.role.kind === "assign" || u.role.kind === "update";
      return writesInside || writes || (escapes && !facts.isLastUse(u.ident) && !ctx.plan.isCopy(ctx.typeOfBinding(v)));
    });
  });
}

/** The variable that holds the closure. */
function holderOf(e: FuncLit, ctx: Emitter): VarObj | undefined {
  const p = ctx.facts.tree.parentOf(e);
  const id =
    p?.kind === "AssignStmt" ? p.lhs[p.rhs.indexOf(e)] : p?.kind === "ValueSpec" ? p.names[p.values.indexOf(e)] : undefined;
  const v = id?.kind === "Ident" ? ctx.info.objectOf(id) : undefined;
  return v?.kind === "Var" ? v : undefined;
}

export { tupled, t };

/** Gives what its place asks for: a closure that nothing else tells its result must say it. */
const isOpen = (e: RustExpr | undefined): boolean =>
  e?.kind === "MethodCallExpr" && ["sum", "product", "collect", "into", "parse"].includes(e.method) && !e.turbofish;
