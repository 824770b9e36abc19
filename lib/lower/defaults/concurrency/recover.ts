// Implements the boundary where panics are recovered, by `catch_unwind`, and deferred code that changes named results (idioms.md `recover`, `defer-result`).

import { mayPanicItself } from "../../../analysis/runtime-panics.ts";
import type { CallExpr, IfStmt, Node } from "../../../go/ast.ts";
import type { FuncPlan } from "../../../plan/plan.ts";
import type { RustBlock, RustExpr, RustParam, RustPat, RustStmt } from "../../../rust/ast.ts";
import {
  arm,
  asyncBlock,
  awaitExpr,
  block,
  call,
  closure,
  err,
  exprStmt,
  ifExpr,
  letExpr,
  letStmt,
  local,
  matchExpr,
  methodCall,
  none,
  ok,
  p,
  path,
  t,
  textItem,
  tuple,
  unit,
} from "../../../rust/factory.ts";
import type { VarObj } from "../../../semantics/objects.ts";
import type { Emitter } from "../../emitter.ts";
import { ends } from "../../reached.ts";
import { zeroOf } from "../zero.ts";
import { panicText } from "./panic-text.ts";
import { caughtAs } from "./caught.ts";
import { bindNamed, declareNamed, isUsedIn, namedArms, namedOf, namedValue, together, zeroNamed } from "./named-behind.ts";
import type { Boundary, Check } from "./recover-shapes.ts";

/** The body runs inside `catch_unwind`; what the deferred function does with a panic follows. */
export function recoverBehind(
  boundary: Boundary,
  inner: RustBlock,
  plan: FuncPlan,
  f: Node,
  ctx: Emitter,
): { stmts: RustStmt[]; tail?: RustExpr } {
  ctx.note("recover-boundary", boundary.call);
  if (boundary.shows && mayPanicItself(ctx.facts)) ctx.note("recovered-text", boundary.call);
  const caught = catchUnwind(inner, plan, ctx);
  // Of a body of type `!` rustc knows that `Err` is all that there can be, and asks for no `if`.
  if (boundary.check && !plan.ret && ends(inner)) return runBehind(boundary, caught, plan, f, ctx);
  const isAll = boundary.before.length + boundary.after.length === 0;
  const readsNamed = boundary.check?.otherwise && namedOf(f, ctx).some((v) => isUsedIn(v, boundary.body, ctx));
  return boundary.check && isAll && !readsNamed
    ? checkedBehind(boundary.check, caught, plan, f, ctx)
    : runBehind(boundary, caught, plan, f, ctx);
}

/** `if let Err(payload) = catch_unwind(…) {…}`; with a result, the arms of a `match` give it. */
function checkedBehind(
  { stmt, init, value, otherwise }: Check,
  caught: RustExpr,
  plan: FuncPlan,
  f: Node,
  ctx: Emitter,
): { stmts: RustStmt[]; tail?: RustExpr } {
  takesOver({ stmt, init }, ctx);
  // A result that only has a name for the reader needs no variable.
  const named = namedOf(f, ctx).some((v) => isUsedIn(v, stmt, ctx)) ? namedOf(f, ctx) : [];
  const declared = named.map((v) => declareNamed(v, ctx));
  const shown =
    value && isUsedIn(value, stmt.body, ctx) ? [letStmt(ctx.bind(value, t.string), textOf(local("payload"), ctx))] : [];
  const handler = [...shown, ...ctx.block(stmt.body).stmts];
  const payload = p.err(shown.length > 0 ? p.ident("payload") : p.wild);
  const good = otherwise && ctx.block(otherwise).stmts;
  if (!plan.ret) return { stmts: [exprStmt(ifExpr(letExpr(payload, caught), handler, good && block(good)), false)] };
  const fine = arm(p.ok("value"), good ? block(good, local("value")) : local("value"));
  const assigned = good ? undefined : assignedLast(handler, named, stmt, plan, ctx);
  if (assigned) return { stmts: [], tail: matchExpr(caught, [fine, arm(payload, block(handler.slice(0, -1), assigned))]) };
  const fallback = named.length > 0 ? namedValue(named, plan, ctx) : zeroResult(f, plan, ctx);
  return { stmts: [], tail: matchExpr(caught, [fine, arm(payload, block([...declared, ...handler], fallback))]) };
}

/** The statements that the boundary stands for. */
function takesOver({ stmt, init }: Pick<Check, "stmt" | "init">, ctx: Emitter): void {
  for (const s of [stmt, stmt.init, init]) if (s) ctx.input.output.lowered(s);
}

