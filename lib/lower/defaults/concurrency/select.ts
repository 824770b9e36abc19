// Implements `select` (idioms.md `select`): tokio's `select!`, or one attempt where there is a default.

import type { AssignStmt, CommClause, Expr, SelectStmt, Stmt, UnaryExpr } from "../../../go/ast.ts";
import { temp, type Value } from "../../../patterns/value.ts";
import { chanElem } from "../../../plan/channels.ts";
import type { RustBlock, RustExpr, RustPat, RustStmt, RustType } from "../../../rust/ast.ts";
import {
  arcInner,
  arm,
  awaitExpr,
  bool,
  call,
  exprStmt,
  ifExpr,
  letExpr,
  local,
  matchExpr,
  methodCall,
  p,
  path,
  pathExpr,
  plain,
  select,
  type SelectArm,
  t,
  unit,
} from "../../../rust/factory.ts";
import type { Emitter } from "../../emitter.ts";
import { guardsOf } from "../../../plan/guards.ts";
import { bindOrStore, chanHandle, mayBeClosed, nextValue, receiveTimed, receiver, valueOrZero } from "./channels.ts";
import { breaksOut } from "../switch.ts";
import { timerFuture } from "./timers.ts";
import { elemType, halfOf, isSignal, variableOf } from "./halves.ts";

export function selectStmt(s: SelectStmt, ctx: Emitter): RustStmt[] {
  const refuse = (): RustStmt[] => [exprStmt(ctx.unsupported(s, "FG0501").expr, true)];
  if (s.body.length === 0) return [exprStmt(awaitExpr(call(path("std::future::pending", [t.unit]))), true)];
  const label = breaksOut(s, ctx) ? "'select" : undefined;
  ctx.note(s.body.some((c) => !c.comm) ? "select-default" : "select-wait", s);
  const done = ctx.inSwitch(s, label, () => (s.body.some((c) => !c.comm) ? attempt(s, ctx) : wait(s, ctx)));
  if (!done) return refuse();
  const [stmts, expr] = done;
  const labelled: RustStmt[] = label
    ? [exprStmt({ kind: "Block", label, stmts: [exprStmt(expr, false)] }, false)]
    : [exprStmt(expr, false)];
  return [...stmts, ...labelled];
}

type Done = readonly [RustStmt[], RustExpr];

// ---- without default

function wait(s: SelectStmt, ctx: Emitter): Done | undefined {
  ctx.requireCrate("tokio", "macros");
  const before: RustStmt[] = [];
  const arms: SelectArm[] = [];
  for (const c of s.body) {
    const a = armOf(c, before, ctx);
    if (!a) return undefined;
    arms.push(a);
  }
  return [before, select(arms)];
}

function armOf(c: CommClause, before: RustStmt[], ctx: Emitter): SelectArm | undefined {
  if (c.comm?.kind === "SendStmt") {
    const v = variableOf(c.comm.chan, ctx);
    const tx = v && halfOf(v, "tx", ctx);
    const elem = chanElem(ctx.info.typeOf(c.comm.chan));
    if (!elem) return undefined;
    const value = ctx.expr(c.comm.value, elemType(elem, ctx));
    before.push(...value.before);
    if (!tx) {
      const whole = chanHandle(c.comm.chan, ctx);
      before.push(...whole.before);
      return { pat: p.wild, future: methodCall(whole.expr, "send", [value.expr]), body: bodyOf(c, [], ctx) };
    }
    return { pat: p.ok(p.tuple([])), future: methodCall(local(tx.name), "send", [value.expr]), body: bodyOf(c, [], ctx) };
  }
  const from = received(c.comm);
  if (!from) return undefined;
  const future = futureOf(from.x, ctx);
  if (!future) return undefined;
  before.push(...future.before);
  const isUnit = future.type.kind === "TupleType";
  const names = c.comm?.kind === "AssignStmt" ? c.comm : undefined;
  if (isUnit) {
    if (names?.lhs.some((l) => !(l.kind === "Ident" && l.name === "_"))) return undefined;
    return { pat: p.wild, future: future.expr, body: bodyOf(c, [], ctx) };
  }
  return valueArm(c, names, from.x, future, ctx);
}

/** `Some(v) = rx.recv()` where nobody closes the channel; else the zero value counts too. */
function valueArm(c: CommClause, names: AssignStmt | undefined, chan: Expr, future: Value, ctx: Emitter): SelectArm | undefined {
  const elem = chanElem(ctx.info.typeOf(chan));
  if (!elem) return undefined;
  const type = elemType(elem, ctx);
  const closed = mayBeClosed(chan, ctx);
  const [value, flag] = names?.lhs ?? [];
  const single = value?.kind === "Ident" && value.name !== "_" && names?.op === ":=" ? ctx.info.objectOf(value) : undefined;
  if (!closed && !flag && (!names || single?.kind === "Var" || (value?.kind === "Ident" && value.name === "_"))) {
    const pat: RustPat = single?.kind === "Var" ? ctx.bind(single, type) : p.wild;
    return { pat: p.some(pat), future: future.expr, body: bodyOf(c, [], ctx) };
  }
  if (!names) return { pat: p.wild, future: future.expr, body: bodyOf(c, [], ctx) };
  const name = ctx.fresh("received");
  const pat = closed ? p.ident(name) : p.some(p.ident(name));
  return { pat, future: future.expr, body: bodyOf(c, takeApart(names, name, type, closed, ctx), ctx) };
}

