// Implements the default lowering of assignments from one expression to several variables: results, options, lookups, tuples.

import type { AssignStmt, CallExpr, Expr, Ident, IndexExpr, ValueSpec } from "../../go/ast.ts";
import { isErrorExpr, varOf } from "../../patterns/error-facts.ts";
import { noteStdText, resultValue } from "../../patterns/error-try.ts";
import { convertError, errorOf } from "../../patterns/error-values.ts";
import { contains, optionSource, optionValue } from "../../patterns/lookups.ts";
import { isChangedInPlace } from "../../analysis/changes.ts";
import { askedSum, variantPat } from "../../patterns/asked-sums.ts";
import { placeOf, temp, type Value } from "../../patterns/value.ts";
import type { RustExpr, RustPat, RustStmt, RustType } from "../../rust/ast.ts";
import {
  argsOf,
  arm,
  assign,
  exprStmt,
  isOption,
  letStmt,
  local,
  matchExpr,
  matches,
  methodCall,
  none,
  optionInner,
  p,
  sameType,
  some,
  t,
  tuple,
} from "../../rust/factory.ts";
import { zeroOfRust } from "./zero.ts";
import type { Emitter } from "../emitter.ts";
import { receiveOk } from "./concurrency.ts";
import { underlying } from "../../semantics/predicates.ts";
import { mapInsert } from "./assign.ts";
import { variantOf } from "../../plan/sums.ts";

export { lowerReturn } from "./return.ts";

/** `v, err := f()`, `v, ok := m[k]`, `a, b := f()`, `v, ok := x.(T)`, `v, ok := <-ch`. */
export function lowerFallibleAssign(s: AssignStmt, ctx: Emitter): RustStmt[] {
  const received = receiveOk(s, ctx);
  if (received) return received;
  const rhs = s.rhs[0];
  return rhs ? lowerMulti(s.lhs, rhs, s, ctx) : [];
}

/** `var v, err = f()`. */
export function lowerFallibleSpec(s: ValueSpec, ctx: Emitter): RustStmt[] {
  const rhs = s.values[0];
  return rhs ? lowerMulti(s.names, rhs, s, ctx) : [];
}

function lowerMulti(lhs: readonly Expr[], rhs: Expr, at: AssignStmt | ValueSpec, ctx: Emitter): RustStmt[] {
  if (rhs.kind === "ParenExpr") return lowerMulti(lhs, rhs.x, at, ctx);
  if (rhs.kind === "TypeAssertExpr") return fromAssertion(lhs, rhs, ctx);
  if (rhs.kind === "CallExpr" && ctx.plan.errors.resultOf(rhs)?.form === "result") return fromResult(lhs, rhs, at, ctx);
  const source = optionSource(rhs, ctx.facts, ctx.plan);
  if (source) return fromOption(lhs, source, ctx);
  if (rhs.kind !== "CallExpr") return refuse(rhs, ctx);
  const v = ctx.expr(rhs);
  if (isOption(v.type)) return fromOption(lhs, { kind: "call", call: rhs }, ctx);
  const types = v.type.kind === "TupleType" ? v.type.elems : lhs.map((): RustType => t.infer);
  return store(lhs, types, v, ctx);
}

const refuse = (at: Expr, ctx: Emitter): RustStmt[] => [exprStmt(ctx.unsupported(at, "FG0301").expr, true)];
const isBlank = (e: Expr): boolean => e.kind === "Ident" && e.name === "_";

// ---- Results

