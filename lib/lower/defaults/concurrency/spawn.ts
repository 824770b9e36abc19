// Implements `go`: tasks that own what they use, spawned into their join set or on their own (idioms.md `go-stmt`, A9).

import { isDetached, type Task, tasksOf } from "../../../analysis/tasks.ts";
import type { CallExpr, Expr, FuncLit, GoStmt, Node, Stmt } from "../../../go/ast.ts";
import { placeOf, temp, type Value } from "../../../patterns/value.ts";
import { isChan } from "../../../plan/channels.ts";
import type { FuncPlan } from "../../../plan/plan.ts";
import type { RustExpr, RustStmt, RustType } from "../../../rust/ast.ts";
import {
  arcInner,
  boxInner,
  asyncMove,
  awaitExpr,
  block,
  call,
  exprStmt,
  isAnyRef,
  isRefStr,
  letStmt,
  local,
  methodCall,
  path,
  pathExpr,
} from "../../../rust/factory.ts";
import type { VarObj } from "../../../semantics/objects.ts";
import type { Emitter } from "../../emitter.ts";
import { lowerBody } from "../body.ts";
import { functionPath } from "../function-path.ts";
import { deferredBody } from "../deferred-body.ts";
import { canMove, capture, isUsedAgain } from "./captures.ts";
import { groupName, hopedName } from "../../../patterns/groups.ts";
import { aliasHalf, bindHalf, channelArgument, cloneHandle, halfOf, type HalfName, variableOf } from "./halves.ts";

export function goStmt(s: GoStmt, ctx: Emitter): RustStmt[] {
  const tasks = tasksOf(ctx.facts);
  const group = tasks.groups.find((g) => g.closer?.stmt === s);
  if (group?.closer) return closerDrops(group.closer.closes, s, ctx);
  const task = tasks.taskOf(s);
  if (!task) return [exprStmt(ctx.unsupported(s, "FG0101", { what: "this go statement" }).expr, true)];
  return spawn(task, s, ctx);
}

/** `go func() { wg.Wait(); close(ch) }()`: the tasks hold the other senders, and dropping ours lets the last of them close it. */
function closerDrops(closes: readonly CallExpr[], closer: Stmt, ctx: Emitter): RustStmt[] {
  return closes
    .filter((c) => !lastSender(c, closer, ctx))
    .flatMap((c) => {
      const v = c.args[0] && variableOf(c.args[0], ctx);
      const tx = v && halfOf(v, "tx", ctx);
      return tx ? [exprStmt(call("drop", [local(tx.name)]), true)] : [exprStmt(ctx.unsupported(c, "FG0501").expr, true)];
    });
}

/** `wg.Go(func() {…})`. */
/** Statement before the closer after which our sender is not needed any more. */
function lastSender(c: CallExpr, closer: Stmt, ctx: Emitter): Stmt | undefined {
  const v = c.args[0] && variableOf(c.args[0], ctx);
  const at = ctx.facts.tree.siblingsOf(closer);
  if (!v || !at) return undefined;
  const sends = (s: Stmt): boolean =>
    ctx.facts.uses.of(v).some((u) => ctx.facts.tree.isInside(u.ident, s) && ctx.plan.channels.usesHalf(u, "tx"));
  return at.list.slice(0, at.index).findLast(sends);
}

/** Behind the statement that starts the last task, our own sender goes: the tasks' ones close the channel when they end. */
export function behindStmt(s: Stmt, ctx: Emitter): RustStmt[] {
  return tasksOf(ctx.facts).groups.flatMap(({ closer }) => {
    const mine = closer?.closes.filter((c) => lastSender(c, closer.stmt, ctx) === s) ?? [];
    return mine.flatMap((c) => {
      const v = c.args[0] && variableOf(c.args[0], ctx);
      const tx = v && halfOf(v, "tx", ctx);
      return tx ? [{ ...exprStmt(call("drop", [local(tx.name)]), true), origin: { span: c.span } }] : [];
    });
  });
}

export function spawnTask(n: Node, ctx: Emitter): RustStmt[] {
  const task = tasksOf(ctx.facts).taskOf(n);
  return task ? spawn(task, n, ctx) : [exprStmt(ctx.unsupported(n, "FG0101", { what: "this task" }).expr, true)];
}