/** `v, ok := received`; what is never closed has given a value. */
function takeApart(names: AssignStmt, name: string, type: RustType, closed: boolean, ctx: Emitter): RustStmt[] {
  const [value, flag] = names.lhs;
  const isGiven = closed ? methodCall(local(name), "is_some") : bool(true);
  const ok = flag ? bindOrStore(names, flag, temp(isGiven, t.bool), ctx) : [];
  const given = closed ? valueOrZero(local(name), type, true, ctx) : local(name);
  const v = value && !(value.kind === "Ident" && value.name === "_") ? bindOrStore(names, value, temp(given, type), ctx) : [];
  return [...ok, ...v];
}

const received = (comm: Stmt | undefined): UnaryExpr | undefined => {
  const e = comm?.kind === "ExprStmt" ? comm.x : comm?.kind === "AssignStmt" ? comm.rhs[0] : undefined;
  const x = e?.kind === "ParenExpr" ? e.x : e;
  return x?.kind === "UnaryExpr" && x.op === "<-" ? x : undefined;
};

/** What `select!` waits for: no `.await` of its own. */
function futureOf(chan: Expr, ctx: Emitter): Value | undefined {
  const timed = timerFuture(chan, ctx) ?? receiveTimed(chan, ctx);
  if (timed) return unawaited(timed);
  const v = variableOf(chan, ctx);
  if (v && isSignal(v, ctx)) {
    const token = halfOf(v, "rx", ctx);
    return token && temp(methodCall(local(token.name), "cancelled"), t.unit);
  }
  const rx = v && halfOf(v, "rx", ctx);
  const next = nextValue(chan, ctx);
  if (!next) return undefined;
  if (rx && arcInner(rx.type)) return { ...next, expr: { kind: "Block", async: "async", stmts: [], tail: next.expr } };
  return unawaited(next);
}

const unawaited = (v: Value): Value => (v.expr.kind === "AwaitExpr" ? { ...v, expr: v.expr.expr } : v);

function bodyOf(c: CommClause, first: readonly RustStmt[], ctx: Emitter): RustExpr {
  const stmts = [...first, ...ctx.stmts(c.body)];
  return stmts.length === 0 ? block([]) : block(stmts);
}

const block = (stmts: readonly RustStmt[]): RustBlock => ({ kind: "Block", stmts });

// ---- with default

function attempt(s: SelectStmt, ctx: Emitter): Done | undefined {
  const otherwise = s.body.find((c) => !c.comm);
  const cases = s.body.filter((c) => c.comm);
  const [only] = cases;
  if (!otherwise) return undefined;
  // A loop that tries again and again must let other tasks run, which Go does by itself.
  const yields = ctx.facts.tree.loopOf(s) !== undefined && otherwise.body.every((b) => !guardsOf(ctx.facts, ctx.plan).waits(b));
  const other = bodyOf(
    otherwise,
    yields ? [exprStmt(awaitExpr(call(pathExpr(plain("tokio::task::yield_now")))), true)] : [],
    ctx,
  );
  return attempted(cases, only, other, ctx);
}

function attempted(cases: readonly CommClause[], only: CommClause | undefined, other: RustExpr, ctx: Emitter): Done | undefined {
  if (!only) return [[], other];
  if (cases.length === 1) return attemptOne(only, other, ctx);
  const before: RustStmt[] = [];
  const arms: SelectArm[] = [];
  for (const c of cases) {
    if (c.comm?.kind === "SendStmt") return undefined;
    const a = armOf(c, before, ctx);
    if (!a) return undefined;
    arms.push(a);
  }
  arms.push({ pat: p.wild, future: call(path("std::future::ready"), [unit]), body: other });
  return [before, select(arms, { biased: true })];
}

