// Implements how Go error expressions become Rust error values: shared by the error patterns and the default lowering.

import { isSureJoin } from "../analysis/joined-errors.ts";
import type { CallExpr, Expr, Node } from "../go/ast.ts";
import { anyhowError, type ErrorForm, type ErrorVariant, isAnyhow, type Payload } from "../plan/errors.ts";
import { type Piece, prefixOf, verbsOf } from "../plan/errors/template.ts";
import type { Plan } from "../plan/plan.ts";
import type { RustExpr, RustType } from "../rust/ast.ts";
import {
  anyhow,
  argsOf,
  block,
  call,
  closure,
  fnItem,
  formatMacro,
  implItem,
  isRefStr,
  isString,
  local,
  methodCall,
  optionInner,
  param,
  path,
  pathExpr,
  ref,
  sameType,
  self,
  str,
  stripRefs,
  structExpr,
  structField,
  structItem,
  t,
} from "../rust/factory.ts";
import type { VarObj } from "../semantics/objects.ts";
import type { EmitContext } from "./emit-context.ts";
import { makesError, observesKinds, varOf, wrapsSeveral } from "./error-facts.ts";
import { errorTemplate, formatText, isExact, templateLiteral, templateValue, textOf } from "./error-format.ts";
import { joinedError } from "./joined-errors.ts";
import { temp, type Value } from "./value.ts";

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
    if (optionInner(type) && stripRefs(optionInner(type) as RustType) !== optionInner(type))
      return { ...v, expr: methodCall(v.expr, "cloned"), type: t.option(inner), place: false, movable: true };
    ctx.derive(inner, "Clone");
    return { ...v, expr: methodCall(v.expr, "clone"), type, place: false, movable: true, borrows: [] };
  }
  if (observesKinds(ctx.facts)) return ctx.unsupported(at, "FG0301");
  const again = (e: RustExpr): RustExpr => (isBox ? methodCall(methodCall(e, "to_string"), "into") : anyhow("{:#}", [e]));
  const expr = optionInner(type)
    ? methodCall(methodCall(v.expr, "as_ref"), "map", [closure(["err"], again(local("err")))])
    : again(v.expr);
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
  if (e.kind === "CallExpr" && wrapsSeveral(e, ctx.facts)) return ctx.unsupported(e, "FG0301");
  const joined = e.kind === "CallExpr" ? joinedError(e, ctx) : undefined;
  if (joined) return joined;
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
  return (
    (form !== undefined && !isBare(form, e)) ||
    (v !== undefined && ctx.plan.errors.isSentinel(v)) ||
    (e.kind === "CallExpr" && isSureJoin(e, ctx.facts, ctx.plan.errors.isSentinel)) ||
    (e.kind === "CallExpr" && makesError(e, ctx.facts))
  );
}

