// Implements how Go error expressions become Rust error values: shared by the error patterns and the default lowering.

import type { Facts } from "../analysis/facts.ts";
import type { CallExpr, Expr, Ident, Node } from "../go/ast.ts";
import { anyhowError, type ErrorForm, type ErrorVariant, isAnyhow, type Payload } from "../plan/errors.ts";
import { escapeBraces, parseFormat, type Piece, prefixOf, rustVerb, verbsOf } from "../plan/errors/template.ts";
import type { Plan, ResultPlan } from "../plan/plan.ts";
import { isErrorType, isNilExpr } from "../plan/results.ts";
import type { FormatArg, RustExpr, RustType } from "../rust/ast.ts";
import {
  anyhow, argsOf, call, closure, fnItem, formatMacro, implItem, isRefStr, isString, local, methodCall, optionInner, param, path, pathExpr, ref, sameType,
  self, str, stripRefs, structExpr, structField, structItem, t, tryExpr, block,
} from "../rust/factory.ts";
import type { VarObj } from "../semantics/objects.ts";
import type { EmitContext } from "./emit-context.ts";
import { placeOf, temp, type Value } from "./value.ts";

// ---- What stands around an error

/** What the function around a node gives. */
export function resultAround(n: Node, facts: Facts, plan: Plan): ResultPlan | undefined {
  const f = facts.tree.funcOf(n);
  if (f?.kind === "FuncLit") return plan.closure(f).result;
  const obj = f && facts.info.funcObjOf(f);
  return obj && plan.func(obj).result;
}

/** The variable that an identifier names. */
export const varOf = (e: Expr | undefined, facts: Facts): VarObj | undefined => {
  const o = e?.kind === "Ident" ? facts.info.objectOf(e) : undefined;
  return o?.kind === "Var" ? o : undefined;
};

export const isErrorExpr = (e: Expr | undefined, facts: Facts): boolean => e !== undefined && isErrorType(facts.info.typeOf(e));

/** `nil`, `0`, `""`, `false`, `T{}` and variables that nothing has set: values that say nothing beside an error. */
export function isZeroValue(e: Expr, facts: Facts): boolean {
  if (isNilExpr(e, facts)) return true;
  const c = facts.info.constOf(e);
  if (c) return (c.kind === "int" && c.value === 0n) || (c.kind === "string" && c.value === "" && !c.bytes) || (c.kind === "bool" && !c.value) || (c.kind === "float" && c.value.num === 0n);
  if (e.kind === "CompositeLit") return e.elts.length === 0;
  if (e.kind === "UnaryExpr" && e.op === "&" && e.x.kind === "CompositeLit") return e.x.elts.length === 0;
  if (e.kind === "StarExpr") return e.x.kind === "CallExpr" && facts.info.builtinOf(e.x) === "new";
  const v = varOf(e, facts);
  return v !== undefined && v.role !== "package" && isUnset(v, e as Ident, facts);
}

/** Declared without a value, or a named result, and never set before here. */
function isUnset(v: VarObj, at: Ident, facts: Facts): boolean {
  const decl = facts.info.declOf(v);
  const spec = decl?.kind === "ValueSpec" ? decl : decl && facts.tree.parentOf(decl);
  if (v.role !== "result" && !(spec?.kind === "ValueSpec" && spec.values.length === 0)) return false;
  return facts.uses.of(v).every((u) => !["assign", "update", "address", "receiver"].includes(u.role.kind) || u.ident.span.start > at.span.start);
}

// ---- Values

/** The Rust error of a Go error expression that is not nil, of the type that its place wants. */
export function errorValue(e: Expr, want: RustType, ctx: EmitContext): Value {
  if (e.kind === "ParenExpr") return errorValue(e.x, want, ctx);
  const made = madeError(e, ctx);
  if (made) return convertError(made, want, e, ctx);
  const v = ownedError(newtypeError(e, ctx) ?? ctx.expr(e), e, ctx);
  const inner = optionInner(v.type);
  const sure = inner ? { ...v, expr: methodCall(v.expr, "unwrap"), type: inner, place: false, movable: true } : v;
  return convertError(sure, want, e, ctx);
}

