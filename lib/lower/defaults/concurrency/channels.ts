// Implements making, sending, receiving, ranging and closing (idioms.md `chan-buffered`, `chan-range`, `chan-close`).

import type { Use } from "../../../analysis/uses.ts";
import { tasksOf } from "../../../analysis/tasks.ts";
import type { AssignStmt, CallExpr, Expr, Ident, RangeStmt, SendStmt, UnaryExpr } from "../../../go/ast.ts";
import { temp, type Value } from "../../../patterns/value.ts";
import { chanElem } from "../../../plan/channels.ts";
import type { RustExpr, RustStmt, RustType } from "../../../rust/ast.ts";
import {
  awaitExpr,
  breakExpr,
  call,
  exprStmt,
  letElse,
  letExpr,
  letStmt,
  local,
  loop,
  methodCall,
  num,
  p,
  path,
  t,
  whileExpr,
  argsOf,
  arcInner,
  isAnyRef,
} from "../../../rust/factory.ts";
import type { VarObj } from "../../../semantics/objects.ts";
import type { Emitter } from "../../emitter.ts";
import { declareLocal } from "../declare.ts";
import { chanHelper } from "./chan-helper.ts";
import { bindHalf, elemType, halfOf, isSignal, variableOf } from "./halves.ts";
import { receiveTimer } from "./timers.ts";
import { joinStmt } from "../../../patterns/groups.ts";

// ---- make

/** `let (jobs_tx, jobs_rx) = mpsc::channel(10);`, a token for a channel that only closes; undefined where it is a `Chan`. */
export function makeStmts(id: Ident, make: CallExpr, ctx: Emitter): RustStmt[] | undefined {
  const v = variableOf(id, ctx);
  const halves = v && ctx.plan.channels.halvesOf(v);
  if (!v || !halves) return undefined;
  if (halves.signal && halves.rx) {
    ctx.requireCrate("tokio-util");
    ctx.note("channel-signal", id, { name: v.name });
    return [
      cardOf(
        id,
        "channel-signal",
        letStmt(bindHalf(v, "rx", halves.rx.name, halves.rx.type, ctx), call(path("tokio_util::sync::CancellationToken::new"))),
      ),
    ];
  }
  if (!halves.tx || !halves.rx) return undefined;
  ctx.requireCrate("tokio", "sync");
  ctx.note("channel-pair", id, { name: v.name });
  const elem = elemType(chanElem(v.type) ?? v.type, ctx);
  const tx = bindHalf(v, "tx", halves.tx.name, halves.tx.type, ctx);
  const plainRx = argsOf(arcInner(halves.rx.type) ?? halves.rx.type, "Mutex")?.[0] ?? halves.rx.type;
  const rx = bindHalf(v, "rx", halves.rx.name, halves.rx.type, ctx);
  const size = capacity(make, ctx);
  const fn = path("tokio::sync::mpsc::channel", needsType(v, ctx) ? [elem] : undefined);
  const made = cardOf(id, "channel-pair", letStmt(p.tuple([tx, rx]), call(fn, [size.expr])));
  if (!make.args[1] && printsAround(v, ctx)) ctx.note("channel-unbuffered", id, { name: v.name });
  if (plainRx === halves.rx.type) return [...size.before, made];
  // Several tasks receive: they share the receiver behind a lock that is held only while one of them waits.
  const shared = call(path("std::sync::Arc::new"), [call(lockNew(halves.rx.type), [local(halves.rx.name)])]);
  const why = ctx.plan.channels.decisions.find((d) => d.args?.name === v.name)?.spans[0];
  const wrapped = letStmt(halves.rx.name, shared);
  return [
    ...size.before,
    made,
    why ? { ...wrapped, origin: { span: why, by: `channel-shared-receiver@${why.start}` } } : wrapped,
  ];
}

/** Ties a statement to the card of the name that it declares. */
const cardOf = (id: Ident, card: string, s: RustStmt): RustStmt => ({
  ...s,
  origin: { span: id.span, by: `${card}@${id.span.start}` },
});

