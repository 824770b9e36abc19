// Implements string concatenation: a chain of `+` is one `format!` (idioms.md `str-concat`).

import type { BinaryExpr, Expr } from "../../go/ast.ts";
import { temp, type Value } from "../../patterns/value.ts";
import type { FormatArg, RustExpr } from "../../rust/ast.ts";
import { format, t } from "../../rust/factory.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Type } from "../../semantics/types.ts";
import type { Emitter } from "../emitter.ts";
import { isNewtype, newtypeInner, unwrapped, wrappedIn } from "../newtype.ts";

export function concat(e: BinaryExpr, ctx: Emitter): Value {
  const parts = flatten(e, ctx);
  const values = parts.map((p) => {
    const c = ctx.info.constOf(p);
    return c?.kind === "string" && !c.bytes && p.kind === "BasicLit" ? c.value : textSeen(p, ctx);
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
  const own = ctx.info.typeOf(e);
  const type = ctx.rustType(own);
  return isNewtype(own, ctx) && newtypeInner(type, ctx)
    ? temp(wrappedIn(type, format(template, args)), type, { before })
    : temp(format(template, args), t.string, { before });
}

/** A text to look at: what a tuple struct holds, which may print another one; no owner is made for it. */
export function textSeen(e: Expr, ctx: Emitter): Value {
  const from = e.kind === "CallExpr" && ctx.info.isConversion(e) ? e.args[0] : undefined;
  if (from && isNewtype(ctx.info.typeOf(e), ctx) && isText(ctx.info.typeOf(from))) return textSeen(from, ctx);
  const v = ctx.peek(e);
  const inner = newtypeInner(v.type.kind === "RefType" ? v.type.inner : v.type, ctx);
  if (!inner) return v;
  const text = unwrapped({ ...v, movable: false }, inner);
  const made = withoutToString(text.expr);
  return made.kind === "LitExpr" ? temp(made, t.ref(t.str, "'static"), { before: v.before }) : text;
}

const isText = (type: Type): boolean => {
  const u = underlying(type);
  return u.kind === "Basic" && (u.basic === "string" || u.basic === "untyped string");
};

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