/** `Status("busy")`: an error of a type that is no struct. */
function newtypeError(e: Expr, ctx: EmitContext): Value | undefined {
  const o = ctx.plan.errors.errorTypeOf(ctx.info.typeOf(e));
  const arg = e.kind === "CallExpr" && ctx.info.isConversion(e) ? e.args[0] : undefined;
  if (!o || !arg || o.type.kind !== "Named" || o.type.underlying.kind === "Struct") return undefined;
  const type = t.path(ctx.plan.names.of(o));
  const held = ctx.expr(arg, ctx.rustType(o.type.underlying));
  return { ...held, expr: call(pathExpr(ctx.plan.names.of(o)), [held.expr]), type };
}

/** An error that stays where it is gives a copy: a clone, or where its type has none, an error of the same text. */
export function ownedError(v: Value, at: Node, ctx: EmitContext): Value {
  if ((!v.place || v.movable) && v.type.kind !== "RefType") return v;
  const type = stripRefs(v.type);
  const inner = stripRefs(optionInner(type) ?? type);
  const isBox = argsOf(inner, "Box")?.[0]?.kind === "DynType";
  if (!isAnyhow(inner) && !isBox) {
    if (!canClone(inner, ctx)) return ctx.unsupported(at, "FG0301");
    if (optionInner(type) && stripRefs(optionInner(type) as RustType) !== optionInner(type)) return { ...v, expr: methodCall(v.expr, "cloned"), type: t.option(inner), place: false, movable: true };
    ctx.derive(inner, "Clone");
    return { ...v, expr: methodCall(v.expr, "clone"), type, place: false, movable: true, borrows: [] };
  }
  if (observesKinds(ctx.facts)) return ctx.unsupported(at, "FG0301");
  const again = (e: RustExpr): RustExpr => (isBox ? methodCall(methodCall(e, "to_string"), "into") : anyhow("{:#}", [e]));
  const expr = optionInner(type) ? methodCall(methodCall(v.expr, "as_ref"), "map", [closure(["err"], again(local("err")))]) : again(v.expr);
  return { ...v, expr, type: optionInner(type) ? t.option(inner) : inner, place: false, movable: true, borrows: [] };
}

/** Do all variants hold what can be cloned? Errors of `std::io` and anyhow cannot. */
function canClone(type: RustType, ctx: EmitContext): boolean {
  const held = sameType(type, ownType(ctx)) ? ctx.plan.errors.payloads : [type];
  return held.every((x) => !isAnyhow(x) && !(x.kind === "PathType" && x.path.import === "std::io"));
}

/** A new error: a sentinel, `errors.New`, `fmt.Errorf`. Undefined for values that exist already. */
export function madeError(e: Expr, ctx: EmitContext): Value | undefined {
  const { errors } = ctx.plan;
  const form = errors.formOf(e);
  if (form && !isBare(form, e)) return formValue(form, ctx);
  const v = varOf(e, ctx.facts);
  if (v && errors.isSentinel(v)) return sentinelValue(v, e, ctx);
  if (e.kind !== "CallExpr" || !makesError(e, ctx.facts)) return undefined;
  return errors.style === "box" ? boxedError(e, ctx) : anyhowValue(e, ctx);
}

/** Is the error made here? */
export function isNewError(e: Expr, ctx: EmitContext): boolean {
  const form = ctx.plan.errors.formOf(e);
  const v = varOf(e, ctx.facts);
  return (form !== undefined && !isBare(form, e)) || (v !== undefined && ctx.plan.errors.isSentinel(v)) || (e.kind === "CallExpr" && makesError(e, ctx.facts));
}

/** `errors.New(…)` or `fmt.Errorf(…)`. */
export function makesError(e: CallExpr, facts: Facts): boolean {
  const f = facts.info.calleeOf(e);
  return (f?.pkg === "errors" && f.name === "New") || (f?.pkg === "fmt" && f.name === "Errorf");
}

/** A form that only says into which variant the value goes. */
const isBare = (form: ErrorForm, e: Expr): boolean =>
  form.kind === "variant" && form.payload.length === 1 && form.payload[0]?.from === "source" && form.payload[0].expr === e;

function sentinelValue(v: VarObj, at: Expr, ctx: EmitContext): Value {
  const variant = ctx.plan.errors.sentinelVariant(v);
  if (!variant || variant.fields.length > 0) return ctx.unsupported(at, "FG0301");
  return temp(pathExpr(variantPath(variant, ctx)), ownType(ctx));
}

const ownType = (ctx: EmitContext): RustType => t.path(ctx.plan.errors.enumName ?? "Error");
export const variantPath = (v: ErrorVariant, ctx: EmitContext): string => `${ctx.plan.errors.enumName ?? "Error"}::${v.name}`;

