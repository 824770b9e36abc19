// Implements return statements: plain values, `Ok` and `Err`, `Some` and `None` (idioms.md `err-result`, `comma-ok`).

import type { CallExpr, Expr, ReturnStmt } from "../../go/ast.ts";
import { isErrorExpr, makesError, resultAround, varOf, isZeroValue } from "../../patterns/error-facts.ts";
import { isReadIn } from "../../patterns/error-checks.ts";
import { isZeroWith } from "../../analysis/zero-with-error.ts";
import { diverges } from "../../analysis/tree.ts";
import { noteStdText, resultValue } from "../../patterns/error-try.ts";
import { convertError, errorOf, errorValue, isNewError, ownedError } from "../../patterns/error-values.ts";
import { placeOf, temp, type Value } from "../../patterns/value.ts";
import type { ResultPlan } from "../../plan/plan.ts";
import { isNilExpr } from "../../plan/results.ts";
import type { RustExpr, RustStmt, RustType } from "../../rust/ast.ts";
import {
  argsOf,
  arm,
  err,
  exprStmt,
  ifExpr,
  isOption,
  letStmt,
  local,
  matchExpr,
  methodCall,
  none,
  ok,
  optionInner,
  p,
  ret,
  sameType,
  some,
  t,
  tryExpr,
  tuple,
  unit,
} from "../../rust/factory.ts";
import type { FuncObj, VarObj } from "../../semantics/objects.ts";
import type { Emitter } from "../emitter.ts";

type ResultOf<K extends ResultPlan["kind"]> = Extract<ResultPlan, { kind: K }>;

export function lowerReturn(s: ReturnStmt, ctx: Emitter): RustStmt[] {
  const plan = resultAround(s, ctx.facts, ctx.plan);
  const named = namedOf(s, ctx);
  switch (plan?.kind) {
    case "result":
      return returnResult(s, plan, named, ctx);
    case "option":
      return returnOption(s, plan, ctx);
    case "values":
      return returnValues(s, plan, named, ctx);
    default:
      return [exprStmt(ret(), true)];
  }
}

const returned = (v: Value): RustStmt[] => [...v.before, exprStmt(ret(v.expr), true)];

/** Named results, for a bare `return`. */
function namedOf(s: ReturnStmt, ctx: Emitter): readonly VarObj[] {
  const f = ctx.facts.tree.funcOf(s);
  return s.results.length === 0 && f ? ctx.info.signatureOf(f).results.vars : [];
}

function readNamed(v: VarObj, want: RustType, ctx: Emitter): Value {
  const type = ctx.typeOfBinding(v);
  return ctx.coerce(placeOf(local(ctx.nameOf(v)), type, { movable: true }), want);
}

/** One value, or a tuple; unit for none. */
function together(values: readonly Value[], ctx: Emitter): Value {
  const only = values[0];
  if (values.length === 1 && only) return only;
  const { before, exprs } = ctx.sequence(values);
  return temp(values.length === 0 ? unit : tuple(exprs), t.tuple(...values.map((v) => v.type)), { before });
}

// ---- Plain values

function returnValues(s: ReturnStmt, plan: ResultOf<"values">, named: readonly VarObj[], ctx: Emitter): RustStmt[] {
  if (named.length > 0)
    return returned(
      together(
        named.map((v, i) => readNamed(v, plan.types[i] ?? t.infer, ctx)),
        ctx,
      ),
    );
  if (s.results.length === 1 && plan.types.length > 1) {
    const only = s.results[0];
    return only ? returned(ctx.expr(only)) : [];
  }
  return returned(
    together(
      s.results.map((e, i) => ctx.expr(e, plan.types[i])),
      ctx,
    ),
  );
}

// ---- Result

function returnResult(s: ReturnStmt, plan: ResultOf<"result">, named: readonly VarObj[], ctx: Emitter): RustStmt[] {
  const values = (): Value[] => s.results.slice(0, -1).map((e, i) => ctx.expr(e, plan.types[i]));
  if (named.length > 0) return returnNamed(plan, named, ctx);
  const last = s.results.at(-1);
  if (!last) return [exprStmt(ret(ok(unit)), true)];
  const isResult = last.kind === "CallExpr" && !makesError(last, ctx.facts) && ctx.plan.errors.resultOf(last)?.form === "result";
  if (isResult && s.results.length === 1) return returnTail(last, plan, ctx);
  // `return fmt.Println(…)`: no form of what is called has the count and the error.
  if (s.results.length === 1 && ctx.info.typeOf(last).kind === "Tuple")
    return [exprStmt(ctx.unsupported(s, "FG0301").expr, true)];
  if (isNilExpr(last, ctx.facts) || isNilHere(last, ctx)) return returnOk(values(), ctx);
  if (losesValue(s, last, ctx)) {
    if (ctx.plan.options.output === "exact") return [exprStmt(ctx.unsupported(s, "FG0301").expr, true)];
    ctx.input.output.fault(s.span, "A caller reads the value that comes with the error");
    ctx.note("partial-result", s);
  }
  if (isResult) return returnBeside(last, values(), plan, ctx);
  if ((last.kind !== "CallExpr" || asksStd(last, ctx)) && isErrorExpr(last, ctx.facts) && !isNewError(last, ctx)) {
    const held = ownedError(ctx.expr(last), last, ctx);
    if (isOption(held.type)) return returnEither(held, last, values(), plan, ctx);
  }
  const error = errorValue(last, plan.error, ctx);
  // `return Err(anyhow!(…))` is `bail!(…)`.
  if (error.expr.kind === "FormatMacro" && error.expr.name === "anyhow") {
    return [...sideEffects(s, ctx), ...error.before, exprStmt({ ...error.expr, name: "bail", import: "anyhow::bail" }, true)];
  }
  return [...sideEffects(s, ctx), ...returned({ ...error, expr: err(error.expr) })];
}