function fromResult(
  lhs: readonly Expr[],
  rhs: Extract<Expr, { kind: "CallExpr" }>,
  at: AssignStmt | ValueSpec,
  ctx: Emitter,
): RustStmt[] {
  const last = lhs.at(-1);
  const values = lhs.slice(0, -1);
  const both = bothOf(lhs, rhs, at, ctx);
  if (both?.type.kind === "TupleType") return store(lhs, both.type.elems, both, ctx);
  const v = resultValue(rhs, ctx);
  const from = errorOf(v.type);
  const okType = argsOf(v.type, "Result")?.[0] ?? t.infer;
  if (last && isOption(v.type) && values.length === 0) return store([last], [v.type], v, ctx);
  if (!last || !from) return refuse(rhs, ctx);
  if (isBlank(last)) return ignoring(values, v, okType, at, ctx);
  noteStdText(v, rhs, ctx);
  const variable = varOf(last, ctx.facts);
  const error = variable ? ctx.plan.errors.bindingType(at, variable) : ctx.plan.errors.widest;
  const bound = "err";
  const converted = convertError(placeOf(local(bound), from, { movable: true }), error, last, ctx);
  const errorType = t.option(error);
  if (values.length === 0 || values.every(isBlank)) {
    const plain =
      converted.expr.kind === "PathExpr"
        ? methodCall(v.expr, "err")
        : methodCall(methodCall(v.expr, "err"), "map", [
            { kind: "ClosureExpr", move: false, params: [{ pat: p.ident(bound) }], body: converted.expr },
          ]);
    return store([last], [errorType], { ...v, expr: plain, type: errorType }, ctx);
  }
  const names = armNames(values, ctx);
  const types = values.length === 1 ? [okType] : okType.kind === "TupleType" ? okType.elems : values.map((): RustType => t.infer);
  if (types.some((x) => x.kind === "RefType" && argsOf(x.inner, "str") === undefined && x.inner.kind !== "SliceType"))
    return refuse(rhs, ctx);
  // There is no file that is none.
  const hasNone = (x: RustType): boolean => !["File", "Metadata"].some((name) => sameType(x, t.path(`std::fs::${name}`)));
  if (types.some((x, i) => names[i] !== "_" && !hasNone(x))) return refuse(rhs, ctx);
  for (const x of types) ctx.derive(x, "Default");
  const kept = names.filter((n) => n !== "_").map((n) => local(n));
  const okPat = names.length === 1 ? p.ok(names[0] ?? "_") : p.ok(p.tuple(names));
  const okValue = tuple([...kept, none]);
  const keptTypes = types.filter((_, i) => names[i] !== "_");
  const errValue = tuple([...keptTypes.map(zeroOfRust), some(converted.expr)]);
  const matched = matchExpr(v.expr, [arm(okPat, okValue), arm(p.err(bound), errValue)]);
  const targets = [...values.filter((e) => !isBlank(e)), last];
  return store(targets, [...keptTypes, errorType], { ...v, expr: matched, type: t.tuple(...keptTypes, errorType) }, ctx);
}

/** The value with its error, as Go gives them, where a library function may give a part of the value beside the error. */
function bothOf(
  lhs: readonly Expr[],
  call: Extract<Expr, { kind: "CallExpr" }>,
  at: AssignStmt | ValueSpec,
  ctx: Emitter,
): Value | undefined {
  const [value, last] = lhs;
  const f = ctx.info.calleeOf(call);
  const r = ctx.plan.errors.resultOf(call);
  if (!f || call.fun.kind !== "SelectorExpr" || r?.form !== "result") return undefined;
  if (!value || !last || (isBlank(last) && isBlank(value))) return undefined;
  const variable = varOf(last, ctx.facts);
  const error = variable ? ctx.plan.errors.bindingType(at, variable) : ctx.plan.errors.widest;
  const sel = call.fun;
  const both = ctx.input.std.functionOf(f)?.lowerBoth?.({ call, args: call.args, sel, ...(f.recv && { recv: sel.x }) }, ctx);
  if (both?.type.kind !== "TupleType") return undefined;
  if (isBlank(last)) return both;
  noteStdText({ ...both, type: t.result(t.unit, r.error) }, call, ctx);
  if (sameType(error, r.error)) return both;
  const [given, cause] = [ctx.fresh("value"), ctx.fresh("cause")];
  const converted = convertError(placeOf(local(cause), r.error, { movable: true }), error, last, ctx);
  const mapped = methodCall(local(cause), "map", [
    { kind: "ClosureExpr", move: false, params: [{ pat: p.ident(cause) }], body: converted.expr },
  ]);
  const type = t.tuple(both.type.elems[0] ?? t.infer, t.option(error));
  const before = [...both.before, letStmt(p.tuple([given, cause]), both.expr)];
  return { ...both, before, expr: tuple([local(given), mapped]), type };
}

