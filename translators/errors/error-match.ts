// Implements error-match: `v, err := f(); if err != nil {…handle…}` → `match`, `let … else`, `if let Err(err)` (idioms.md `err-question`, `err-in-loop`).

import type { CallExpr, Expr, ExprStmt, IfStmt, Stmt } from "../../lib/go/ast.ts";
import type { Facts } from "../../lib/analysis/facts.ts";
import { bindTargets, fallibleAssign, isBlank, isReadIn, leaves, restOf, usesBeyond } from "../../lib/patterns/error-checks.ts";
import { armBody, kindArms } from "../../lib/patterns/error-kinds.ts";
import { kindSwitch, targetDecls, type KindSwitch } from "../../lib/patterns/error-tests.ts";
import { noteStdText, resultValue } from "../../lib/patterns/error-try.ts";
import { errorOf } from "../../lib/patterns/error-values.ts";
import { covers, definePattern, type EmitContext, nearMiss } from "../../lib/patterns/kit.ts";
import type { Value } from "../../lib/patterns/value.ts";
import type { Plan } from "../../lib/plan/plan.ts";
import type { MatchArm, RustPat, RustStmt, RustType } from "../../lib/rust/ast.ts";
import {
  argsOf,
  arm,
  block,
  exprStmt,
  ifExpr,
  letElse,
  letExpr,
  letStmt,
  local,
  matchExpr,
  methodCall,
  p,
  sameType,
  t,
  tuple,
} from "../../lib/rust/factory.ts";
import type { VarObj } from "../../lib/semantics/objects.ts";

interface Data {
  readonly call: CallExpr;
  readonly values: readonly Expr[];
  readonly variable: VarObj;
  readonly check: IfStmt;
  /** The one statement that is left of the block: both ways become arms, and `body` goes without its last jump. */
  readonly tail: ExprStmt | undefined;
  readonly body: readonly Stmt[];
  readonly kinds: KindSwitch | undefined;
}

const forms = {
  arms: "a `match` has an arm for each, and the value exists only in the arm of `Ok`",
  match: "`match` gives the value on, or goes into the arm of the error, which leaves",
  letElse: "`let Ok(v) = … else` binds the value, and the `else` leaves without looking at the error",
  onlyError: "nobody wants a value, so that `if let Err(err)` asks for the error alone",
  onlyRead: "`if let Err(err)`, or the arm of a `match` that gives on what was read, names the error where there is one",
  onlyAsked: "nobody wants the value or the error, so that `is_err` only asks whether there is one",
} as const;
const onlyErrorWhy = "A `Result` holds either a value or an error, and can be asked for the one that matters.";