const returnOk = (values: readonly Value[], ctx: Emitter): RustStmt[] => {
  const v = together(values, ctx);
  return returned({ ...v, expr: ok(v.expr) });
};

/** `scanner.Err()`: what a value of the standard library keeps, if it keeps one. */
const asksStd = (e: CallExpr, ctx: Emitter): boolean => {
  const callee = ctx.info.calleeOf(e);
  return e.args.length === 0 && callee !== undefined && callee.pkg !== "" && callee.type.recv !== undefined;
};

const isNilHere = (e: Expr, ctx: Emitter): boolean =>
  e.kind === "Ident" && varOf(e, ctx.facts)?.role === "local" && ctx.plan.errors.flow.isNilAt(e);

/** Is there a value beside the error that a caller may read? */
function losesValue(s: ReturnStmt, error: Expr, ctx: Emitter): boolean {
  const { facts } = ctx;
  if (s.results.slice(0, -1).every((e) => isZeroValue(e, facts) || isZeroWith(error, e, facts))) return false;
  const f = facts.tree.funcOf(s);
  const obj = f?.kind === "FuncDecl" ? facts.info.funcObjOf(f) : undefined;
  // Of callers that are not here it is known only what Go's habit is: a value beside an error that may be nil counts where it is nil.
  if (obj && facts.callsOf(obj).length === 0)
    return isNewError(error, ctx) || (error.kind === "CallExpr" && makesError(error, facts));
  return !callersLookFirst(s, new Set(), ctx);
}

/** Do all callers of the function around look at the error before they read a value? Who hands both on leaves it to its own callers. */
function callersLookFirst(s: ReturnStmt, seen: Set<FuncObj>, ctx: Emitter): boolean {
  const { facts } = ctx;
  const f = facts.tree.funcOf(s);
  const obj = f?.kind === "FuncDecl" ? facts.info.funcObjOf(f) : undefined;
  if (!obj) return false;
  if (seen.has(obj)) return true;
  seen.add(obj);
  const calls = facts.callsOf(obj);
  return calls.length > 0 && calls.every(({ call }) => looksAtErrorFirst(call, seen, ctx));
}

/** `v, err := f(); if err != nil {…leave…}` that does not read `v` before it leaves. */
function looksAtErrorFirst(call: CallExpr, seen: Set<FuncObj>, ctx: Emitter): boolean {
  const { facts } = ctx;
  const parent = facts.tree.parentOf(call);
  if (parent?.kind === "ReturnStmt") return callersLookFirst(parent, seen, ctx);
  const variable = parent?.kind === "AssignStmt" ? varOf(parent.lhs.at(-1), facts) : undefined;
  if (parent?.kind !== "AssignStmt" || !variable) return false;
  const named = parent.lhs.slice(0, -1).filter((e) => !(e.kind === "Ident" && e.name === "_"));
  const values = named.flatMap((e) => varOf(e, facts) ?? []);
  const check = ctx.plan.errors.flow.checkOf(parent, variable);
  if (named.length === 0) return true;
  if (values.length < named.length) return false;
  if (!check) return false;
  const { else: rest } = check;
  const onlyIfNil = (v: VarObj): boolean =>
    rest !== undefined &&
    facts
      .usesAfter(v, parent)
      .every((u) => facts.tree.isInside(u.ident, rest) || (u.role.kind === "assign" && u.steps.length === 0));
  // Behind the `if` that declares them nobody sees them.
  const isOver = check.init === parent || diverges(check.body) || values.every(onlyIfNil);
  return isOver && values.every((v) => !isReadIn(v, check.body, facts));
}

/** Values beside an error are dropped; the calls in them are not. */
function sideEffects(s: ReturnStmt, ctx: Emitter): RustStmt[] {
  return s.results.slice(0, -1).flatMap((e) => {
    if (!ctx.facts.nodesOf("CallExpr", e).some((c) => !ctx.info.isConversion(c) && !ctx.info.builtinOf(c))) return [];
    const v = ctx.expr(e);
    return [...v.before, letStmt(p.wild, v.expr)];
  });
}

