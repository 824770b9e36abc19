// Implements what stands between a fallible call and its `?`: nothing, `map_err`, or a context.

import { knownTexts } from "../analysis/known-texts.ts";
import type { CallExpr, Expr } from "../go/ast.ts";
import { anyhowError, isAnyhow, type Payload } from "../plan/errors.ts";
import { prefixOf, verbsOf } from "../plan/errors/template.ts";
import type { RustType } from "../rust/ast.ts";
import { argsOf, block, closure, isOption, local, methodCall, pathExpr, sameType, t, tryExpr } from "../rust/factory.ts";
import type { VarObj } from "../semantics/objects.ts";
import { isFloat as isFloatType } from "../semantics/predicates.ts";
import type { EmitContext } from "./emit-context.ts";
import { makesError, varOf } from "./error-facts.ts";
import { errorTemplate, isExact } from "./error-format.ts";
import { contextOn, convertError, errorOf, errorValue, variantPath } from "./error-values.ts";
import { placeOf, type Value } from "./value.ts";

/** A call that gives a `Result`; unknown callees are taken to give one with the program's opaque error. */
export function resultValue(e: CallExpr, ctx: EmitContext): Value {
  const v = ctx.expr(e);
  // `scanner.Err()` is an option as it stands.
  if (errorOf(v.type) || isOption(v.type) || v.type.kind === "NeverType") return v;
  const r = ctx.plan.errors.resultOf(e);
  const error = r?.form === "result" ? r.error : anyhowError;
  return { ...v, type: t.result(t.infer, error) };
}

const parseTexts: Readonly<Record<string, string>> = {
  ParseIntError: "invalid digit found in string",
  ParseFloatError: "invalid float literal",
  ParseBoolError: "provided string was not `true` or `false`",
};

/** An example of the two texts: of a text that is no number, a file that is not there, a reader whose reading fails. */
function stdTextsOf(error: string, e: CallExpr, ctx: EmitContext): { readonly rust: string; readonly go: string } | undefined {
  const f = ctx.info.calleeOf(e);
  // The helpers that scan have Go's texts, but for floats.
  if (f?.pkg === "fmt")
    return e.args.some((a) => a.kind === "UnaryExpr" && isFloatType(ctx.info.typeOf(a.x)))
      ? { rust: "expected integer", go: 'strconv.ParseFloat: parsing "": invalid syntax' }
      : undefined;
  const parse = parseTexts[error];
  if (parse !== undefined) return { rust: parse, go: `strconv.${f?.name ?? "Atoi"}: parsing "x": invalid syntax` };
  if (f?.pkg === "os" || f?.pkg === "io/ioutil")
    return { rust: "No such file or directory (os error 2)", go: "open name: no such file or directory" };
  if (/^(Write|Flush|F?[Pp]rint)/.test(f?.name ?? ""))
    return { rust: "No space left on device (os error 28)", go: "write name: no space left on device" };
  return { rust: "Is a directory (os error 21)", go: "read name: is a directory" };
}

/** Says that an error of the standard library, which the program goes on to read, has another text than in Go. */
export function noteStdText(result: Value, e: CallExpr, ctx: EmitContext): void {
  const error = errorOf(result.type);
  if (error?.kind !== "PathType" || !error.path.import?.startsWith("std::") || isSureToParse(e, ctx)) return;
  const texts = stdTextsOf(error.path.segments.at(-1)?.name ?? "", e, ctx);
  if (texts) ctx.note("error-std-text", e, texts);
}

/** Each text that the program gives it is one that both languages parse. */
function isSureToParse(e: CallExpr, ctx: EmitContext): boolean {
  const [text, base] = e.args;
  const f = ctx.info.calleeOf(e);
  const texts = f?.pkg === "strconv" && text ? knownTexts(text, ctx.facts) : undefined;
  const ten = base && ctx.info.constOf(base);
  const form = { Atoi: /^[+-]?\d{1,9}$/, ParseInt: /^[+-]?\d{1,2}$/, ParseFloat: /^[+-]?\d{1,15}(?:\.\d{1,15})?$/ }[
    f?.name ?? ""
  ];
  const isDecimal = f?.name !== "ParseInt" || (ten?.kind === "int" && ten.value === 10n);
  return form !== undefined && isDecimal && texts?.every((x) => form.test(x)) === true;
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
    return asked(
      c === "same" || c === "into"
        ? result
        : { ...result, expr: methodCall(result.expr, "map_err", [pathExpr(variantPath(c, ctx))]) },
    );
  }
  const form = ctx.plan.errors.formOf(how.returned);
  if (!form && ctx.plan.errors.style === "anyhow" && how.returned.kind === "CallExpr" && makesError(how.returned, ctx.facts)) {
    const template = errorTemplate(how.returned, ctx.facts, isExact(ctx));
    const prefix = template && prefixOf(template.pieces);
    const w = template && verbsOf(template.pieces).find((v) => v.verb === "w");
    if (prefix && w && varOf(template.operands[w.arg], ctx.facts) === how.variable)
      return asked(contextOn(result, prefix, template.operands, ctx));
  }
  if (form?.kind === "variant" && form.variant.fields.length === 1 && isSource(form.payload[0], how.variable, ctx)) {
    const field = form.variant.fields[0];
    if (field && sameType(field.type(), from)) {
      return asked(
        field.attr === "from"
          ? result
          : { ...result, expr: methodCall(result.expr, "map_err", [pathExpr(variantPath(form.variant, ctx))]) },
      );
    }
  }
  return asked(mapErr(result, from, how, want, ctx));
}

const isSource = (x: Payload | undefined, v: VarObj, ctx: EmitContext): boolean =>
  x?.from === "source" && !x.via && varOf(x.expr, ctx.facts) === v;

/** `.map_err(|source| Error::GetUser { id, source })`. */
function mapErr(result: Value, from: RustType, how: Propagation, want: RustType, ctx: EmitContext): Value {
  const form = ctx.plan.errors.formOf(how.returned);
  const fields = form?.kind === "variant" ? form.variant.fields : [];
  const payload = form?.kind === "variant" ? form.payload : [];
  const named = fields.find(
    (f, i) => f.name !== undefined && isSource(payload[i], how.variable, ctx) && sameType(f.type(), from),
  );
  const used = ctx.facts.nodesOf("Ident", how.returned).some((id) => ctx.facts.info.objectOf(id) === how.variable);
  const name = !used ? "_" : (named?.name ?? ctx.nameOf(how.variable));
  const bound = placeOf(local(name), from, { movable: true });
  const natural = ctx.withBinding(how.variable, bound, () => keptInPlace(how, ctx, () => errorValue(how.returned, t.infer, ctx)));
  // What `From` converts, `?` converts.
  const c = ctx.plan.errors.conversion(natural.type, want);
  const made = c === "same" || c === "into" ? natural : convertError(natural, want, how.returned, ctx);
  const body = made.before.length > 0 ? block(made.before, made.expr) : made.expr;
  return { ...result, expr: methodCall(result.expr, "map_err", [closure([name], body)]) };
}

/** A closure may not move what the code after it reads: its operands are read where they are. */
function keptInPlace<T>({ returned: e, variable }: Propagation, ctx: EmitContext, body: () => T): T {
  const seen = new Set<VarObj>([variable]);
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