/** `let caught = catch_unwind(…).err().map(panic_text);`, and the deferred function's statements, for which `recover()` is `caught`. */
function runBehind(
  boundary: Boundary,
  outcome: RustExpr,
  plan: FuncPlan,
  f: Node,
  ctx: Emitter,
): { stmts: RustStmt[]; tail?: RustExpr } {
  const { call: asked, body, check, kept, shows } = boundary;
  const isAsked = shows || check !== undefined;
  const direct = kept && boundary.before.length === 0 ? kept : undefined;
  const name = direct ? ctx.nameOf(direct) : ctx.fresh("caught");
  if (!check) caughtAs.set(asked, isAsked ? name : "nobody");
  const fallback = plan.ret ? zeroResult(f, plan, ctx) : unit;
  const text = shows ? textFn(ctx) : closure([{ pat: p.wild }], unit);
  const pat = (): RustPat => (direct ? ctx.bind(direct, t.option(t.string)) : p.ident(name));
  const result = ctx.fresh("result");
  const run = (): RustStmt[] => {
    const list = stmtsOf(boundary, name, direct !== undefined, ctx);
    const declares = body.list.some(
      (s) => s.kind === "DeclStmt" || (s !== boundary.at && s.kind === "AssignStmt" && s.op === ":="),
    );
    // What was deferred before runs after it, and has names of its own.
    return declares && ctx.facts.nodesOf("DeferStmt", f).length > 1 ? [exprStmt(block(list), false)] : list;
  };
  if (!plan.ret) {
    const first = isAsked ? letStmt(pat(), methodCall(methodCall(outcome, "err"), "map", [text])) : letStmt(p.wild, outcome);
    return { stmts: [first, ...run()] };
  }
  const named = namedOf(f, ctx);
  if (named.some((v) => isUsedIn(v, body, ctx))) {
    const payload = p.err(isAsked && shows ? p.ident("payload") : p.wild);
    const zeros = named.map((v) => zeroNamed(v, ctx).expr);
    const texts = isAsked ? [call("Some", [shows ? call(text, [local("payload")]) : unit])] : [];
    const arms = [...namedArms(named, plan, p.ok, isAsked ? [none] : [], ctx), arm(payload, together([...zeros, ...texts]))];
    const pats = [...named.map((v) => bindNamed(v, ctx)), ...(isAsked ? [pat()] : [])];
    return {
      stmts: [letStmt(pats.length === 1 && pats[0] ? pats[0] : p.tuple(pats), matchExpr(outcome, arms)), ...run()],
      tail: namedValue(named, plan, ctx),
    };
  }
  if (!isAsked) {
    const sure = isPlainZero(fallback)
      ? methodCall(outcome, "unwrap_or", [fallback])
      : methodCall(outcome, "unwrap_or_else", [closure([{ pat: p.wild }], fallback)]);
    const rest = run();
    return rest.length === 0 ? { stmts: [], tail: sure } : { stmts: [letStmt(result, sure), ...rest], tail: local(result) };
  }
  const payload = p.err(shows ? p.ident("payload") : p.wild);
  const caught = arm(payload, tuple([fallback, call("Some", [shows ? call(text, [local("payload")]) : unit])]));
  const first = letStmt(
    p.tuple([p.ident(result), pat()]),
    matchExpr(outcome, [arm(p.ok("value"), tuple([local("value"), none])), caught]),
  );
  return { stmts: [first, ...run()], tail: local(result) };
}

/** The statements of the deferred function; `direct`: what was caught has the name that the code gives it. */
function stmtsOf(boundary: Boundary, name: string, direct: boolean, ctx: Emitter): RustStmt[] {
  const { check } = boundary;
  if (direct) ctx.input.output.lowered(boundary.at);
  return [
    ...ctx.stmts(boundary.before),
    ...(check ? checkedNow(check, name, ctx) : direct || isBare(boundary, ctx) ? [] : ctx.stmts([boundary.at])),
    ...ctx.stmts(boundary.after),
  ];
}

/** A function that is only deferred is given what was caught, as its last parameter. */
export function handlerItem(boundary: Boundary, ctx: Emitter): { readonly param: RustParam; readonly body: RustBlock } {
  const direct = boundary.kept && boundary.before.length === 0 ? boundary.kept : undefined;
  const name = direct ? ctx.nameOf(direct) : ctx.fresh("caught");
  const type = t.option(t.string);
  if (!boundary.check) caughtAs.set(boundary.call, name);
  const pat = direct ? ctx.bind(direct, type) : p.ident(name);
  return { param: { pat, type }, body: block(stmtsOf(boundary, name, direct !== undefined, ctx)) };
}