function lockNew(type: RustType): RustExpr {
  const lock = arcInner(type);
  const fullPath = lock?.kind === "PathType" ? lock.path : undefined;
  const segments = [...(fullPath?.segments ?? []).map((s) => ({ name: s.name })), { name: "new" }];
  return { kind: "PathExpr", path: { segments, ...(fullPath?.import && { import: fullPath.import }) } };
}

/** Capacity for tokio, whose smallest channel holds one value. */
function capacity(make: CallExpr, ctx: Emitter): Value {
  const size = make.args[1];
  const known = size && ctx.info.constOf(size);
  if (!size || (known?.kind === "int" && known.value === 0n)) return temp(num("1"), t.usize);
  const v = ctx.expr(size, t.usize);
  return known ? v : { ...v, expr: methodCall(v.expr, "max", [num("1")]) };
}

/** Nothing else fixes the element type: no function takes a half, and what is sent is a bare number or nothing. */
function needsType(v: VarObj, ctx: Emitter): boolean {
  const uses = ctx.facts.uses.of(v);
  const isPassed = (u: Use): boolean =>
    (u.role.kind === "argument" && u.role.callee !== undefined && !u.role.callee.pkg) || u.role.kind === "return";
  const first = uses.filter(
    (u) =>
      u.role.kind !== "define" && (isPassed(u) || ctx.plan.channels.usesHalf(u, "tx") || ctx.plan.channels.usesHalf(u, "rx")),
  )[0];
  // What is received is used before anything says what it is.
  if (first && !isPassed(first) && ctx.plan.channels.usesHalf(first, "rx")) return true;
  if (uses.some(isPassed)) return false;
  const sends = ctx.facts.nodesOf("SendStmt").filter((s) => variableOf(s.chan, ctx) === v);
  if (sends.length === 0) return true;
  const elem = elemType(chanElem(v.type) ?? v.type, ctx);
  const isPlain =
    elem.kind === "PathType" && /^([iuf]\d+|usize|Vec|HashMap|HashSet|Option)$/.test(elem.path.segments[0]?.name ?? "");
  return isPlain && sends.every((s) => s.value.kind !== "CallExpr" || ctx.info.calleeOf(s.value)?.pkg !== "");
}

/** Some function that sends also prints or goes on to other channels: there the order could show. */
function printsAround(v: VarObj, ctx: Emitter): boolean {
  return ctx.facts.nodesOf("SendStmt").some((s) => {
    if (variableOf(s.chan, ctx) !== v) return false;
    const f = ctx.facts.tree.funcOf(s);
    return (
      f?.body !== undefined &&
      ctx.facts
        .nodesOf("CallExpr", f.body)
        .some(
          (c) =>
            c.span.start > s.span.end && ctx.info.calleeOf(c)?.pkg === "fmt" && ctx.info.calleeOf(c)?.name.startsWith("Print"),
        )
    );
  });
}

/** `make(chan T, n)` elsewhere than in a declaration: a `Chan`. */
export function makeChan(make: CallExpr, ctx: Emitter, want?: RustType): Value {
  chanHelper(ctx);
  ctx.note("channel-handle", make);
  const size = make.args[1];
  const v = size ? ctx.expr(size, t.usize) : temp(num("0"), t.usize);
  return temp(call("Chan::new", [v.expr]), want ?? ctx.rustType(ctx.info.typeOf(make)), { before: v.before });
}

// ---- send and receive

export function sendStmt(s: SendStmt, ctx: Emitter): RustStmt[] {
  const elem = chanElem(ctx.info.typeOf(s.chan));
  if (!elem) return [exprStmt(ctx.unsupported(s, "FG0501").expr, true)];
  const v = variableOf(s.chan, ctx);
  const tx = v && halfOf(v, "tx", ctx);
  const target = tx ? temp(local(tx.name), tx.type) : chanHandle(s.chan, ctx);
  const value = ctx.expr(s.value, elemType(elem, ctx));
  const { before, exprs } = ctx.sequence([target, value]);
  const [on, what] = exprs as [RustExpr, RustExpr];
  const sent = awaitExpr(methodCall(on, "send", [what]));
  // One note for a channel: its other sends are alike.
  if (tx && v && firstSend(v, ctx) === s) ctx.note("channel-send", s);
  return [...before, exprStmt(tx ? methodCall(sent, "unwrap") : sent, true)];
}