/** A function of ours leaves the zero value beside an error; one of the standard library may leave another. */
function isStdCall(at: AssignStmt | ValueSpec, ctx: Emitter): boolean {
  const [call] = at.kind === "AssignStmt" ? at.rhs : at.values;
  return call?.kind === "CallExpr" && (ctx.info.calleeOf(call)?.pkg ?? "") !== "";
}

/** `v, _ := f()`: the zero value in place of the error. */
function ignoring(values: readonly Expr[], v: Value, okType: RustType, at: AssignStmt | ValueSpec, ctx: Emitter): RustStmt[] {
  ctx.note(values.every(isBlank) || !isStdCall(at, ctx) ? "error-ignored" : "error-default", at);
  if (values.every(isBlank)) return [...v.before, letStmt(p.wild, v.expr)];
  ctx.derive(okType, "Default");
  const types = values.length === 1 ? [okType] : okType.kind === "TupleType" ? okType.elems : values.map((): RustType => t.infer);
  return store(values, types, { ...v, expr: methodCall(v.expr, "unwrap_or_default"), type: okType }, ctx);
}

/** Names inside an arm: nothing else lives there, so that the variables' own will do. */
const armNames = (values: readonly Expr[], ctx: Emitter): string[] =>
  values.map((e, i) => {
    const o = varOf(e, ctx.facts);
    // A pattern may not have the name of a static.
    const name = o?.role === "package" ? undefined : o && ctx.nameOf(o);
    return isBlank(e) ? "_" : name && name !== "err" ? name : `value_${i + 1}`;
  });

// ---- Options

function fromOption(lhs: readonly Expr[], source: NonNullable<ReturnType<typeof optionSource>>, ctx: Emitter): RustStmt[] {
  const flag = lhs.at(-1);
  const values = lhs.slice(0, -1);
  if (!flag) return [];
  const at = source.kind === "map" ? source.index : source.call;
  const isFlagOnly = values.every(isBlank);
  if (isFlagOnly && source.kind === "map") {
    const has = contains(source.index, ctx);
    return has ? store([flag], [t.bool], has, ctx) : refuse(at, ctx);
  }
  const found = optionValue(source, ctx, true);
  const inner = found && optionInner(found.type);
  if (!found || !inner) return refuse(at, ctx);
  if (isFlagOnly) return store([flag], [t.bool], { ...found, expr: methodCall(found.expr, "is_some"), type: t.bool }, ctx);
  const types = values.length === 1 ? [inner] : inner.kind === "TupleType" ? inner.elems : values.map((): RustType => t.infer);
  for (const x of types) ctx.derive(x, "Default");
  const whole = source.kind !== "map" && source.call.kind === "CallExpr" ? uncutText(source.call, ctx) : undefined;
  if (whole === "unknown") return refuse(at, ctx);
  if (isBlank(flag)) {
    const given = whole ? methodCall(found.expr, "unwrap_or", [whole]) : methodCall(found.expr, "unwrap_or_default");
    return store(values, types, { ...found, expr: given, type: inner }, ctx);
  }
  const names = armNames(values, ctx);
  const kept = names.filter((n) => n !== "_").map((n) => local(n));
  const yes: RustExpr = { kind: "LitExpr", lit: { kind: "bool", value: true } };
  const no: RustExpr = { kind: "LitExpr", lit: { kind: "bool", value: false } };
  const pat = names.length === 1 ? p.some(names[0] ?? "_") : p.some(p.tuple(names));
  const keptTypes = types.filter((_, i) => names[i] !== "_");
  const missing = tuple([...keptTypes.map((x) => whole ?? zeroOfRust(x)), no]);
  const matched = matchExpr(found.expr, [arm(pat, tuple([...kept, yes])), arm(p.none, missing)]);
  return store(
    [...values.filter((e) => !isBlank(e)), flag],
    [...keptTypes, t.bool],
    { ...found, expr: matched, type: t.tuple(...keptTypes, t.bool) },
    ctx,
  );
}