export function formValue(form: ErrorForm, ctx: EmitContext): Value {
  if (form.kind === "message") {
    const text = form.call ? ctx.expr(form.call, t.string) : temp(str(""), t.string);
    return { ...text, expr: call(variantPath(form.variant, ctx), [text.expr]), type: ownType(ctx) };
  }
  const { variant, payload } = form;
  const values = payload.map((x, i) => payloadValue(x, variant.fields[i]?.type() ?? t.infer, ctx));
  const { before, exprs } = ctx.sequence(values);
  return temp(variantExpr(variant, exprs, ctx), ownType(ctx), { before });
}

function variantExpr(variant: ErrorVariant, exprs: readonly RustExpr[], ctx: EmitContext): RustExpr {
  const name = variantPath(variant, ctx);
  if (variant.fields.length === 0) return pathExpr(name);
  if (variant.fields[0]?.name === undefined) return call(name, exprs);
  return structExpr(name, variant.fields.map((f, i) => ({ name: f.name ?? "", value: exprs[i] ?? local(f.name ?? "") })));
}

function payloadValue(x: Payload, want: RustType, ctx: EmitContext): Value {
  switch (x.from) {
    case "literal":
      return temp(str(x.text), want);
    case "operand":
      return x.text ? textOf(x.expr, ctx) : ctx.expr(x.expr, want);
    case "template":
      return templateValue(x.pieces, x.operands, ctx);
    case "message":
      return ctx.expr(x.call, t.string);
    case "sentinel":
      return boxedIn(formValue(x.form, ctx), want);
    case "source":
      return sourceValue(x, want, ctx);
  }
}

const boxedIn = (v: Value, want: RustType): Value => (argsOf(want, "Box") && !argsOf(v.type, "Box") ? { ...v, expr: call("Box::new", [v.expr]), type: want } : v);

function sourceValue(x: Extract<Payload, { from: "source" }>, want: RustType, ctx: EmitContext): Value {
  if (x.via) {
    const held = errorValue(x.expr, x.via.fields[0]?.type() ?? want, ctx);
    return boxedIn({ ...held, expr: call(variantPath(x.via, ctx), [held.expr]), type: ownType(ctx) }, want);
  }
  const inner = argsOf(want, "Box")?.[0] ?? want;
  const isOwnBox = argsOf(want, "Box") !== undefined && inner.kind !== "DynType";
  return isOwnBox ? boxedIn(errorValue(x.expr, inner, ctx), want) : errorValue(x.expr, want, ctx);
}

/** An operand as the text that it prints. */
function textOf(e: Expr, ctx: EmitContext): Value {
  const v = shownError(ctx.peek(e), e, ctx);
  if (isString(v.type)) return ctx.expr(e, t.string);
  if (isAnyhow(stripRefs(v.type))) return { ...v, ...temp(formatMacro("format", "{:#}", [v.expr]), t.string), before: v.before };
  return { ...v, expr: methodCall(v.expr, "to_string"), type: t.string, place: false, movable: true };
}

/** An error variable that holds one for certain is looked into. */
function shownError(v: Value, e: Expr, ctx: EmitContext): Value {
  const inner = optionInner(stripRefs(v.type));
  if (!inner || !isErrorExpr(e, ctx.facts)) return v;
  return { ...v, expr: methodCall(methodCall(v.expr, "as_ref"), "unwrap"), type: t.ref(stripRefs(inner)), place: false };
}