/** `return f()`: as it is where the types agree, else through `?`. */
function returnTail(e: CallExpr, plan: ResultOf<"result">, ctx: Emitter): RustStmt[] {
  const v = resultValue(e, ctx);
  noteStdText(v, e, ctx);
  const from = errorOf(v.type);
  const okType = argsOf(v.type, "Result")?.[0];
  const want = plan.types.length === 1 && plan.types[0] ? plan.types[0] : t.tuple(...plan.types);
  if (!from || !okType) return returned(v);
  const sameOk = okType.kind === "InferType" || sameType(okType, want);
  if (sameOk && ctx.plan.errors.conversion(from, plan.error) === "same") return returned(v);
  const asked = convertResult(v, from, plan.error, e, ctx);
  const inner = ctx.coerce({ ...asked, expr: tryExpr(asked.expr), type: okType }, want);
  return returned({ ...inner, expr: ok(inner.expr) });
}

/** A result whose error `?` turns into the wanted one. */
function convertResult(v: Value, from: RustType, to: RustType, at: Expr, ctx: Emitter): Value {
  const how = ctx.plan.errors.conversion(from, to);
  if (how === "same" || how === "into") return v;
  const name = "err";
  const made = convertError(placeOf(local(name), from, { movable: true }), to, at, ctx);
  return {
    ...v,
    expr: methodCall(v.expr, "map_err", [
      { kind: "ClosureExpr", move: false, params: [{ pat: p.ident(name) }], body: made.expr },
    ]),
  };
}

/** `return x, f()` where `f` gives only an error. */
function returnBeside(e: CallExpr, values: readonly Value[], plan: ResultOf<"result">, ctx: Emitter): RustStmt[] {
  const { before, exprs } = ctx.sequence(values);
  const names = exprs.map((x) => (x.kind === "PathExpr" || x.kind === "LitExpr" ? undefined : ctx.fresh("value")));
  const lets = exprs.flatMap((x, i): RustStmt[] => (names[i] ? [letStmt(names[i], x)] : []));
  const v = resultValue(e, ctx);
  const from = errorOf(v.type) ?? plan.error;
  const asked = convertResult(v, from, plan.error, e, ctx);
  const parts = exprs.map((x, i): RustExpr => (names[i] ? local(names[i]) : x));
  const value = parts.length === 1 && parts[0] ? parts[0] : tuple(parts);
  return [...before, ...lets, ...asked.before, exprStmt(tryExpr(asked.expr), true), exprStmt(ret(ok(value)), true)];
}

/** `return x, err` with an error that may be nil. */
function returnEither(held: Value, at: Expr, values: readonly Value[], plan: ResultOf<"result">, ctx: Emitter): RustStmt[] {
  const value = together(values, ctx);
  // Whatever went wrong was handed on before.
  if (held.expr.kind === "PathExpr" && held.expr.path.segments.at(-1)?.name === "None")
    return returned({ ...value, expr: ok(value.expr) });
  return [...value.before, ...eitherOf(held, at, value.expr, plan, ctx)];
}

function eitherOf(held: Value, at: Expr | undefined, value: RustExpr, plan: ResultOf<"result">, ctx: Emitter): RustStmt[] {
  const inner = optionInner(held.type) ?? plan.error;
  const name = "err";
  const made = convertError(
    placeOf(local(name), inner, { movable: true }),
    plan.error,
    at ?? { kind: "BadExpr", span: { start: 0, end: 0 } },
    ctx,
  );
  const matched = matchExpr(held.expr, [arm(p.some(name), err(made.expr)), arm(p.none, ok(value))]);
  return [...held.before, exprStmt(ret(matched), true)];
}

function returnNamed(plan: ResultOf<"result">, named: readonly VarObj[], ctx: Emitter): RustStmt[] {
  const error = named.at(-1);
  const value = together(
    named.slice(0, -1).map((v, i) => readNamed(v, plan.types[i] ?? t.infer, ctx)),
    ctx,
  );
  if (!error) return returned({ ...value, expr: ok(value.expr) });
  const held = placeOf(local(ctx.nameOf(error)), ctx.typeOfBinding(error), { movable: true });
  if (!isOption(held.type)) return returned({ ...value, expr: ok(value.expr) });
  return [...value.before, ...eitherOf(held, undefined, value.expr, plan, ctx)];
}

// ---- Option

function returnOption(s: ReturnStmt, plan: ResultOf<"option">, ctx: Emitter): RustStmt[] {
  const flag = s.results.at(-1);
  const only = s.results[0];
  if (!flag || !only) return [exprStmt(ret(none), true)];
  if (s.results.length === 1) return returned(ctx.expr(only));
  const c = ctx.info.constOf(flag);
  if (c?.kind === "bool" && !c.value) return [exprStmt(ret(none), true)];
  const value = together(
    s.results.slice(0, -1).map((e, i) => ctx.expr(e, plan.types[i])),
    ctx,
  );
  const found = { ...value, expr: some(value.expr) };
  if (c?.kind === "bool") return returned(found);
  const cond = ctx.peek(flag);
  return [
    ...cond.before,
    exprStmt(ret(ifExpr(cond.expr, { kind: "Block", stmts: [...found.before], tail: found.expr }, none)), true),
  ];
}
