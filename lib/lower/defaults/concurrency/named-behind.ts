// Implements named results that deferred code sees: variables behind the body, which get what it gives (idioms.md `defer-result`).

import type { CallExpr, Node } from "../../../go/ast.ts";
import type { FuncPlan } from "../../../plan/plan.ts";
import { isErrorType } from "../../../plan/results.ts";
import type { MatchArm, RustBlock, RustExpr, RustPat, RustStmt, RustType } from "../../../rust/ast.ts";
import {
  arm,
  awaitExpr,
  call,
  closure,
  err,
  letStmt,
  local,
  matchExpr,
  methodCall,
  none,
  ok,
  p,
  t,
  tuple,
  unit,
} from "../../../rust/factory.ts";
import type { VarObj } from "../../../semantics/objects.ts";
import type { Emitter } from "../../emitter.ts";
import { returnsInside } from "../../reached.ts";
import { zeroOf } from "../zero.ts";

export const namedOf = (f: Node, ctx: Emitter): readonly VarObj[] =>
  f.kind === "FuncDecl" || f.kind === "FuncLit"
    ? ctx.info.signatureOf(f).results.vars.filter((v) => v.name !== "" && v.name !== "_")
    : [];

export const isUsedIn = (v: VarObj, n: Node, ctx: Emitter): boolean =>
  ctx.facts.uses.of(v).some((u) => ctx.facts.tree.isInside(u.ident, n));

/** The named results hold only what `return` gives: nothing in the body reads or assigns them. */
export const onlyReturned = (named: readonly VarObj[], deferred: Node, ctx: Emitter): boolean =>
  named.every((v) => ctx.facts.uses.of(v).every((u) => u.role.kind === "define" || ctx.facts.tree.isInside(u.ident, deferred)));

const typeOfNamed = (v: VarObj, ctx: Emitter): RustType => {
  const owned = ctx.plan.typeOfSlot(v);
  return isErrorType(v.type) ? t.option(owned) : owned;
};
export const bindNamed = (v: VarObj, ctx: Emitter): RustPat => ctx.bind(v, typeOfNamed(v, ctx));
export const zeroNamed = (v: VarObj, ctx: Emitter): ReturnType<typeof zeroOf> => zeroOf(v.type, typeOfNamed(v, ctx), ctx);

export function declareNamed(v: VarObj, ctx: Emitter): RustStmt {
  const type = typeOfNamed(v, ctx);
  const zero = zeroNamed(v, ctx);
  return letStmt(bindNamed(v, ctx), zero.expr, zero.literal || isErrorType(v.type) ? type : undefined);
}

/** What a bare `return` gives. */
export function namedValue(named: readonly VarObj[], plan: FuncPlan, ctx: Emitter): RustExpr {
  const names = named.map((v) => local(ctx.nameOf(v)));
  if (plan.result.kind !== "result") return names.length === 1 && names[0] ? names[0] : tuple(names);
  const values = names.slice(0, -1);
  const last = names.at(-1) as RustExpr;
  const good = values.length === 0 ? unit : values.length === 1 && values[0] ? values[0] : tuple(values);
  return matchExpr(last, [arm(p.some("err"), err(local("err"))), arm(p.none, ok(good))]);
}

/** One value, or a tuple. */
export const together = (list: readonly RustExpr[]): RustExpr => (list.length === 1 && list[0] ? list[0] : tuple(list));

/** Arms that take apart what the body gives: each named result gets its own value, and `extra` stands behind them. */
export function namedArms(
  named: readonly VarObj[],
  plan: FuncPlan,
  wrap: (pat: RustPat) => RustPat,
  extra: readonly RustExpr[],
  ctx: Emitter,
): MatchArm[] {
  const names = named.map((v) => ctx.nameOf(v));
  const pats = names.map((n) => p.ident(n));
  const one = (list: readonly RustPat[]): RustPat => (list.length === 1 && list[0] ? list[0] : p.tuple(list));
  if (plan.result.kind !== "result") return [arm(wrap(one(pats)), together([...names.map((n) => local(n)), ...extra]))];
  if (names.length === 1) return [arm(wrap(p.ident("value")), together([methodCall(local("value"), "err"), ...extra]))];
  const values = names.slice(0, -1).map((n) => local(n));
  const zeros = named.slice(0, -1).map((v) => zeroNamed(v, ctx).expr);
  return [
    arm(wrap(p.ok(one(pats.slice(0, -1)))), together([...values, none, ...extra])),
    arm(wrap(p.err("err")), together([...zeros, call("Some", [local("err")]), ...extra])),
  ];
}

/** `let mut n = (|| {…})();`, then the deferred code changes `n`, then `n` is given. */
export function resultBehind(
  deferred: CallExpr,
  inner: RustBlock,
  plan: FuncPlan,
  f: Node,
  ctx: Emitter,
): { stmts: RustStmt[]; tail?: RustExpr } | undefined {
  const named = namedOf(f, ctx);
  if (deferred.fun.kind !== "FuncLit" || named.length === 0) return undefined;
  const isResult = plan.result.kind === "result";
  const made: RustExpr = plan.async
    ? awaitExpr({ ...inner, async: "async" })
    : !returnsInside(inner)
      ? inner
      : call({ kind: "ParenExpr", expr: closure([], inner, plan.ret ? { ret: plan.ret } : {}) }, []);
  const simple = inner.stmts.length === 0 && inner.tail ? inner.tail : made;
  // A block does not say its error type.
  const outcome = made.kind === "Block" && isResult ? ctx.fresh("outcome") : undefined;
  const before = outcome ? [letStmt(outcome, made, plan.ret)] : [];
  const given = outcome ? local(outcome) : made;
  const first = (): RustStmt => {
    const [only] = named.length === 1 ? named : [];
    if (only && !isResult) return letStmt(bindNamed(only, ctx), simple, typeOfNamed(only, ctx));
    if (only) return letStmt(bindNamed(only, ctx), methodCall(given, "err"));
    const arms = namedArms(named, plan, (pat) => pat, [], ctx);
    const pats = p.tuple(named.map((v) => bindNamed(v, ctx)));
    return letStmt(pats, isResult ? matchExpr(given, arms) : simple);
  };
  const declared = first();
  const run = ctx.block(deferred.fun.body).stmts;
  return { stmts: [...before, declared, ...run], tail: namedValue(named, plan, ctx) };
}