/** `"load {name}"` as a String. */
function templateValue(pieces: readonly Piece[], operands: readonly Expr[], ctx: EmitContext): Value {
  const text = formatText(pieces, operands, ctx);
  if (text.args.length === 0 && !/\{/.test(text.template)) return temp(methodCall(str(text.template), "to_string"), t.string);
  return temp(formatMacro("format", text.template, text.args), t.string, { before: text.before });
}

interface FormatText {
  readonly template: string;
  readonly args: readonly FormatArg[];
  readonly before: Value["before"];
}

/** Rust format text of Go pieces: names stand in the braces, other operands follow. */
function formatText(pieces: readonly Piece[], operands: readonly Expr[], ctx: EmitContext): FormatText {
  const values = verbsOf(pieces).map((v) => {
    const e = operands[v.arg];
    return e ? shownError(ctx.peek(e), e, ctx) : temp(str(""), t.string);
  });
  const { before, exprs } = ctx.sequence(values);
  const args: FormatArg[] = [];
  let next = 0;
  const template = pieces.map((p) => {
    if (p.kind === "text") return escapeBraces(p.text);
    const e = operands[p.arg];
    const value = values[next];
    const expr = exprs[next++];
    const spec = (e && rustVerb({ ...p, verb: p.verb === "w" ? "v" : p.verb }, ctx.info.typeOf(e), false)?.spec) || (value && isAnyhow(stripRefs(value.type)) ? ":#" : "");
    const name = expr?.kind === "PathExpr" && expr.path.segments.length === 1 && !expr.path.import ? expr.path.segments[0]?.name : undefined;
    if (name && name !== "self") return `{${name}${spec}}`;
    if (expr) args.push({ expr });
    return `{${spec}}`;
  }).join("");
  return { template, args, before };
}

/** Format and operands of a call that makes an error, if Rust's formats print them. */
export function errorTemplate(e: CallExpr, facts: Facts, exact: boolean): { readonly pieces: readonly Piece[]; readonly operands: readonly Expr[] } | undefined {
  const [first, ...operands] = e.args;
  const c = first && facts.info.constOf(first);
  if (c?.kind !== "string" || c.bytes || e.ellipsis) return undefined;
  const isNew = facts.info.calleeOf(e)?.name === "New";
  const pieces: readonly Piece[] | undefined = isNew ? [{ kind: "text", text: c.value }] : parseFormat(c.value);
  if (!pieces || verbsOf(pieces).length !== operands.length) return undefined;
  const fits = verbsOf(pieces).every((v) => {
    const operand = operands[v.arg];
    return operand !== undefined && rustVerb(v, facts.info.typeOf(operand), exact) !== undefined;
  });
  return fits ? { pieces, operands } : undefined;
}

const isExact = (ctx: EmitContext): boolean => ctx.plan.options.output === "exact";

function anyhowValue(e: CallExpr, ctx: EmitContext): Value {
  ctx.requireCrate("anyhow");
  const template = errorTemplate(e, ctx.facts, isExact(ctx));
  const prefix = template && prefixOf(template.pieces);
  const w = template && verbsOf(template.pieces).find((v) => v.verb === "w");
  const inner = w && template.operands[w.arg];
  if (prefix && inner) {
    const source = anyhowSource(inner, ctx);
    return { ...source, ...contextOn(source, prefix, template.operands, ctx), type: anyhowError };
  }
  if (!template) {
    const text = ctx.expr(e, t.string);
    if (text.expr.kind === "FormatMacro" && text.expr.name === "format") return { ...text, expr: { ...text.expr, name: "anyhow", import: "anyhow::anyhow" }, type: anyhowError };
    return { ...text, expr: call(pathExpr({ segments: [{ name: "anyhow" }, { name: "Error" }, { name: "msg" }] }), [text.expr]), type: anyhowError };
  }
  const text = formatText(template.pieces, template.operands, ctx);
  return temp(anyhow(text.template, text.args), anyhowError, { before: text.before });
}

/** An error as anyhow's, by a constructor that needs no inference. */
function anyhowSource(e: Expr, ctx: EmitContext): Value {
  const v = errorValue(e, t.infer, ctx);
  return isAnyhow(v.type) || v.type.kind === "NeverType" ? v : { ...v, expr: call(pathExpr({ segments: [{ name: "anyhow" }, { name: "Error" }, { name: "from" }] }), [v.expr]), type: anyhowError };
}

/** `.context("…")` or `.with_context(|| format!(…))`, on a result or on an error. */
function contextOn(v: Value, prefix: readonly Piece[], operands: readonly Expr[], ctx: EmitContext): Value {
  const text = formatText(prefix, operands, ctx);
  const before = [...v.before, ...text.before];
  const isResult = argsOf(v.type, "Result") !== undefined;
  const plain = text.args.length === 0 && !/\{/.test(text.template.replaceAll("{{", "").replaceAll("}}", ""));
  const extra = isResult ? { import: "anyhow::Context" } : {};
  if (plain) return { ...v, before, expr: methodCall(v.expr, "context", [str(text.template.replace(/\{\{|\}\}/g, (x) => x[0] ?? ""))], extra) };
  const format = formatMacro("format", text.template, text.args);
  return { ...v, before, expr: isResult ? methodCall(v.expr, "with_context", [closure([], format)], extra) : methodCall(v.expr, "context", [format]) };
}

/** `Box<dyn Error>`: from a text; around another error with a struct that keeps it as its source, where code looks for it. */
function boxedError(e: CallExpr, ctx: EmitContext): Value {
  const want = ctx.plan.errors.widest;
  const template = errorTemplate(e, ctx.facts, isExact(ctx));
  const text = template ? templateLiteral(template.pieces, template.operands, ctx) : ctx.expr(e, t.string);
  const w = template && verbsOf(template.pieces).find((v) => v.verb === "w");
  const inner = w && template.operands[w.arg];
  if (!inner || !observesKinds(ctx.facts)) return text;
  const source = errorValue(inner, want, ctx);
  ctx.helper("wrapped-error", () => wrappedError(want));
  const made = structExpr("Wrapped", { text: text.expr, source: source.expr });
  return temp(made, t.path("Wrapped"), { before: [...text.before, ...source.before] });
}

function templateLiteral(pieces: readonly Piece[], operands: readonly Expr[], ctx: EmitContext): Value {
  const only = pieces.length === 1 && pieces[0]?.kind === "text" ? pieces[0].text : undefined;
  return only === undefined ? templateValue(pieces, operands, ctx) : temp(str(only), t.ref(t.str, "'static"));
}

/** Does any code ask what kind of error it has? */
export const observesKinds = (facts: Facts): boolean =>
  facts.nodesOf("CallExpr").some((c) => {
    const f = facts.info.calleeOf(c);
    return f?.pkg === "errors" && (f.name === "Is" || f.name === "As" || f.name === "AsType" || f.name === "Unwrap");
  });

function wrappedError(source: RustType) {
  const display = fnItem({
    name: "fmt", self: "&self", params: [param("f", t.refMut(t.formatter))], ret: t.fmtResult,
    body: block([], methodCall(local("f"), "write_str", [ref({ kind: "FieldExpr", expr: self, field: "text" })])),
  });
  const trait = { segments: [{ name: "std" }, { name: "error" }, { name: "Error" }] };
  const dynError: RustType = { kind: "DynType", bounds: [{ kind: "TraitBound", path: trait }, { kind: "LifetimeBound", name: "'static" }] };
  const sourceFn = fnItem({
    name: "source", self: "&self", ret: t.option(t.ref(dynError)),
    body: block([], call("Some", [methodCall({ kind: "FieldExpr", expr: self, field: "source" }, "as_ref")])),
  });
  const type = t.path("Wrapped");
  return [
    structItem({ name: "Wrapped", attrs: ["derive(Debug)"], docs: ["An error with the text around it."], fields: [structField("text", t.string), structField("source", source)] }),
    implItem({ trait: path("std::fmt::Display"), type, items: [display] }),
    implItem({ trait, type, items: [sourceFn] }),
  ];
}

// ---- Conversions

/** Turns an error of one type into one of another. */
export function convertError(v: Value, want: RustType, at: Node, ctx: EmitContext): Value {
  if (v.type.kind === "NeverType" || want.kind === "InferType") return v;
  const owned = ownedError(v, at, ctx);
  if (isAnyhow(want)) ctx.requireCrate("anyhow");
  const how = isString(owned.type) || isRefStr(owned.type) ? "into" : ctx.plan.errors.conversion(owned.type, want);
  if (how === "same") return owned;
  if (how === "into") return { ...owned, expr: methodCall(owned.expr, "into"), type: want };
  if (how) return { ...owned, expr: call(variantPath(how, ctx), [owned.expr]), type: want };
  if (sameType(owned.type, want)) return owned;
  return ctx.unsupported(at, "FG0301");
}

/** Error type of a `Result` in Rust. */
export const errorOf = (type: RustType): RustType | undefined => {
  const args = argsOf(type, "Result");
  return args && (args[1] ?? anyhowError);
};

/** A call that gives a `Result`; unknown callees are taken to give one with the program's opaque error. */
export function resultValue(e: CallExpr, ctx: EmitContext): Value {
  const v = ctx.expr(e);
  if (errorOf(v.type) || v.type.kind === "NeverType") return v;
  const r = ctx.plan.errors.resultOf(e);
  const error = r?.form === "result" ? r.error : anyhowError;
  return { ...v, type: t.result(t.infer, error) };
}

/** Go's `return …, wrap` behind a check of `err`, as what stands between a call and its `?`. */
export interface Propagation {
  /** The variable that held the error. */
  readonly variable: VarObj;
  /** What is returned: the variable itself, or an error around it. */
  readonly returned: Expr;
}

/** `call?`, `call.map_err(…)?`, `call.context("…")?`; undefined where `?` has no way to convert. */
export function tried(result: Value, how: Propagation, want: RustType, ctx: EmitContext): Value | undefined {
  const from = errorOf(result.type);
  if (result.type.kind === "NeverType") return result;
  if (!from) return undefined;
  const okType = argsOf(result.type, "Result")?.[0] ?? t.infer;
  const asked = (v: Value): Value => ({ ...v, expr: tryExpr(v.expr), type: okType, place: false, movable: true });
  if (isAnyhow(want) || isAnyhow(from)) ctx.requireCrate("anyhow");
  if (how.returned.kind === "Ident" && varOf(how.returned, ctx.facts) === how.variable) {
    const c = ctx.plan.errors.conversion(from, want);
    if (c === undefined) return undefined;
    return asked(c === "same" || c === "into" ? result : { ...result, expr: methodCall(result.expr, "map_err", [pathExpr(variantPath(c, ctx))]) });
  }
  const form = ctx.plan.errors.formOf(how.returned);
  if (!form && ctx.plan.errors.style === "anyhow" && how.returned.kind === "CallExpr" && makesError(how.returned, ctx.facts)) {
    const template = errorTemplate(how.returned, ctx.facts, isExact(ctx));
    const prefix = template && prefixOf(template.pieces);
    const w = template && verbsOf(template.pieces).find((v) => v.verb === "w");
    if (prefix && w && varOf(template.operands[w.arg], ctx.facts) === how.variable) return asked(contextOn(result, prefix, template.operands, ctx));
  }
  if (form?.kind === "variant" && form.variant.fields.length === 1 && isSource(form.payload[0], how.variable, ctx)) {
    const field = form.variant.fields[0];
    if (field && sameType(field.type(), from)) {
      return asked(field.attr === "from" ? result : { ...result, expr: methodCall(result.expr, "map_err", [pathExpr(variantPath(form.variant, ctx))]) });
    }
  }
  return asked(mapErr(result, from, how, want, ctx));
}

const isSource = (x: Payload | undefined, v: VarObj, ctx: EmitContext): boolean => x?.from === "source" && !x.via && varOf(x.expr, ctx.facts) === v;

/** `.map_err(|source| Error::GetUser { id, source })`. */
function mapErr(result: Value, from: RustType, how: Propagation, want: RustType, ctx: EmitContext): Value {
  const form = ctx.plan.errors.formOf(how.returned);
  const named = form?.kind === "variant" && form.variant.fields.find((f, i) => f.name !== undefined && isSource(form.payload[i], how.variable, ctx) && sameType(f.type(), from));
  const used = ctx.facts.nodesOf("Ident", how.returned).some((id) => ctx.facts.info.objectOf(id) === how.variable);
  const name = !used ? "_" : (named && named.name) || ctx.nameOf(how.variable);
  const bound = placeOf(local(name), from, { movable: true });
  const natural = ctx.withBinding(how.variable, bound, () => keptInPlace(how.returned, ctx, () => errorValue(how.returned, t.infer, ctx)));
  // What `From` converts, `?` converts.
  const c = ctx.plan.errors.conversion(natural.type, want);
  const made = c === "same" || c === "into" ? natural : convertError(natural, want, how.returned, ctx);
  const body = made.before.length > 0 ? block(made.before, made.expr) : made.expr;
  return { ...result, expr: methodCall(result.expr, "map_err", [closure([name], body)]) };
}

/** A closure may not move what the code after it reads: its operands are read where they are. */
function keptInPlace<T>(e: Expr, ctx: EmitContext, body: () => T): T {
  const seen = new Set<VarObj>();
  const idents = ctx.facts.nodesOf("Ident", e).filter((id) => {
    const v = varOf(id, ctx.facts);
    if (!v || seen.has(v) || !["local", "param", "result"].includes(v.role)) return false;
    seen.add(v);
    return ctx.facts.usesAfter(v, e).length > 0 || ctx.facts.uses.of(v).some((u) => u.ident.span.start > e.span.end);
  });
  const bindAll = (i: number): T => {
    const id = idents[i];
    const v = varOf(id, ctx.facts);
    if (!id || !v) return body();
    return ctx.withBinding(v, { ...ctx.peek(id), movable: false }, () => bindAll(i + 1));
  };
  return bindAll(0);
}
