// Implements Go's own `print` and `println`, which write to stderr: for the types that look the same there in both languages.

import type { CallExpr, Expr } from "../../go/ast.ts";
import { temp, type Value } from "../../patterns/value.ts";
import type { RustExpr } from "../../rust/ast.ts";
import { eprint, eprintln, t } from "../../rust/factory.ts";
import { isBoolean, isInteger, isString } from "../../semantics/predicates.ts";
import type { Emitter } from "../emitter.ts";
import { printedConstant } from "../printed-constant.ts";

export function lowerPrint(e: CallExpr, ctx: Emitter, isLine: boolean): Value {
  const values = e.args.map((a) => (printedConstant(ctx.info.constOf(a)) === undefined ? ctx.peek(a) : undefined));
  const looksTheSame = e.args.every((a, i) => values[i] === undefined || isShown(a, values[i], ctx));
  if (!looksTheSame) return ctx.unsupported(e, "FG0101", { what: `the builtin ${isLine ? "println" : "print"} of such values` });
  const { before, exprs } = ctx.sequence(values.filter((v) => v !== undefined));
  const rest = [...exprs];
  const pieces = e.args.map((a) => {
    const text = printedConstant(ctx.info.constOf(a));
    if (text !== undefined) return { text, args: [] };
    const value = rest.shift() as RustExpr;
    const name = nameOf(value);
    return name === undefined ? { text: "{}", args: [value] } : { text: `{${name}}`, args: [] };
  });
  const text = pieces.map((p) => p.text).join(isLine ? " " : "");
  const args = pieces.flatMap((p) => p.args);
  const write = isLine || text.endsWith("\n") ? eprintln : eprint;
  const template = isLine ? text : text.replace(/\n$/, "");
  return temp(template === "" ? write() : write(template, args), t.unit, { before });
}

/** A rune that is a `char` in the Rust would show its character where Go shows its number. */
function isShown(e: Expr, v: Value, ctx: Emitter): boolean {
  const type = ctx.info.typeOf(e);
  const isChar = v.type.kind === "PathType" && v.type.path.segments.at(-1)?.name === "char";
  return (isBoolean(type) || isInteger(type) || isString(type)) && !isChar;
}

/** A variable, which the template names. */
const nameOf = (e: RustExpr): string | undefined =>
  e.kind === "PathExpr" && e.path.segments.length === 1 ? e.path.segments[0]?.name : undefined;