function attemptOne(c: CommClause, other: RustExpr, ctx: Emitter): Done | undefined {
  if (c.comm?.kind === "SendStmt") return attemptSend(c, other, ctx);
  const from = received(c.comm);
  const v = from && variableOf(from.x, ctx);
  const names = c.comm?.kind === "AssignStmt" ? c.comm : undefined;
  if (from && v && isSignal(v, ctx)) {
    const token = halfOf(v, "rx", ctx);
    return token && [[], ifExpr(methodCall(local(token.name), "is_cancelled"), bodyOf(c, [], ctx), other)];
  }
  if (from?.x.kind === "CallExpr" && from.x.fun.kind === "SelectorExpr" && ctx.info.calleeOf(from.x)?.pkg === "context") {
    const token = ctx.peek(from.x.fun.x);
    return [[...token.before], ifExpr(methodCall(token.expr, "is_cancelled"), bodyOf(c, [], ctx), other)];
  }
  const rx = v && halfOf(v, "rx", ctx);
  if (!from || (rx && arcInner(rx.type))) return undefined;
  if (!rx) return attemptWhole(c, from, other, ctx);
  const type = elemType(chanElem(ctx.info.typeOf(from.x)) ?? ctx.info.typeOf(from.x), ctx);
  const tried = methodCall(receiver(rx, ctx), "try_recv");
  if (mayBeClosed(from.x, ctx)) {
    const name = ctx.fresh("received");
    const empty = p.err(
      p.path({ segments: [{ name: "TryRecvError" }, { name: "Empty" }], import: "tokio::sync::mpsc::error::TryRecvError" }),
    );
    const first = names ? takeApart(names, name, type, true, ctx).map(okForSome) : [];
    return [[], matchExpr(tried, [arm(empty, other), arm(names ? p.ident(name) : p.wild, bodyOf(c, first, ctx))])];
  }
  const value = names?.lhs[0];
  const obj = value?.kind === "Ident" && value.name !== "_" && names?.op === ":=" ? ctx.info.objectOf(value) : undefined;
  if (names && (names.lhs.length > 1 || names.op !== ":=")) return undefined;
  if (obj?.kind !== "Var") return [[], ifExpr(methodCall(tried, "is_ok"), bodyOf(c, [], ctx), other)];
  const pat = ctx.bind(obj, type);
  return [[], ifExpr(letExpr(p.ok(pat), tried), bodyOf(c, [], ctx), other)];
}

/** `is_some()` of what `try_recv` gave is `is_ok()`. */
const okForSome = (s: RustStmt): RustStmt =>
  s.kind === "LetStmt" && s.init?.kind === "MethodCallExpr" && s.init.method === "is_some"
    ? { ...s, init: { ...s.init, method: "is_ok" } }
    : s;

/** One attempt on a channel that is a `Chan`. */
function attemptWhole(c: CommClause, from: UnaryExpr, other: RustExpr, ctx: Emitter): Done | undefined {
  const elem = chanElem(ctx.info.typeOf(from.x));
  if (!elem || from.x.kind === "CallExpr") return undefined;
  const whole = chanHandle(from.x, ctx);
  const names = c.comm?.kind === "AssignStmt" ? c.comm : undefined;
  const name = ctx.fresh("received");
  const first = names ? takeApart(names, name, elemType(elem, ctx), true, ctx) : [];
  const tried = methodCall(whole.expr, "try_recv");
  const body = bodyOf(c, first, ctx);
  return [
    [...whole.before],
    names ? ifExpr(letExpr(p.some(name), tried), body, other) : ifExpr(methodCall(tried, "is_some"), body, other),
  ];
}

/** A channel without buffer takes a value only while somebody receives: tokio cannot tell, so that is refused. */
function attemptSend(c: CommClause, other: RustExpr, ctx: Emitter): Done | undefined {
  if (c.comm?.kind !== "SendStmt") return undefined;
  const v = variableOf(c.comm.chan, ctx);
  const tx = v && halfOf(v, "tx", ctx);
  const elem = chanElem(ctx.info.typeOf(c.comm.chan));
  if (elem && !tx) {
    const value = ctx.expr(c.comm.value, elemType(elem, ctx));
    const whole = chanHandle(c.comm.chan, ctx);
    return [
      [...value.before, ...whole.before],
      ifExpr(methodCall(whole.expr, "try_send", [value.expr]), bodyOf(c, [], ctx), other),
    ];
  }
  if (!v || !tx || !elem || !isBuffered(v, ctx)) return undefined;
  const value = ctx.expr(c.comm.value, elemType(elem, ctx));
  const tried = methodCall(methodCall(local(tx.name), "try_send", [value.expr]), "is_ok");
  return [[...value.before], ifExpr(tried, bodyOf(c, [], ctx), other)];
}

/** Made in this function with a capacity that is a constant above zero. */
function isBuffered(v: NonNullable<ReturnType<typeof variableOf>>, ctx: Emitter): boolean {
  const decl = ctx.facts.uses.of(v).find((u) => u.role.kind === "define")?.ident;
  const stmt = decl && ctx.facts.tree.parentOf(decl);
  const make = stmt?.kind === "AssignStmt" ? stmt.rhs[stmt.lhs.indexOf(decl as Expr)] : undefined;
  const size = make?.kind === "CallExpr" && make.args[1] ? ctx.info.constOf(make.args[1]) : undefined;
  return size?.kind === "int" && size.value > 0n;
}