const firstSend = (v: VarObj, ctx: Emitter): SendStmt | undefined =>
  ctx.facts.nodesOf("SendStmt").find((s) => variableOf(s.chan, ctx) === v);

/** A channel that is a `Chan` handle. */
export function chanHandle(e: Expr, ctx: Emitter): Value {
  chanHelper(ctx);
  return ctx.peek(e);
}

/** `rx.recv().await`: the next value, or none when the channel is closed. */
export function nextValue(chan: Expr, ctx: Emitter): Value | undefined {
  const elem = chanElem(ctx.info.typeOf(chan));
  if (!elem) return undefined;
  const type = t.option(elemType(elem, ctx));
  const v = variableOf(chan, ctx);
  const rx = v && halfOf(v, "rx", ctx);
  if (rx) return temp(awaitExpr(methodCall(receiver(rx, ctx), "recv")), type);
  const c = chan.kind === "CallExpr" ? callHandle(chan, ctx) : chanHandle(chan, ctx);
  return c && temp(awaitExpr(methodCall(c.expr, "recv")), type, { before: c.before });
}

/** `<-f()`: the half that the function returns. */
function callHandle(e: CallExpr, ctx: Emitter): Value | undefined {
  const callee = ctx.info.calleeOf(e);
  if (callee?.pkg) return undefined;
  const c = ctx.lower(e, "value");
  if (c.type.kind === "PathType" && c.type.path.segments.at(-1)?.name === "Chan") chanHelper(ctx);
  return c;
}

/** The receiver itself, behind its lock where tasks share it. */
export function receiver(rx: NonNullable<ReturnType<typeof halfOf>>, _ctx: Emitter): RustExpr {
  if (arcInner(rx.type)) return awaitExpr(methodCall(local(rx.name), "lock"));
  if (!isAnyRef(rx.type)) rx.pat.mut = true;
  return local(rx.name);
}

export const isStatement = (e: Expr, ctx: Emitter): boolean => ctx.facts.tree.parentOf(e)?.kind === "ExprStmt";

/** `v, ok := <-ch`: the flag says whether there was a value, and so does the option. */
const asksFlag = (e: Expr, ctx: Emitter): boolean => {
  const p = ctx.facts.tree.parentOf(e);
  return p?.kind === "AssignStmt" && p.rhs.length === 1 && p.lhs.length === 2;
};

export function receive(e: UnaryExpr, ctx: Emitter, _want?: RustType): Value {
  const timed = receiveTimed(e.x, ctx);
  if (timed) return timed;
  const v = variableOf(e.x, ctx);
  if (v && isSignal(v, ctx)) {
    const token = halfOf(v, "rx", ctx);
    if (!token) return ctx.unsupported(e, "FG0501");
    return temp(awaitExpr(methodCall(local(token.name), "cancelled")), t.unit);
  }
  const next = nextValue(e.x, ctx);
  if (!next) return ctx.unsupported(e, "FG0501");
  if (isStatement(e, ctx) || asksFlag(e, ctx)) return next;
  const elem = elemType(chanElem(ctx.info.typeOf(e.x)) ?? ctx.info.typeOf(e), ctx);
  return temp(valueOrZero(next.expr, elem, mayBeClosed(e.x, ctx), ctx), elem, { before: next.before });
}

