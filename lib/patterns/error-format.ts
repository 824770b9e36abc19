// Implements the texts of errors: Go formats and their operands as Rust format texts.

import type { Facts } from "../analysis/facts.ts";
import type { CallExpr, Expr } from "../go/ast.ts";
import { isAnyhow } from "../plan/errors.ts";
import { escapeBraces, parseFormat, type Piece, rustVerb, verbsOf } from "../plan/errors/template.ts";
import { textEnumOf } from "../plan/enums.ts";
import type { FormatArg } from "../rust/ast.ts";
import { formatMacro, isString, methodCall, optionInner, str, stripRefs, t } from "../rust/factory.ts";
import type { EmitContext } from "./emit-context.ts";
import { isErrorExpr } from "./error-facts.ts";
import { temp, type Value } from "./value.ts";

/** An operand as the text that it prints. */
export function textOf(e: Expr, ctx: EmitContext): Value {
  const v = shownError(ctx.peek(e), e, ctx);
  if (isString(v.type)) return ctx.expr(e, t.string);
  askDisplay(e, ctx);
  if (isAnyhow(stripRefs(v.type))) return { ...v, ...temp(formatMacro("format", "{:#}", [v.expr]), t.string), before: v.before };
  return { ...v, expr: methodCall(v.expr, "to_string"), type: t.string, place: false, movable: true };
}

/** An error variable that holds one for certain is looked into. */
function shownError(v: Value, e: Expr, ctx: EmitContext): Value {
  const inner = optionInner(stripRefs(v.type));
  if (!inner || !isErrorExpr(e, ctx.facts)) return v;
  return { ...v, expr: methodCall(methodCall(v.expr, "as_ref"), "unwrap"), type: t.ref(stripRefs(inner)), place: false };
}

/** An enum of texts prints by its `Display`; quoted, it is the text. */
function shownText(v: Value, e: Expr, verb: string, ctx: EmitContext): Value {
  const set = textEnumOf(ctx.info.typeOf(e), ctx.plan);
  if (!set) return v;
  if (verb !== "q") {
    askDisplay(e, ctx);
    return v;
  }
  ctx.textForm(set, "as_str");
  return { ...v, expr: methodCall(v.expr, "as_str"), type: t.ref(t.str, "'static"), place: false };
}

/** Unless the author's own `String` is it. */
function askDisplay(e: Expr, ctx: EmitContext): void {
  const type = ctx.info.typeOf(e);
  const set = textEnumOf(type, ctx.plan);
  const isOwn = type.kind === "Named" && type.methods.some((m) => m.name === "String");
  if (set && !isOwn) ctx.textForm(set, "Display");
}

/** `"load {name}"` as a String. */
export function templateValue(pieces: readonly Piece[], operands: readonly Expr[], ctx: EmitContext): Value {
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
export function formatText(pieces: readonly Piece[], operands: readonly Expr[], ctx: EmitContext): FormatText {
  const values = verbsOf(pieces).map((v) => {
    const e = operands[v.arg];
    return e ? shownText(shownError(ctx.peek(e), e, ctx), e, v.verb, ctx) : temp(str(""), t.string);
  });
  const { before, exprs } = ctx.sequence(values);
  const args: FormatArg[] = [];
  let next = 0;
  const template = pieces
    .map((p) => {
      if (p.kind === "text") return escapeBraces(p.text);
      const e = operands[p.arg];
      const value = values[next];
      const expr = exprs[next++];
      const spec =
        (e && rustVerb({ ...p, verb: p.verb === "w" ? "v" : p.verb }, ctx.info.typeOf(e), false)?.spec) ||
        (value && isAnyhow(stripRefs(value.type)) ? ":#" : "");
      const name =
        expr?.kind === "PathExpr" && expr.path.segments.length === 1 && !expr.path.import
          ? expr.path.segments[0]?.name
          : undefined;
      if (name && name !== "self") return `{${name}${spec}}`;
      if (expr) args.push({ expr });
      return `{${spec}}`;
    })
    .join("");
  return { template, args, before };
}

/** Format and operands of a call that makes an error, if Rust's formats print them. */
export function errorTemplate(
  e: CallExpr,
  facts: Facts,
  exact: boolean,
): { readonly pieces: readonly Piece[]; readonly operands: readonly Expr[] } | undefined {
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

export const isExact = (ctx: EmitContext): boolean => ctx.plan.options.output === "exact";

export function templateLiteral(pieces: readonly Piece[], operands: readonly Expr[], ctx: EmitContext): Value {
  const only = pieces.length === 1 && pieces[0]?.kind === "text" ? pieces[0].text : undefined;
  return only === undefined ? templateValue(pieces, operands, ctx) : temp(str(only), t.ref(t.str, "'static"));
}