/** `strings.CutPrefix` and `CutSuffix` give the text as it is where there is nothing to cut; a text that is worked out is unknown. */
function uncutText(e: CallExpr, ctx: Emitter): RustExpr | "unknown" | undefined {
  const f = ctx.info.calleeOf(e);
  const [text] = e.args;
  if (f?.pkg !== "strings" || !/^Cut(?:Prefix|Suffix)$/.test(f.name) || !text) return undefined;
  if (text.kind !== "Ident" && !ctx.info.constOf(text)) return "unknown";
  const { expr } = ctx.expr(text, t.ref(t.str));
  return expr.kind === "RefExpr" ? methodCall(expr.expr, "as_str") : expr;
}

// ---- Assertions

/** `v, ok := x.(T)` on a closed interface. */
function fromAssertion(lhs: readonly Expr[], rhs: Extract<Expr, { kind: "TypeAssertExpr" }>, ctx: Emitter): RustStmt[] {
  const [value, flag] = lhs;
  const asked = value && flag && isBlank(value) ? assertedTest(rhs, ctx) : undefined;
  if (asked && flag) return store([flag], [t.bool], asked, ctx);
  const found = assertedOption(rhs, ctx);
  if (!found || !value || !flag)
    return [exprStmt(ctx.unsupported(rhs, "FG0101", { what: "a type assertion on an open interface" }).expr, true)];
  const asserted = rhs.type && ctx.info.typeOf(rhs.type);
  // A copy would keep what is changed through it to itself.
  if (asserted?.kind === "Pointer" && isChangedInPlace(asserted.elem, ctx.facts))
    return [exprStmt(ctx.unsupported(rhs, "FG0101", { what: "a change through a type assertion" }).expr, true)];
  const inner = optionInner(found.type) ?? t.infer;
  ctx.derive(inner, "Clone", "Default");
  const owned = methodCall(found.expr, "cloned");
  const name = ctx.fresh("found");
  const first = store([flag], [t.bool], temp(methodCall(local(name), "is_some"), t.bool), ctx);
  const second = store([value], [inner], temp(methodCall(local(name), "unwrap_or_default"), inner), ctx);
  return [...found.before, letStmt(name, owned), ...first, ...second];
}

/** `matches!(x, Shape::Circle(_))`. */
function assertedTest(e: Extract<Expr, { kind: "TypeAssertExpr" }>, ctx: Emitter): Value | undefined {
  const sum = ctx.plan.sumOf(ctx.info.typeOf(e.x));
  const variant = sum && e.type && variantOf(sum, ctx.info.typeOf(e.type));
  if (!sum || !variant) return undefined;
  const x = ctx.peek(e.x);
  const isNilable = optionInner(x.type) !== undefined;
  return temp(matches(x.expr, variantPat(`${sum.name}::${variant.name}`, p.wild, isNilable)), t.bool, { before: x.before });
}

/** `match &x { Shape::Circle(value) => Some(value), _ => None }`. */
function assertedOption(e: Extract<Expr, { kind: "TypeAssertExpr" }>, ctx: Emitter): Value | undefined {
  const sum = ctx.plan.sumOf(ctx.info.typeOf(e.x));
  const variant = sum && e.type && variantOf(sum, ctx.info.typeOf(e.type));
  if (!sum || !variant) return undefined;
  const { value: x, isNilable } = askedSum(ctx.peek(e.x), sum, ctx);
  const pat = variantPat(`${sum.name}::${variant.name}`, { kind: "IdentPat", name: "value" }, isNilable);
  const inner = ctx.rustType(variant.type);
  return temp(matchExpr(x.expr, [arm(pat, some(local("value"))), arm(p.wild, none)]), t.option(inner), { before: x.before });
}

/**
 * A call that gives only an error, in the place of an operand: Go's error value, an option. Statements that take the
 * result apart see the `Result` itself.
 */