/** What becomes of an error that is made from a text, as its note says it. */
export function madeForm(e: Expr, plan: Plan): Readonly<Record<string, string>> {
  const { errors } = plan;
  const form = errors.formOf(e);
  if (form?.kind === "variant" && !isBare(form, e))
    return {
      form: `Here it is the variant \`${form.variant.name}\` of the error enum, and the text stands with that.`,
      why: "Which error it is says its variant; what it carries are fields, and the text is made only when it is printed.",
    };
  return errors.style === "box"
    ? { form: "Here the text itself becomes a boxed error.", why: "`Box<dyn Error>` takes any error, and makes one of any text." }
    : {
        form: "So does `anyhow!`, or `.context(…)` for a text before another error.",
        why: "Nobody asks which error it was: what it says is all that matters.",
      };
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
  return structExpr(
    name,
    variant.fields.map((f, i) => ({ name: f.name ?? "", value: exprs[i] ?? local(f.name ?? "") })),
  );
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

const boxedIn = (v: Value, want: RustType): Value =>
  argsOf(want, "Box") && !argsOf(v.type, "Box") ? { ...v, expr: call("Box::new", [v.expr]), type: want } : v;

function sourceValue(x: Extract<Payload, { from: "source" }>, want: RustType, ctx: EmitContext): Value {
  if (x.via) {
    const held = errorValue(x.expr, x.via.fields[0]?.type() ?? want, ctx);
    return boxedIn({ ...held, expr: call(variantPath(x.via, ctx), [held.expr]), type: ownType(ctx) }, want);
  }
  const inner = argsOf(want, "Box")?.[0] ?? want;
  const isOwnBox = argsOf(want, "Box") !== undefined && inner.kind !== "DynType";
  return isOwnBox ? boxedIn(errorValue(x.expr, inner, ctx), want) : errorValue(x.expr, want, ctx);
}

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
    if (text.expr.kind === "FormatMacro" && text.expr.name === "format")
      return { ...text, expr: { ...text.expr, name: "anyhow", import: "anyhow::anyhow" }, type: anyhowError };
    return {
      ...text,
      expr: call(pathExpr({ segments: [{ name: "anyhow" }, { name: "Error" }, { name: "msg" }] }), [text.expr]),
      type: anyhowError,
    };
  }
  const text = formatText(template.pieces, template.operands, ctx);
  return temp(anyhow(text.template, text.args), anyhowError, { before: text.before });
}

/** An error as anyhow's, by a constructor that needs no inference. */
function anyhowSource(e: Expr, ctx: EmitContext): Value {
  const v = errorValue(e, t.infer, ctx);
  return isAnyhow(v.type) || v.type.kind === "NeverType"
    ? v
    : {
        ...v,
        expr: call(pathExpr({ segments: [{ name: "anyhow" }, { name: "Error" }, { name: "from" }] }), [v.expr]),
        type: anyhowError,
      };
}

/** `.context("…")` or `.with_context(|| format!(…))`, on a result or on an error. */
export function contextOn(v: Value, prefix: readonly Piece[], operands: readonly Expr[], ctx: EmitContext): Value {
  const text = formatText(prefix, operands, ctx);
  const before = [...v.before, ...text.before];
  const isResult = argsOf(v.type, "Result") !== undefined;
  const plain = text.args.length === 0 && !/\{/.test(text.template.replaceAll("{{", "").replaceAll("}}", ""));
  const extra = isResult ? { import: "anyhow::Context" } : {};
  if (plain)
    return {
      ...v,
      before,
      expr: methodCall(v.expr, "context", [str(text.template.replace(/\{\{|\}\}/g, (x) => x[0] ?? ""))], extra),
    };
  const format = formatMacro("format", text.template, text.args);
  return {
    ...v,
    before,
    expr: isResult ? methodCall(v.expr, "with_context", [closure([], format)], extra) : methodCall(v.expr, "context", [format]),
  };
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

function wrappedError(source: RustType) {
  const display = fnItem({
    name: "fmt",
    self: "&self",
    params: [param("f", t.refMut(t.formatter))],
    ret: t.fmtResult,
    body: block([], methodCall(local("f"), "write_str", [ref({ kind: "FieldExpr", expr: self, field: "text" })])),
  });
  const trait = { segments: [{ name: "std" }, { name: "error" }, { name: "Error" }] };
  const dynError: RustType = {
    kind: "DynType",
    bounds: [
      { kind: "TraitBound", path: trait },
      { kind: "LifetimeBound", name: "'static" },
    ],
  };
  const sourceFn = fnItem({
    name: "source",
    self: "&self",
    ret: t.option(t.ref(dynError)),
    body: block([], call("Some", [methodCall({ kind: "FieldExpr", expr: self, field: "source" }, "as_ref")])),
  });
  const type = t.path("Wrapped");
  return [
    structItem({
      name: "Wrapped",
      attrs: ["derive(Debug)"],
      docs: ["An error with the text around it."],
      fields: [structField("text", t.string), structField("source", source)],
    }),
    implItem({ trait: path("std::fmt::Display"), type, items: [display] }),
    implItem({ trait, type, items: [sourceFn] }),
  ];
}

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
