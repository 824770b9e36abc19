// Implements string concatenation: a chain of `+` is one `format!` (idioms.md `str-concat`).

import type { BinaryExpr, Expr } from "../../go/ast.ts";
import { temp, type Value } from "../../patterns/value.ts";
import type { FormatArg, RustExpr } from "../../rust/ast.ts";
import { format, t } from "../../rust/factory.ts";
import type { Emitter } from "../emitter.ts";

export function concat(e: BinaryExpr, ctx: Emitter): Value {
  const parts = flatten(e, ctx);
  const values = parts.map((p) => {
    const c = ctx.info.constOf(p);
    return c?.kind === "string" && !c.bytes && p.kind === "BasicLit" ? c.value : ctx.peek(p);
  });
  const { before, exprs } = ctx.sequence(values.filter((v): v is Value => typeof v !== "string"));
  const args: FormatArg[] = [];
  let template = "";
  let next = 0;
  for (const v of values) {
    if (typeof v === "string") {
      template += v.replaceAll("{", "{{").replaceAll("}", "}}");
      continue;
    }
    const x = withoutToString(exprs[next++] as RustExpr);
    const name = plainLocal(x);
    template += name ? `{${name}}` : "{}";
    if (!name) args.push({ expr: x });
  }
  return temp(format(template, args), t.string, { before });
}

/** `{}` prints what `to_string` would give. */
const withoutToString = (x: RustExpr): RustExpr =>
  x.kind === "MethodCallExpr" && x.method === "to_string" && x.args.length === 0 ? x.recv : x;

/** A name that a format string can hold inline. */
export const plainLocal = (x: RustExpr): string | undefined => {
  const only = x.kind === "PathExpr" && x.path.segments.length === 1 && !x.path.import ? x.path.segments[0] : undefined;
  return only && !only.generics && /^[a-z_][a-z0-9_]*$/i.test(only.name) && only.name !== "self" ? only.name : undefined;
};

function flatten(e: Expr, ctx: Emitter): Expr[] {
  if (e.kind === "ParenExpr") return flatten(e.x, ctx);
  if (e.kind === "BinaryExpr" && e.op === "+") return [...flatten(e.x, ctx), ...flatten(e.y, ctx)];
  return [e];
}