export function errorOperand(e: CallExpr, v: Value, ctx: Emitter): Value {
  const error = errorOf(v.type);
  if (!error || !isErrorExpr(e, ctx.facts)) return v;
  const parent = ctx.facts.tree.parentOf(e);
  if (!parent || ["AssignStmt", "ValueSpec", "ReturnStmt", "ExprStmt", "DeferStmt", "GoStmt"].includes(parent.kind)) return v;
  return { ...v, expr: methodCall(v.expr, "err"), type: t.option(error) };
}

// ---- Stores

/** Binds new variables and assigns old ones, from one value or a tuple. */
function store(lhs: readonly Expr[], types: readonly RustType[], v: Value, ctx: Emitter): RustStmt[] {
  const first = lhs[0];
  if (lhs.length === 1 && first) {
    if (isFresh(first, ctx)) return [...v.before, letStmt(bindFresh(first as Ident, types[0] ?? v.type, v, ctx), v.expr)];
    if (isBlank(first)) return [...v.before, letStmt(p.wild, v.expr)];
    if (isMapElement(first, ctx)) return mapInsert(first.x, first.indices[0] as Expr, (elem) => ctx.coerce(v, elem), ctx);
    const place = ctx.placeToAssign(first);
    const value = ctx.coerce(v, place.type);
    return [...value.before, ...place.before, exprStmt(assign(place.expr, value.expr), true)];
  }
  const after: RustStmt[] = [];
  const taken = new Set<string>();
  const pats = lhs.map((e, i): RustPat => {
    const type = types[i] ?? t.infer;
    if (isBlank(e)) return p.wild;
    if (isFresh(e, ctx)) return bindFresh(e as Ident, type, v, ctx);
    const wanted = `${nameOfTarget(e, ctx)}_next`;
    const name = taken.has(wanted) ? `${wanted}_${i + 1}` : wanted;
    taken.add(name);
    if (isMapElement(e, ctx)) {
      after.push(...mapInsert(e.x, e.indices[0] as Expr, (elem) => ctx.coerce(temp(local(name), type), elem), ctx));
      return p.ident(name);
    }
    const place = ctx.placeToAssign(e);
    const value = type.kind === "InferType" ? temp(local(name), type) : ctx.coerce(temp(local(name), type), place.type);
    after.push(...value.before, ...place.before, exprStmt(assign(place.expr, value.expr), true));
    return p.ident(name);
  });
  return [...v.before, letStmt(p.tuple(pats), v.expr), ...after];
}

const isMapElement = (e: Expr, ctx: Emitter): e is IndexExpr =>
  e.kind === "IndexExpr" && underlying(ctx.info.typeOf(e.x)).kind === "Map";

const nameOfTarget = (e: Expr, ctx: Emitter): string => {
  const o = varOf(e, ctx.facts);
  if (o?.role === "package") return ctx.nameOf(o).toLowerCase();
  return o ? ctx.nameOf(o) : e.kind === "SelectorExpr" ? e.sel.name.toLowerCase() : "value";
};

/** Declared here; or an error variable whose value nothing else sees, so that a new `let` may shadow it. */
function isFresh(e: Expr, ctx: Emitter): boolean {
  if (e.kind !== "Ident" || e.name === "_") return false;
  if (ctx.info.isDef(e)) return true;
  const v = varOf(e, ctx.facts);
  const stmt = ctx.facts.tree.parentOf(e);
  if (v?.role !== "local" || stmt?.kind !== "AssignStmt" || !isErrorExpr(e, ctx.facts)) return false;
  return ctx.plan.errors.flow.classOf(stmt, v).length === 1 && ctx.facts.capturesOf(v).length === 0;
}

function bindFresh(e: Ident, type: RustType, v: Value, ctx: Emitter): RustPat {
  const o = varOf(e, ctx.facts);
  if (!o) return p.wild;
  const unread = ctx.facts.uses.of(o).every((u) => u.role.kind === "define");
  if (unread) return p.ident(`_${ctx.nameOf(o)}`);
  const held = type.kind === "InferType" ? ctx.rustType(o.type) : type;
  return ctx.bind(o, held, v.borrows);
}
