// Implements `errors.Join`: the errors in a variant of their own, or where nobody asks for their kinds, their texts as one error.

import { isSureError, isSureJoin } from "../analysis/joined-errors.ts";
import type { CallExpr, Expr } from "../go/ast.ts";
import { anyhowError } from "../plan/errors.ts";
import { isNilExpr } from "../plan/results.ts";
import type { RustType } from "../rust/ast.ts";
import {
  anyhow,
  block,
  call,
  closure,
  err,
  formatMacro,
  ifExpr,
  isOption,
  letStmt,
  local,
  methodCall,
  ok,
  some,
  str,
  stripRefs,
  t,
  textItem,
  unit,
  vecMacro,
} from "../rust/factory.ts";
import type { EmitContext } from "./emit-context.ts";
import { observesKinds } from "./error-facts.ts";
import { errorValue, ownedError } from "./error-values.ts";
import { temp, type Value } from "./value.ts";

/** Of errors of which one is surely there. */
export function joinedError(e: CallExpr, ctx: EmitContext): Value | undefined {
  if (!isSureJoin(e, ctx.facts, ctx.plan.errors.isSentinel)) return undefined;
  const list = listOf(e, ctx);
  if (list) noteJoined(e, "one of these is surely there, so that they are collected without a question", ctx);
  return list && around(ctx.plan.errors.joined ? list : named(list, ctx), ctx);
}

/** `Ok(())` where none of them is an error. */
export function joinedResult(e: CallExpr, ctx: EmitContext): Value | undefined {
  const list = listOf(e, ctx);
  if (list && ctx.facts.tree.parentOf(e)?.kind !== "ReturnStmt") return byHelper(e, list, ctx);
  const held = list && named(list, ctx);
  const made = held && around(held, ctx);
  if (!made) return undefined;
  noteJoined(e, "here the errors are collected, and an empty list is `Ok`", ctx);
  const tested = ifExpr(methodCall(held.expr, "is_empty"), block([], ok(unit)), block([], err(made.expr)));
  return temp(tested, t.result(t.unit, made.type), { before: held.before });
}

/** Where the result is no tail, a function of the file gives it. */
function byHelper(e: CallExpr, list: Value, ctx: EmitContext): Value | undefined {
  const { errors } = ctx.plan;
  const own = errors.joined && (errors.enumName ?? "Error");
  if (own === undefined && !keepsTexts(ctx)) return undefined;
  if (own === undefined) ctx.requireCrate("anyhow");
  ctx.helper("joined-errors", () => [textItem(own === undefined ? joinedTexts : joinedIn(own, errors.joined?.name ?? "Joined"))]);
  noteJoined(e, "here the errors are collected, and an empty list is `Ok`", ctx);
  const error: RustType = own === undefined ? anyhowError : t.path(own);
  return temp(call("joined", [list.expr]), t.result(t.unit, error), { before: list.before });
}

const joinedTexts = `
/// One error with a line for each of these, if there are any.
fn joined(errs: Vec<anyhow::Error>) -> anyhow::Result<()> {
    let lines: Vec<String> = errs.iter().map(|err| format!("{err:#}")).collect();
    anyhow::ensure!(lines.is_empty(), lines.join("\\n"));
    Ok(())
}`;

const joinedIn = (name: string, variant: string): string => `
/// One error that holds these, if there are any.
fn joined(errs: Vec<${name}>) -> Result<(), ${name}> {
    if errs.is_empty() {
        Ok(())
    } else {
        Err(${name}::${variant}(errs))
    }
}`;

const noteJoined = (e: CallExpr, here: string, ctx: EmitContext): void =>
  ctx.note("joined-errors", e, {
    here,
    how: ctx.plan.errors.joined
      ? `The variant \`${ctx.plan.errors.joined.name}\` holds them all, and a question about the kind of an error looks through each.`
      : "Nobody asks which errors they are, so that their texts are enough: one error with a line for each.",
  });

/** By a name, since it is looked at more than once. */
function named(list: Value, ctx: EmitContext): Value {
  if (list.expr.kind === "PathExpr") return list;
  const name = ctx.fresh("errs");
  return { ...list, expr: local(name), before: [...list.before, letStmt(name, list.expr, list.type)] };
}

/** The list of them, without those that are nil. */
function listOf(e: CallExpr, ctx: EmitContext): Value | undefined {
  const error = ctx.plan.errors.widest;
  const list = t.vec(error);
  const [only] = e.args;
  if (e.ellipsis) return only && ctx.expr(only, list);
  const given = e.args.filter((a) => !isNilExpr(a, ctx.facts));
  const isSure = (a: Expr): boolean => isSureError(a, ctx.facts, ctx.plan.errors.isSentinel);
  const values = given.map((a): Value => {
    if (isSure(a)) return errorValue(a, error, ctx);
    const v = ownedError(ctx.expr(a), a, ctx);
    return isOption(stripRefs(v.type)) ? v : errorValue(a, error, ctx);
  });
  const { before, exprs } = ctx.sequence(values);
  const mayBeNil = values.map((v) => isOption(stripRefs(v.type)));
  const [first, ...rest] = exprs;
  if (!first) return undefined;
  if (mayBeNil.every((x) => !x)) return temp(vecMacro(exprs), list, { before });
  const isOpenFirst = mayBeNil[0] === true && !mayBeNil.slice(1).includes(true) && rest.length > 0;
  const chained = isOpenFirst
    ? methodCall(methodCall(first, "into_iter"), "chain", [{ kind: "ArrayExpr", elems: rest }])
    : methodCall(
        methodCall({ kind: "ArrayExpr", elems: exprs.map((x, i) => (mayBeNil[i] ? x : some(x))) }, "into_iter"),
        "flatten",
      );
  return temp(methodCall(chained, "collect"), list, { before });
}

/** Of errors that nobody tells apart the texts are enough. */
const keepsTexts = (ctx: EmitContext): boolean => ctx.plan.errors.style === "anyhow" && !observesKinds(ctx.facts);

/** One error around a list of them. */
function around(list: Value, ctx: EmitContext): Value | undefined {
  const { errors } = ctx.plan;
  if (errors.joined) {
    const own: RustType = t.path(errors.enumName ?? "Error");
    return { ...list, expr: call(`${errors.enumName ?? "Error"}::${errors.joined.name}`, [list.expr]), type: own, place: false };
  }
  if (!keepsTexts(ctx)) return undefined;
  ctx.requireCrate("anyhow");
  const texts = methodCall(methodCall(list.expr, "iter"), "map", [closure(["err"], formatMacro("format", "{err:#}", []))]);
  const text = methodCall(methodCall(texts, "collect", [], { turbofish: [t.vec(t.infer)] }), "join", [str("\n")]);
  return { ...list, expr: anyhow("{}", [text]), type: anyhowError, place: false };
}
