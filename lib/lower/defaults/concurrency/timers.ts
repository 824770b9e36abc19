// Implements timers and tickers that one function owns (idioms.md `time-chan`): a pinned sleep, an interval.

import { tasksCapturing } from "../../../analysis/task-uses.ts";
import { diverges } from "../../../analysis/tree.ts";
import type { Use } from "../../../analysis/uses.ts";
import type { CallExpr, Expr, Ident, Node } from "../../../go/ast.ts";
import { temp, type Value } from "../../../patterns/value.ts";
import type { RustExpr, RustStmt } from "../../../rust/ast.ts";
import {
  awaitExpr,
  binary,
  call,
  exprStmt,
  letStmt,
  local,
  macroCall,
  methodCall,
  path,
  refMut,
  t,
} from "../../../rust/factory.ts";
import type { VarObj } from "../../../semantics/objects.ts";
import type { Emitter } from "../../emitter.ts";

type Kind = "sleep" | "interval";

const timers = new WeakMap<Emitter, Map<VarObj, Kind>>();

const makers: Readonly<Record<string, Kind>> = { After: "sleep", NewTimer: "sleep", Tick: "interval", NewTicker: "interval" };

/** `timeout := time.After(d)`, `ticker := time.NewTicker(d)`: undefined for every other, and where its use is not followed. */
export function declareTimer(name: Ident, value: Expr | undefined, ctx: Emitter): RustStmt[] | undefined {
  const v = ctx.info.objectOf(name);
  const f = value?.kind === "CallExpr" ? ctx.info.calleeOf(value) : undefined;
  const kind = f?.pkg === "time" ? makers[f.name] : undefined;
  if (v?.kind !== "Var" || value?.kind !== "CallExpr" || !kind || !value.args[0]) return undefined;
  if (!ctx.facts.uses.of(v).every((u) => isFollowed(u, kind, ctx))) return undefined;
  ctx.requireCrate("tokio", "time", "macros");
  const all = timers.get(ctx) ?? new Map<VarObj, Kind>();
  timers.set(ctx, all.set(v, kind));
  const d = ctx.expr(value.args[0], t.duration());
  const rustName = ctx.nameOf(v);
  if (kind === "sleep") {
    const slept = call(path("tokio::time::sleep"), [d.expr]);
    // What a task takes along must not be pinned to this function.
    if (tasksCapturing(v, ctx.facts).length > 0) {
      const pat = ctx.bind(v, t.infer);
      ctx.bindings.markMut(v);
      return [...d.before, letStmt(pat, call("Box::pin", [slept]))];
    }
    return [...d.before, letStmt(ctx.bind(v, t.infer), slept), exprStmt(macroCall("tokio::pin", [local(rustName)]), true)];
  }
  const period = ctx.fresh("period");
  const start = binary(call(path("tokio::time::Instant::now")), "+", local(period));
  const pat = ctx.bind(v, t.path("tokio::time::Interval"));
  ctx.bindings.markMut(v);
  const skip = methodCall(local(rustName), "set_missed_tick_behavior", [call(path("tokio::time::MissedTickBehavior::Skip"))]);
  return [
    ...d.before,
    letStmt(period, d.expr),
    letStmt(pat, call(path("tokio::time::interval_at"), [start, local(period)])),
    exprStmt({ ...skip, args: [{ kind: "PathExpr", path: path("tokio::time::MissedTickBehavior::Skip") }] } as RustExpr, true),
  ];
}

/** Received from, or stopped; a sleep fires once, so that what receives it in a loop must leave the loop. */
function isFollowed(u: Use, kind: Kind, ctx: Emitter): boolean {
  if (u.role.kind === "define") return true;
  if (u.role.kind === "receiver") return u.role.callee.name === "Stop" && isStatement(u.role.call, ctx);
  const p = ctx.facts.tree.parentOf(u.place);
  if (p?.kind === "RangeStmt" && p.x === u.place)
    return kind === "interval" && (!p.key || (p.key.kind === "Ident" && p.key.name === "_"));
  if (p?.kind !== "UnaryExpr" || p.op !== "<-") return false;
  const stmt = ctx.facts.tree.parentOf(p);
  if (stmt?.kind === "AssignStmt" && stmt.lhs.some((l) => !(l.kind === "Ident" && l.name === "_"))) return false;
  if (kind === "interval") return true;
  const clause = stmt && ctx.facts.tree.parentOf(stmt);
  const loop = ctx.facts.tree.loopOf(u.ident);
  const decl = ctx.info.declOf(ctx.info.objectOf(u.ident) as VarObj);
  if (!loop || (decl && ctx.facts.tree.isInside(decl, loop))) return true;
  return clause?.kind === "CommClause" && diverges(clause.body.at(-1));
}

const isStatement = (c: CallExpr | undefined, ctx: Emitter): boolean => {
  const p = c && ctx.facts.tree.parentOf(c);
  return p?.kind === "ExprStmt" || p?.kind === "DeferStmt";
};

/** The variable of `timeout` and `ticker.C`. */
function timerOf(chan: Expr, ctx: Emitter): { readonly name: string; readonly kind: Kind } | undefined {
  const x = chan.kind === "SelectorExpr" && chan.sel.name === "C" ? chan.x : chan;
  const v = x.kind === "Ident" ? ctx.info.objectOf(x) : undefined;
  const kind = v?.kind === "Var" ? timers.get(ctx)?.get(v) : undefined;
  return v?.kind === "Var" && kind ? { name: ctx.bindings.of(v)?.name ?? ctx.nameOf(v), kind } : undefined;
}

/** `timeout.as_mut().await`, `ticker.tick().await`. */
export function receiveTimer(chan: Expr, ctx: Emitter): Value | undefined {
  const timer = timerOf(chan, ctx);
  if (!timer) return undefined;
  const wait = timer.kind === "sleep" ? methodCall(local(timer.name), "as_mut") : methodCall(local(timer.name), "tick");
  return temp(awaitExpr(wait), t.unit);
}

/** What `select!` polls. */
export function timerFuture(chan: Expr, ctx: Emitter): Value | undefined {
  const timer = timerOf(chan, ctx);
  if (!timer) return undefined;
  return temp(timer.kind === "sleep" ? refMut(local(timer.name)) : methodCall(local(timer.name), "tick"), t.unit);
}

/** `timer.Stop()`: nothing waits for it any more. */
export function isStopped(n: Node, ctx: Emitter): boolean {
  return (
    n.kind === "CallExpr" &&
    n.fun.kind === "SelectorExpr" &&
    n.fun.sel.name === "Stop" &&
    n.fun.x.kind === "Ident" &&
    timers.get(ctx)?.has(ctx.info.objectOf(n.fun.x) as VarObj) === true
  );
}

/** Only stopped afterwards: the task may take it along. */
export const onlyStopped = (v: VarObj, uses: readonly Use[], ctx: Emitter): boolean =>
  timers.get(ctx)?.has(v) === true && uses.every((u) => u.role.kind === "receiver" && u.role.callee.name === "Stop");