/** `<-time.After(d)` waits, and `<-ctx.Done()` waits for the cancellation. */
export function receiveTimed(chan: Expr, ctx: Emitter): Value | undefined {
  const timer = receiveTimer(chan, ctx);
  if (timer) return timer;
  if (chan.kind !== "CallExpr") return undefined;
  const f = ctx.info.calleeOf(chan);
  if (f?.pkg === "time" && f.name === "After" && chan.args[0]) {
    ctx.requireCrate("tokio", "time");
    const d = ctx.expr(chan.args[0], t.duration());
    return temp(awaitExpr(call(path("tokio::time::sleep"), [d.expr])), t.unit, { before: d.before });
  }
  if (f?.pkg === "context" && f.name === "Done" && chan.fun.kind === "SelectorExpr") {
    const token = ctx.peek(chan.fun.x);
    return temp(awaitExpr(methodCall(token.expr, "cancelled")), t.unit, { before: token.before });
  }
  return undefined;
}

/** Go's receive from a closed channel gives the zero value; from one that nobody closes there is always a value. */
export function valueOrZero(next: RustExpr, elem: RustType, closed: boolean, ctx: Emitter): RustExpr {
  if (!closed) return methodCall(next, "unwrap");
  ctx.derive(elem, "Default");
  return methodCall(next, "unwrap_or_default");
}

export function mayBeClosed(chan: Expr, ctx: Emitter): boolean {
  const v = variableOf(chan, ctx);
  return !v || !ctx.plan.channels.halvesOf(v) || ctx.plan.channels.isClosed(v);
}

/** `v, ok := <-ch`: undefined for every other assignment. */
export function receiveOk(s: AssignStmt, ctx: Emitter): RustStmt[] | undefined {
  const [from] = s.rhs;
  const [value, flag] = s.lhs;
  if (s.rhs.length !== 1 || s.lhs.length !== 2 || from?.kind !== "UnaryExpr" || from.op !== "<-" || !value || !flag)
    return undefined;
  const next = nextValue(from.x, ctx);
  const elem = chanElem(ctx.info.typeOf(from.x));
  if (!next || !elem || isSignal(variableOf(from.x, ctx), ctx)) return [exprStmt(ctx.unsupported(s, "FG0501").expr, true)];
  const type = elemType(elem, ctx);
  const isBlank = (e: Expr): boolean => e.kind === "Ident" && e.name === "_";
  if (isBlank(value)) return [...next.before, ...bindOrStore(s, flag, temp(methodCall(next.expr, "is_some"), t.bool), ctx)];
  const name = ctx.fresh("received");
  const taken = temp(valueOrZero(local(name), type, true, ctx), type);
  const first: RustStmt[] = [...next.before, letStmt(name, next.expr)];
  const ok = isBlank(flag) ? [] : bindOrStore(s, flag, temp(methodCall(local(name), "is_some"), t.bool), ctx);
  return [...first, ...ok, ...bindOrStore(s, value, taken, ctx)];
}

export function bindOrStore(s: { readonly op?: string }, target: Expr, v: Value, ctx: Emitter): RustStmt[] {
  if (target.kind === "Ident" && s.op === ":=" && ctx.info.isDef(target)) {
    const obj = ctx.info.objectOf(target);
    return obj?.kind === "Var" ? declareLocal(obj, v, ctx) : [exprStmt(v.expr, true)];
  }
  if (target.kind === "Ident" && target.name === "_") return [];
  const place = ctx.placeToAssign(target);
  const value = ctx.coerce(v, place.type);
  return [...value.before, ...place.before, exprStmt({ kind: "AssignExpr", left: place.expr, right: value.expr }, true)];
}

// ---- range and close

const labelled = (label: string | undefined) => (label ? { label } : {});

