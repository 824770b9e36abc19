// Implements the boundary where panics are recovered, and deferred code that changes named results (idioms.md `recover`, `defer-result`).

import type { CallExpr, FuncLit, IfStmt, Node } from "../../../go/ast.ts";
import type { FuncPlan } from "../../../plan/plan.ts";
import { isErrorType } from "../../../plan/results.ts";
import type { RustBlock, RustExpr, RustStmt } from "../../../rust/ast.ts";
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
import { zeroOf } from "../zero.ts";

/** `if r := recover(); r != nil {…}` as the whole of a deferred function. */
export interface Boundary {
  readonly check: IfStmt;
  /** `r`, unless the code ignores it. */
  readonly value?: VarObj;
}

export function boundaryOf(literal: FuncLit | undefined, ctx: Emitter): Boundary | undefined {
  const check = literal?.body.list[0];
  if (literal?.body.list.length !== 1 || check?.kind !== "IfStmt" || check.else) return undefined;
  const isRecover = (n: Node | undefined): boolean => n?.kind === "CallExpr" && ctx.info.builtinOf(n) === "recover";
  const isNotNil =
    check.cond.kind === "BinaryExpr" && check.cond.op === "!=" && check.cond.y.kind === "Ident" && check.cond.y.name === "nil";
  if (!isNotNil || check.cond.kind !== "BinaryExpr") return undefined;
  if (!check.init) return isRecover(check.cond.x) ? { check } : undefined;
  const [name] = check.init.kind === "AssignStmt" && check.init.op === ":=" ? check.init.lhs : [];
  if (check.init.kind !== "AssignStmt" || !isRecover(check.init.rhs[0]) || name?.kind !== "Ident") return undefined;
  const value = ctx.info.objectOf(name);
  if (value?.kind !== "Var" || !isOnlyShown(value, ctx)) return undefined;
  return { check, value };
}

/** Printed or made part of an error: its text is all that is asked for. */
const isOnlyShown = (v: VarObj, ctx: Emitter): boolean =>
  ctx.facts.uses
    .of(v)
    .every(
      (u) =>
        u.role.kind === "define" ||
        u.role.kind === "nil-compare" ||
        (u.role.kind === "argument" && u.steps.length === 0 && (u.role.callee?.pkg === "fmt" || u.role.callee?.pkg === "log")),
    );

export const namedOf = (f: Node, ctx: Emitter): readonly VarObj[] =>
  f.kind === "FuncDecl" || f.kind === "FuncLit"
    ? ctx.info.signatureOf(f).results.vars.filter((v) => v.name !== "" && v.name !== "_")
    : [];

const isUsedIn = (v: VarObj, n: Node, ctx: Emitter): boolean =>
  ctx.facts.uses.of(v).some((u) => ctx.facts.tree.isInside(u.ident, n));

/** The named results hold only what `return` gives: nothing in the body reads or assigns them. */
export const onlyReturned = (named: readonly VarObj[], deferred: Node, ctx: Emitter): boolean =>
  named.every((v) => ctx.facts.uses.of(v).every((u) => u.role.kind === "define" || ctx.facts.tree.isInside(u.ident, deferred)));

/** The body runs inside `catch_unwind`; what the deferred function does with a panic follows. */
export function recoverBehind(
  boundary: Boundary,
  inner: RustBlock,
  plan: FuncPlan,
  f: Node,
  ctx: Emitter,
): { stmts: RustStmt[]; tail?: RustExpr } {
  ctx.note("recover-boundary", boundary.check);
  const { check, value } = boundary;
  ctx.input.output.lowered(check);
  if (check.init) ctx.input.output.lowered(check.init);
  const named = namedOf(f, ctx);
  const declared = named.map((v) => declareNamed(v, ctx));
  const shown =
    value && isUsedIn(value, check.body, ctx) ? [letStmt(ctx.bind(value, t.string), call("panic_text", [local("payload")]))] : [];
  if (shown.length > 0) ctx.helper("panic-text", () => [textItem(panicText)]);
  const handler = [...shown, ...ctx.block(check.body).stmts];
  const payload = p.err(shown.length > 0 ? p.ident("payload") : p.wild);
  const caught = catchUnwind(inner, plan, ctx);
  if (!plan.ret) return { stmts: [exprStmt(ifExpr(letExpr(payload, caught), handler), false)] };
  const assigned = assignedLast(handler, named, check, plan, ctx);
  if (assigned)
    return {
      stmts: [],
      tail: matchExpr(caught, [arm(p.ok("value"), local("value")), arm(payload, block(handler.slice(0, -1), assigned))]),
    };
  const fallback = named.length > 0 ? namedValue(named, plan, ctx) : zeroResult(f, plan, ctx);
  const arms = [arm(p.ok("value"), local("value")), arm(payload, block([...declared, ...handler], fallback))];
  return { stmts: [], tail: matchExpr(caught, arms) };
}

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

function declareNamed(v: VarObj, ctx: Emitter): RustStmt {
  const owned = ctx.plan.typeOfSlot(v);
  const type = isErrorType(v.type) ? t.option(owned) : owned;
  const zero = zeroOf(v.type, type, ctx);
  return letStmt(ctx.bind(v, type), zero.expr, zero.literal || isErrorType(v.type) ? type : undefined);
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

/** `let mut n = (|| {…})();`, then the deferred code changes `n`, then `n` is given. */
export function resultBehind(
  deferred: CallExpr,
  inner: RustBlock,
  plan: FuncPlan,
  f: Node,
  ctx: Emitter,
): { stmts: RustStmt[]; tail?: RustExpr } | undefined {
  const named = namedOf(f, ctx);
  if (deferred.fun.kind !== "FuncLit" || plan.result.kind !== "values" || named.length !== 1 || !named[0]) return undefined;
  const made: RustExpr = plan.async
    ? awaitExpr({ ...inner, async: "async" })
    : call({ kind: "ParenExpr", expr: closure([], inner, plan.ret ? { ret: plan.ret } : {}) }, []);
  const simple = inner.stmts.length === 0 && inner.tail ? inner.tail : made;
  const v = named[0];
  const type = ctx.plan.typeOfSlot(v);
  const pat = ctx.bind(v, type);
  const run = ctx.block(deferred.fun.body).stmts;
  return { stmts: [letStmt(pat, simple, type), ...run], tail: namedValue(named, plan, ctx) };
}

const panicText = `
/// The text of a panic as Go's \`recover\` gives it.
fn panic_text(payload: Box<dyn std::any::Any + Send>) -> String {
    let text = match payload.downcast::<String>() {
        Ok(text) => *text,
        Err(payload) => payload
            .downcast::<&str>()
            .map_or_else(|_| String::from("unknown panic"), |text| text.to_string()),
    };
    if text.starts_with("attempt to divide by zero") {
        return String::from("runtime error: integer divide by zero");
    }
    let bounds = text
        .strip_prefix("index out of bounds: the len is ")
        .and_then(|rest| rest.split_once(" but the index is "));
    match bounds {
        Some((len, index)) => {
            format!("runtime error: index out of range [{index}] with length {len}")
        }
        None => text,
    }
}
`;