function spawn(task: Task, at: Node, ctx: Emitter): RustStmt[] {
  ctx.requireCrate("tokio", "rt", "rt-multi-thread", "macros");
  const parts = task.literal ? literalTask(task, task.literal, ctx) : callTask(task, ctx);
  if (!parts) {
    const refused = exprStmt(
      ctx.unsupported(at, "FG0502", { what: ctx.facts.textOf(task.call).split("\n")[0] ?? "" }).expr,
      true,
    );
    // A set that nothing is spawned into would have no type.
    return task.group && !isDetached(task.group) ? [exprStmt(spawnCall(task, asyncMove([refused]), ctx), true)] : [refused];
  }
  noteTask(task, at, ctx);
  const spawned = exprStmt(spawnCall(task, parts.future, ctx), true);
  if (parts.before.length === 0) return [spawned];
  return parts.shadows.some((v) => isUsedBehind(v, at, ctx))
    ? [exprStmt(block([...parts.before, spawned]), false)]
    : [...parts.before, spawned];
}

function noteTask(task: Task, at: Node, ctx: Emitter): void {
  const group = task.group && !isDetached(task.group) ? groupName(task.group, ctx) : undefined;
  const joined = group ?? (tasksOf(ctx.facts).hopedFor(task.stmt) ? hopedName(ctx) : undefined);
  ctx.note("go-task", at, { joined: joined ? ` into the set \`${joined}\`, which joins it` : "" });
  if (!joined && !task.group && !isHeard(task, ctx)) ctx.note("task-not-joined", at);
}

/** It sends, closes, or counts down a group: somebody can wait for what it does. */
function isHeard(task: Task, ctx: Emitter): boolean {
  const root = task.literal ?? (task.callee && ctx.facts.declOf(task.callee));
  if (!root) return false;
  return (
    ctx.facts.nodesOf("SendStmt", root).length > 0 ||
    ctx.facts
      .nodesOf("CallExpr", root)
      .some(
        (c) =>
          ctx.info.builtinOf(c) === "close" ||
          ctx.info.calleeOf(c)?.name === "Done" ||
          c.args.some((a) => isChan(ctx.info.typeOf(a))),
      )
  );
}

function spawnCall(task: Task, future: RustExpr, ctx: Emitter): RustExpr {
  if (task.group && !isDetached(task.group)) return methodCall(local(groupName(task.group, ctx)), "spawn", [future]);
  if (tasksOf(ctx.facts).hopedFor(task.stmt)) return methodCall(local(hopedName(ctx)), "spawn", [future]);
  return call(pathExpr({ segments: [{ name: "tokio" }, { name: "spawn" }] }), [future]);
}

/** A later statement of the same list would see the task's copy in place of the variable. */
function isUsedBehind(v: VarObj, at: Node, ctx: Emitter): boolean {
  const stmt = ctx.facts.tree.stmtOf(at) ?? at;
  const place = ctx.facts.tree.siblingsOf(at as never) ?? ctx.facts.tree.siblingsOf(stmt as never);
  const rest = place?.list.slice(place.index + 1) ?? [];
  return rest.some((r) => ctx.facts.nodesOf("Ident", r).some((id) => ctx.info.objectOf(id) === v));
}

interface TaskParts {
  readonly before: RustStmt[];
  readonly future: RustExpr;
  /** Variables of which `before` makes a copy under the same name. */
  readonly shadows: readonly VarObj[];
}

// ---- `go func(…) {…}(…)`

function literalTask(task: Task, f: FuncLit, ctx: Emitter): TaskParts | undefined {
  const before: RustStmt[] = [];
  const inside: RustStmt[] = [];
  const shadows: VarObj[] = [];
  const plan = ctx.plan.closure(f);
  const args = task.stmt.kind === "GoStmt" ? task.call.args : [];
  for (const [i, p] of ctx.info.signatureOf(f).params.vars.entries()) {
    const arg = args[i];
    if (!arg || !bindParam(p, arg, before, inside, ctx)) return undefined;
  }
  const restore: (() => void)[] = [];
  for (const v of ctx.facts.freeVarsOf(f)) if (!capture(v, f, task, before, shadows, restore, ctx)) return undefined;
  const returned = ctx.facts.nodesOf("ReturnStmt", f.body).some((r) => ctx.facts.tree.funcOf(r) === f && r.results.length > 0);
  if (returned) return undefined;
  const taskPlan: FuncPlan = { ...plan, result: { kind: "none" } };
  const body = deferredBody(f.body, ctx, () => lowerBody(f.body, taskPlan, ctx));
  for (const r of restore) r();
  return {
    before,
    shadows,
    future: { ...asyncMove([...inside, ...body.stmts], body.tail), ...(body.dangling && { dangling: body.dangling }) },
  };
}