export function rangeChan(s: RangeStmt, ctx: Emitter, label?: string): RustStmt[] {
  const v = variableOf(s.x, ctx);
  if (v && isSignal(v, ctx)) {
    const token = halfOf(v, "rx", ctx);
    return token
      ? [exprStmt(awaitExpr(methodCall(local(token.name), "cancelled")), true)]
      : [exprStmt(ctx.unsupported(s, "FG0501").expr, true)];
  }
  const ticks = receiveTimer(s.x, ctx);
  if (ticks) {
    const body = ctx.inLoop(s, label, undefined, () => ctx.block(s.body));
    return [
      exprStmt(
        { ...loop({ ...body, stmts: [exprStmt(ticks.expr, true), ...body.stmts] }), ...labelled(label) } as RustExpr,
        false,
      ),
    ];
  }
  const before: RustStmt[] = [];
  const next = s.x.kind === "CallExpr" ? nextOfCall(s.x, before, ctx) : nextValue(s.x, ctx);
  const elem = chanElem(ctx.info.typeOf(s.x));
  if (!next || !elem) return [exprStmt(ctx.unsupported(s, "FG0501").expr, true)];
  const key = s.key?.kind === "Ident" && s.key.name !== "_" ? s.key : undefined;
  const obj = key && ctx.info.objectOf(key);
  const isNew = obj?.kind === "Var" && s.op === ":=";
  const pat = isNew ? ctx.bind(obj, elemType(elem, ctx)) : s.key && key ? p.ident(ctx.fresh("value")) : p.wild;
  const body = ctx.inLoop(s, label, undefined, () => ctx.block(s.body));
  const store = s.key && key && !isNew ? storeInto(s.key, pat, elem, ctx) : [];
  const rx = v && halfOf(v, "rx", ctx);
  const isShared = rx !== undefined && arcInner(rx.type) !== undefined;
  const loopBody = { ...body, stmts: [...store, ...body.stmts] };
  const done = isShared
    ? loop({ ...loopBody, stmts: [letElse(p.some(pat), next.expr, [exprStmt(breakExpr(), true)]), ...loopBody.stmts] })
    : pat.kind === "WildPat"
      ? whileExpr(methodCall(next.expr, "is_some"), loopBody)
      : whileExpr(letExpr(p.some(pat), next.expr), loopBody);
  return [...before, ...next.before, exprStmt({ ...done, ...labelled(label) } as RustExpr, false), ...joinBehind(s, ctx)];
}

function storeInto(
  target: Expr,
  pat: import("../../../rust/ast.ts").RustPat,
  elem: import("../../../semantics/types.ts").Type,
  ctx: Emitter,
): RustStmt[] {
  const name = pat.kind === "IdentPat" ? pat.name : "value";
  return bindOrStore({ op: "=" }, target, temp(local(name), elemType(elem, ctx)), ctx);
}

/** `for v := range gen()`: the receiver needs a name to be asked again and again. */
function nextOfCall(e: CallExpr, before: RustStmt[], ctx: Emitter): Value | undefined {
  const c = callHandle(e, ctx);
  const elem = chanElem(ctx.info.typeOf(e));
  if (!c || !elem) return undefined;
  const name = ctx.fresh("rx");
  const isChan = c.type.kind === "PathType" && c.type.path.segments.at(-1)?.name === "Chan";
  before.push(...c.before, letStmt(isChan ? p.ident(name) : p.mut(name), c.expr));
  return temp(awaitExpr(methodCall(local(name), "recv")), t.option(elemType(elem, ctx)));
}

/** When the loop that drains what the joined tasks send has ended, they have ended too: joining brings a panic to light. */
function joinBehind(s: RangeStmt, ctx: Emitter): RustStmt[] {
  const group = tasksOf(ctx.facts).groups.find((g) => g.drain === s);
  return group ? joinStmt(group, ctx) : [];
}

/** `close(ch)`. */
export function closeCall(e: CallExpr, ctx: Emitter): RustStmt[] {
  const chan = e.args[0];
  const v = chan && variableOf(chan, ctx);
  if (v && isSignal(v, ctx)) {
    const token = halfOf(v, "rx", ctx);
    return token
      ? [exprStmt(methodCall(local(token.name), "cancel"), true)]
      : [exprStmt(ctx.unsupported(e, "FG0501").expr, true)];
  }
  const tx = v && halfOf(v, "tx", ctx);
  if (tx) {
    ctx.note("channel-close", e, { name: v.name });
    return [exprStmt(call("drop", [local(tx.name)]), true)];
  }
  if (!chan) return [exprStmt(ctx.unsupported(e, "FG0501").expr, true)];
  const c = chanHandle(chan, ctx);
  return [...c.before, exprStmt(methodCall(c.expr, "close"), true)];
}