export default definePattern<"AssignStmt", Data>({
  id: "error-match",
  title: "Both ways of a Result in one question",
  category: "errors",
  catalogue: ["err-question", "err-in-loop"],
  what: "{lead}: {form}.",
  why: "{why}",
  link: {
    text: "Recoverable errors with Result",
    url: "https://doc.rust-lang.org/book/ch09-02-recoverable-errors-with-result.html",
  },
  root: "AssignStmt",
  tier: "idiom",
  match(node, facts, plan) {
    const a = fallibleAssign(node, facts, plan);
    if (!a) return undefined;
    const [check, ...rest] = restOf(node, facts);
    if (check?.kind !== "IfStmt" || plan.errors.flow.checkOf(node, a.variable) !== check || check.else) return undefined;
    const later = usesBeyond(a, check, facts, plan)[0];
    if (later) return nearMiss(`\`${a.variable.name}\` is read again after the check`, later.span);
    const needsValue = a.values.some((e) => !isBlank(e));
    if (needsValue && !leaves(check.body)) return nearMiss("the code goes on after the error, with the zero value", check.span);
    const list = check.body.list;
    const tail = needsValue ? shortTail(check, rest, facts) : undefined;
    const body = tail ? list.slice(0, -1) : list;
    const found = body.at(-1);
    const kinds =
      found?.kind === "SwitchStmt" || found?.kind === "IfStmt" ? mergedKinds(found, body, a.variable, facts, plan) : undefined;
    const given = plan.errors.resultOf(a.call);
    const isOwn =
      given?.form === "result" && plan.errors.enumName !== undefined && sameType(given.error, t.path(plan.errors.enumName));
    const merged = tail && isOwn ? kinds : undefined;
    const swallowed = merged ? body : [];
    const jump = tail ? list.slice(-1) : [];
    const isRead = isReadIn(a.variable, check.body, facts);
    const form = !needsValue ? (isRead ? "onlyError" : "onlyAsked") : tail ? "arms" : isRead ? "match" : "letElse";
    const f = facts.info.calleeOf(a.call);
    const isJson = form === "onlyError" && f?.pkg === "encoding/json" && f.name === "Unmarshal";
    return covers(
      [check, ...jump, ...swallowed, ...(tail ? [tail] : [])],
      { call: a.call, values: a.values, variable: a.variable, check, tail, body, kinds: merged },
      {
        lead: leaves(check.body)
          ? "The check of `err` and the code after it are the two ways of one `Result`"
          : "The check of `err` asks a `Result`",
        form: forms[isJson ? "onlyRead" : form],
        why: needsValue ? "The compiler won't hand you the value until you deal with the error." : onlyErrorWhy,
      },
    );
  },
  rewrite(_node, d, ctx) {
    const result = resultValue(d.call, ctx);
    const error = errorOf(result.type);
    const ok = argsOf(result.type, "Result")?.[0] ?? t.infer;
    if (!error) return undefined;
    const isRead = isReadIn(d.variable, d.check.body, ctx.facts);
    if (isRead) noteStdText(result, d.call, ctx);
    if (!d.values.some((e) => !isBlank(e))) return withoutValue(d, result, error, isRead, ctx);
    if (d.tail) return asMatch(d, d.tail, result, ok, error, isRead, ctx);
    return isRead ? asLet(d, result, ok, error, ctx) : asLetElse(d, result, ok, ctx);
  },
});

/** The rest of the block is one statement, and the handler ends by going where the block ends. */
function shortTail(check: IfStmt, rest: readonly Stmt[], facts: Facts): ExprStmt | undefined {
  const only = rest[0];
  const jump = check.body.list.at(-1);
  if (rest.length !== 1 || only?.kind !== "ExprStmt" || check.body.list.length < 2) return undefined;
  const list = facts.tree.parentOf(check);
  const owner = list && facts.tree.parentOf(list);
  const goesOn =
    jump?.kind === "BranchStmt" &&
    jump.tok === "continue" &&
    !jump.label &&
    (owner?.kind === "RangeStmt" || (owner?.kind === "ForStmt" && !owner.post));
  const returns = jump?.kind === "ReturnStmt" && jump.results.length === 0 && owner?.kind === "FuncDecl" && !owner.type.results;
  return goesOn || returns ? only : undefined;
}

/** The handler is nothing but questions about the kind of the error. */
function mergedKinds(s: Stmt, body: readonly Stmt[], v: VarObj, facts: Facts, plan: Plan): KindSwitch | undefined {
  const kinds = s.kind === "SwitchStmt" || s.kind === "IfStmt" ? kindSwitch(s, facts, plan) : undefined;
  if (!kinds || kinds.passed || kinds.err !== v || plan.errors.style !== "enum" || plan.errors.nesting !== "none")
    return undefined;
  // The typed error and the error itself cannot both be bound by value.
  if (kinds.cases.some((c) => c.guard !== undefined || (c.tests[0]?.kind === "as" && readsIn(c.body, v, facts))))
    return undefined;
  return targetDecls(body.slice(0, -1), kinds.targets, facts).length === body.length - 1 ? kinds : undefined;
}

const errPat = (d: Data, error: RustType, isRead: boolean, ctx: EmitContext): RustPat =>
  p.err(isRead ? ctx.bind(d.variable, error) : p.wild);