/** Binds a parameter of the literal to what the `go` statement hands in, evaluated there. */
function bindParam(p: VarObj, arg: Expr, before: RustStmt[], inside: RustStmt[], ctx: Emitter): boolean {
  if (ctx.plan.isDropped(p) || tasksOf(ctx.facts).groupOf(p)) return true;
  if (isChan(p.type) && ctx.plan.channels.halvesOf(p)) return bindChannelParam(p, arg, before, ctx);
  const type = ctx.plan.sharedForm(p) ?? ctx.plan.typeOfSlot(p);
  const v = handleArgument(p, arg, ctx) ?? ownedArgument(arg, type, ctx);
  if (!v) return false;
  const isAssigned =
    ctx.facts.uses.of(p).some((u) => u.role.kind === "assign" || u.role.kind === "update") || ctx.plan.isMutated(p);
  const name = v.expr.kind === "PathExpr" && v.expr.path.segments.length === 1 ? v.expr.path.segments[0]?.name : undefined;
  if (ctx.facts.uses.of(p).every((u) => u.role.kind === "define")) {
    before.push(...v.before);
    return true;
  }
  // A copy needs no second name.
  if (name && !isAssigned && (name === ctx.nameOf(p) || ctx.plan.isCopy(v.type) || v.movable)) {
    before.push(...v.before);
    ctx.bindings.bind(p, name, v.type, []);
    return true;
  }
  const pat = ctx.bind(p, type);
  const target = isAssigned && name ? inside : before;
  before.push(...v.before);
  target.push(letStmt(pat, v.expr, v.literal ? type : undefined));
  return true;
}

function ownedArgument(arg: Expr, type: RustType, ctx: Emitter): Value | undefined {
  const v = ctx.expr(arg, type);
  // What stands behind `dyn` can't be copied out of its place.
  if (boxInner(type)?.kind === "DynType" && v.expr.kind === "MethodCallExpr" && v.expr.method === "clone") return undefined;
  return { ...v, type };
}

/** `&counter` for a variable that lives behind a handle: the handle. */
function handleArgument(p: VarObj, arg: Expr, ctx: Emitter): Value | undefined {
  const form = ctx.plan.sharedForm(p);
  const v = variableOf(arg.kind === "UnaryExpr" && arg.op === "&" ? arg.x : arg, ctx);
  const b = v && ctx.bindings.of(v);
  if (!form || !v || !b || !arcInner(b.type)) return undefined;
  return temp(cloneHandle(local(b.name), b.type), b.type);
}

function bindChannelParam(p: VarObj, arg: Expr, before: RustStmt[], ctx: Emitter): boolean {
  const halves = ctx.plan.channels.halvesOf(p);
  const half: HalfName = halves?.rx ? "rx" : "tx";
  const from = variableOf(arg, ctx);
  const given = channelArgument(arg, ctx) ?? (arg.kind === "CallExpr" ? ctx.expr(arg) : undefined);
  if (!halves || !given) return false;
  if (given.place && from) {
    aliasHalf(p, half, from, ctx);
    return true;
  }
  const planned = halves[half];
  if (!planned) return false;
  before.push(...given.before, letStmt(bindHalf(p, half, planned.name, given.type, ctx), given.expr));
  return true;
}

// ---- `go f(x)`

function callTask(task: Task, ctx: Emitter): TaskParts | undefined {
  const f = task.callee;
  if (!f || f.pkg) return undefined;
  const plan = ctx.plan.func(f);
  if (f.recv) return methodTask(task, plan, ctx);
  const args = argumentsOf(task, plan, ctx);
  if (!args) return undefined;
  const { before, exprs } = ctx.sequence(args.values);
  const shadows = args.before.length > 0 ? variablesIn(task.call.args, ctx) : [];
  const called = call(functionPath(f, plan, ctx), exprs);
  const isPlain = plan.async && !plan.ret && !args.borrows;
  if (isPlain) return { before: [...args.before, ...before], shadows, future: called };
  return {
    before: [...args.before, ...before],
    shadows,
    future: asyncMove([exprStmt(plan.async ? awaitExpr(called) : called, true)]),
  };
}

const variablesIn = (args: readonly Expr[], ctx: Emitter): VarObj[] =>
  args.flatMap((a) =>
    ctx.facts.nodesOf("Ident", a).flatMap((id) => {
      const v = ctx.info.objectOf(id);
      return v?.kind === "Var" ? [v] : [];
    }),
  );

interface Arguments {
  readonly values: readonly Value[];
  readonly before: RustStmt[];
  /** Something that the task owns is lent to the function. */
  readonly borrows: boolean;
}