/** `let caught = catch_unwind(…).err().map(panic_text); handle(caught);` */
export function handledBehind(
  at: CallExpr,
  run: readonly RustStmt[],
  inner: RustBlock,
  plan: FuncPlan,
  f: Node,
  ctx: Emitter,
): { stmts: RustStmt[]; tail?: RustExpr } {
  ctx.note("recover-boundary", at);
  if (mayPanicItself(ctx.facts)) ctx.note("recovered-text", at);
  const outcome = catchUnwind(inner, plan, ctx);
  const name = ctx.fresh("caught");
  const given = run.map((s) =>
    s.kind === "ExprStmt" && (s.expr.kind === "CallExpr" || s.expr.kind === "MethodCallExpr")
      ? { ...s, expr: { ...s.expr, args: [...s.expr.args, local(name)] } }
      : s,
  );
  if (!plan.ret) return { stmts: [letStmt(name, methodCall(methodCall(outcome, "err"), "map", [textFn(ctx)])), ...given] };
  const result = ctx.fresh("result");
  const caught = arm(p.err("payload"), tuple([zeroResult(f, plan, ctx), call("Some", [textOf(local("payload"), ctx)])]));
  const first = letStmt(
    p.tuple([p.ident(result), p.ident(name)]),
    matchExpr(outcome, [arm(p.ok("value"), tuple([local("value"), none])), caught]),
  );
  return { stmts: [first, ...given], tail: local(result) };
}

/** `recover()` by itself asks for nothing. */
function isBare({ at, call: asked, shows }: Boundary, ctx: Emitter): boolean {
  if (shows || (at.kind !== "ExprStmt" && at.kind !== "AssignStmt")) return false;
  ctx.input.output.lowered(at);
  return at.kind === "ExprStmt" ? at.x === asked : at.rhs[0] === asked;
}

const isPlainZero = (e: RustExpr): boolean =>
  e.kind === "LitExpr" ||
  (e.kind === "TupleExpr" && e.elems.every(isPlainZero)) ||
  (e.kind === "CallExpr" && e.args.every(isPlainZero));

/** `if let Some(r) = caught {…}`, between other statements of the deferred function. */
function checkedNow({ stmt, init, value, otherwise }: Check, name: string, ctx: Emitter): RustStmt[] {
  takesOver({ stmt, init }, ctx);
  const isShown = value !== undefined && isUsedIn(value, stmt.body, ctx);
  const cond = isShown ? letExpr(p.some(ctx.bind(value, t.string)), local(name)) : methodCall(local(name), "is_some");
  const then = ctx.block(stmt.body).stmts;
  return [exprStmt(ifExpr(cond, then, otherwise && ctx.block(otherwise)), false)];
}

function textFn(ctx: Emitter): RustExpr {
  ctx.helper("panic-text", () => [textItem(panicText)]);
  return local("panic_text");
}
const textOf = (payload: RustExpr, ctx: Emitter): RustExpr => call(textFn(ctx), [payload]);

/** The handler ends by setting the result that the function gives: that is its value. */
function assignedLast(
  handler: readonly RustStmt[],
  named: readonly VarObj[],
  check: IfStmt,
  plan: FuncPlan,
  ctx: Emitter,
): RustExpr | undefined {
  const last = handler.at(-1);
  const target = named.at(-1);
  if (!target || last?.kind !== "ExprStmt" || last.expr.kind !== "AssignExpr" || last.expr.left.kind !== "PathExpr")
    return undefined;
  if (last.expr.left.path.segments[0]?.name !== ctx.nameOf(target)) return undefined;
  const uses = named.flatMap((v) => ctx.facts.uses.of(v).filter((u) => ctx.facts.tree.isInside(u.ident, check)));
  if (uses.length !== 1) return undefined;
  const { right } = last.expr;
  if (plan.result.kind === "values" && named.length === 1) return right;
  const isSome = right.kind === "CallExpr" && right.fun.kind === "PathExpr" && right.fun.path.segments.at(-1)?.name === "Some";
  return plan.result.kind === "result" && isSome && right.args[0] ? err(right.args[0]) : undefined;
}

function catchUnwind(inner: RustBlock, plan: FuncPlan, ctx: Emitter): RustExpr {
  const safe = (e: RustExpr): RustExpr => call(path("std::panic::AssertUnwindSafe"), [e]);
  if (!plan.async) return call(path("std::panic::catch_unwind"), [safe(closure([], inner, plan.ret ? { ret: plan.ret } : {}))]);
  ctx.requireCrate("futures");
  return awaitExpr(
    methodCall(safe(asyncBlock(inner.stmts, inner.tail)), "catch_unwind", [], { import: "futures::FutureExt as _" }),
  );
}

function zeroResult(f: Node, plan: FuncPlan, ctx: Emitter): RustExpr {
  const vars = f.kind === "FuncDecl" || f.kind === "FuncLit" ? ctx.info.signatureOf(f).results.vars : [];
  const zeros = vars.map(
    (v, i) => zeroOf(v.type, plan.result.kind === "none" ? t.infer : (plan.result.types[i] ?? ctx.plan.typeOfSlot(v)), ctx).expr,
  );
  if (plan.result.kind === "result") {
    const values = zeros.slice(0, -1);
    return ok(values.length === 0 ? unit : values.length === 1 && values[0] ? values[0] : tuple(values));
  }
  return zeros.length === 1 && zeros[0] ? zeros[0] : tuple(zeros);
}