/** `if let Err(err) = f() {…}`, `if f().is_err() {…}`. */
function withoutValue(d: Data, result: Value, error: RustType, isRead: boolean, ctx: EmitContext): readonly RustStmt[] {
  const cond = isRead ? letExpr(errPat(d, error, true, ctx), result.expr) : methodCall(result.expr, "is_err");
  return [...result.before, exprStmt(ifExpr(cond, ctx.block(d.check.body)))];
}

/** `let Ok(v) = f() else {…};`. */
function asLetElse(d: Data, result: Value, ok: RustType, ctx: EmitContext): readonly RustStmt[] {
  const otherwise = ctx.block(d.check.body);
  const { pat, after } = bindTargets(d.values, ok, ctx);
  return [...result.before, letElse(p.ok(pat), result.expr, otherwise), ...after];
}

/** `let v = match f() { Ok(v) => v, Err(err) => {…} };`. */
function asLet(d: Data, result: Value, ok: RustType, error: RustType, ctx: EmitContext): readonly RustStmt[] {
  const err = errPat(d, error, true, ctx);
  const failing = armBody(ctx.block(d.check.body));
  const { pat, after, names } = bindTargets(d.values, ok, ctx);
  const value = names.length === 1 && names[0] ? local(names[0]) : tuple(names.map(local));
  const okPat =
    d.values.length === 1
      ? p.ident(names[0] ?? "_")
      : p.tuple(d.values.map((e) => (isBlank(e) ? "_" : (names[d.values.filter((x) => !isBlank(x)).indexOf(e)] ?? "_"))));
  const target = d.values.length === 1 ? pat : pat.kind === "TuplePat" ? kept(pat.elems) : pat;
  return [...result.before, letStmt(target, matchExpr(result.expr, [arm(p.ok(okPat), value), arm(err, failing)])), ...after];
}

const kept = (elems: readonly RustPat[]): RustPat => {
  const named = elems.filter((x) => x.kind !== "WildPat");
  return named.length === 1 && named[0] ? named[0] : p.tuple(named);
};

/** `match f() { Ok(v) => …, Err(err) => … }` as the last statement of its block. */
function asMatch(
  d: Data,
  tail: ExprStmt,
  result: Value,
  ok: RustType,
  error: RustType,
  isRead: boolean,
  ctx: EmitContext,
): readonly RustStmt[] | undefined {
  const { pat, after } = bindTargets(d.values, ok, ctx);
  // The match owns this statement, so that its expression is lowered here.
  const v = ctx.expr(tail.x);
  const okArm = { ...arm(p.ok(pat), armBody(block([...after, ...v.before, exprStmt(v.expr)]))), origin: { span: tail.span } };
  const arms = errorArms(d, error, isRead, ctx);
  return arms && [...result.before, exprStmt(matchExpr(result.expr, [okArm, ...arms]))];
}

function errorArms(d: Data, error: RustType, isRead: boolean, ctx: EmitContext): readonly MatchArm[] | undefined {
  const { kinds } = d;
  const asked = kinds && d.check.body.list.find((s) => s.kind === "SwitchStmt" || s.kind === "IfStmt");
  if (asked) ctx.note("error-kinds", asked);
  if (!kinds) return [arm(errPat(d, error, isRead, ctx), armBody(block(ctx.stmts(d.body))))];
  const arms = kindArms(kinds, ctx, p.err, error, { type: error });
  if (!arms) return undefined;
  const last = kinds.fallback;
  if (!last) return [...arms, arm(p.err("_"), block([]))];
  const pat = p.err(readsIn(last, d.variable, ctx.facts) ? ctx.bind(d.variable, error) : p.wild);
  return [...arms, arm(pat, armBody(block(ctx.stmts(last))))];
}

const readsIn = (list: readonly Stmt[], v: VarObj, facts: Facts): boolean =>
  list.some((s) => facts.nodesOf("Ident", s).some((id) => facts.info.objectOf(id) === v));