/** Arguments are evaluated by the `go` statement; what the function borrows, the task owns. */
function argumentsOf(task: Task, plan: FuncPlan, ctx: Emitter): Arguments | undefined {
  const before: RustStmt[] = [];
  const values: Value[] = [];
  let borrows = false;
  const lends = plan.params.some(
    (p, i) => !p.dropped && p.type.kind === "RefType" && !(isRefStr(p.type) && task.call.args[i]?.kind === "BasicLit"),
  );
  const hoists = !plan.async || plan.ret !== undefined || lends;
  for (const [i, p] of plan.params.entries()) {
    const arg = task.call.args[i];
    if (p.dropped) continue;
    if (!arg || (task.callee?.type.variadic && i === plan.params.length - 1)) return undefined;
    const v =
      handleArgument(p.obj, arg, ctx) ??
      channelArgument(arg, ctx, isAnyRef(p.type) ? undefined : p.type) ??
      argument(arg, p.type, p.obj, ctx);
    if (!v) return undefined;
    const isStable =
      v.expr.kind === "LitExpr" || (v.expr.kind === "PathExpr" && !v.place) || (v.expr.kind === "PathExpr" && v.movable);
    const name = hoistName(p.obj, task.call.args.slice(i + 1), ctx);
    if (p.type.kind === "RefType" && !(isRefStr(p.type) && v.expr.kind === "LitExpr")) {
      if (p.type.mut) return undefined;
      borrows = true;
      if (v.expr.kind === "PathExpr" && v.movable && v.before.length === 0) {
        values.push(temp({ kind: "RefExpr", mut: false, expr: v.expr }, p.type));
        continue;
      }
      before.push(...v.before, letStmt(name, v.expr));
      values.push(temp({ kind: "RefExpr", mut: false, expr: local(name) }, p.type));
    } else if (hoists && !isStable && v.expr.kind !== "PathExpr") {
      before.push(...v.before, letStmt(name, v.expr, v.literal ? p.type : undefined));
      values.push(temp(local(name), v.type));
    } else values.push(v);
  }
  return { values, before, borrows };
}

/** The parameter's own name, unless an argument behind it means something else by that name. */
function hoistName(p: VarObj, later: readonly Expr[], ctx: Emitter): string {
  const name = ctx.nameOf(p);
  const clash = variablesIn(later, ctx).some((v) => ctx.bindings.of(v)?.name === name || ctx.nameOf(v) === name);
  return clash ? ctx.fresh(name) : name;
}

function argument(arg: Expr, type: RustType, p: VarObj, ctx: Emitter): Value | undefined {
  if (type.kind !== "RefType") return ctx.expr(arg.kind === "UnaryExpr" && arg.op === "&" ? arg.x : arg, type);
  const v = ctx.info.constOf(arg) ? ctx.expr(arg, type) : undefined;
  if (v && isRefStr(type)) return v;
  if (!canMove(type)) return undefined;
  const owned = ctx.plan.typeOfSlot(p);
  if (p.type.kind !== "Pointer") return ctx.expr(arg, owned);
  return ctx.expr(arg.kind === "UnaryExpr" && arg.op === "&" ? arg.x : arg, type.inner);
}

/** `go s.run(x)`: the task has its own handle of the receiver. */
function methodTask(task: Task, plan: FuncPlan, ctx: Emitter): TaskParts | undefined {
  const sel = task.call.fun;
  const v = sel.kind === "SelectorExpr" ? variableOf(sel.x, ctx) : undefined;
  const b = v && ctx.bindings.of(v);
  if (sel.kind !== "SelectorExpr" || !v || !b || !task.callee || plan.self === "&mut self") return undefined;
  const args = argumentsOf(task, plan, ctx);
  if (!args) return undefined;
  const before = [...args.before];
  const handle = b.type.kind === "RefType" ? b.type.inner : b.type;
  let name = b.name;
  if (arcInner(handle) && (b.name === "self" || b.type.kind === "RefType" || isUsedAgain(v, task, ctx))) {
    name = b.name === "self" ? ctx.fresh("this") : b.name;
    before.push(
      letStmt(
        name,
        call(path("std::sync::Arc::clone"), [
          b.type.kind === "RefType" ? local(b.name) : { kind: "RefExpr", mut: false, expr: local(b.name) },
        ]),
      ),
    );
  } else if (!arcInner(handle) && (b.type.kind === "RefType" || isUsedAgain(v, task, ctx))) {
    if (!ctx.plan.isCopy(handle)) return undefined;
  }
  const seq = ctx.sequence(args.values);
  const called = methodCall(ctx.through(placeOf(local(name), handle), false).expr, ctx.nameOf(task.callee), seq.exprs);
  return {
    before: [...before, ...seq.before],
    shadows: [v],
    future: asyncMove([exprStmt(plan.async ? awaitExpr(called) : called, true)]),
  };
}
