// Implements how a value becomes one of an interface that is an enum: the variant of its Go type around it.

import { isAny } from "../plan/any-values.ts";
import { type SumPlan, type SumVariant, variantOf } from "../plan/sums.ts";
import type { Expr } from "../go/ast.ts";
import type { EmitContext } from "../patterns/emit-context.ts";
import { temp, type Value } from "../patterns/value.ts";
import type { RustType } from "../rust/ast.ts";
import { call, isNamed, path, pathExpr, sameType, t } from "../rust/factory.ts";
import { defaultType } from "../semantics/predicates.ts";

/** The variant that the expression's Go type has, where an `any` is wanted and it is none yet. */
export function variantAt(e: Expr, want: RustType, ctx: EmitContext): SumVariant | undefined {
  const sum = wantedAny(want, ctx);
  const type = sum && ctx.info.typeOf(e);
  return sum && type && !isAny(type) ? variantOf(sum, defaultType(type)) : undefined;
}

/** The enum that `any` became, where the place holds one or looks at one. */
export function wantedAny(want: RustType, ctx: EmitContext): SumPlan | undefined {
  const sum = ctx.plan.any?.sum;
  const inner = want.kind === "RefType" ? want.inner : want;
  return sum && isNamed(inner, sum.name) ? sum : undefined;
}

/** `Value::Int(n)`. */
export const wrapped = (v: Value, variant: SumVariant, ctx: EmitContext): Value => {
  const name = ctx.plan.any?.sum.name ?? "";
  return temp(call(path(`${name}::${variant.name}`), [v.expr]), t.path(name), { before: v.before });
};

/** `Value::Nil`, or a look at it. */
export function nilOf(want: RustType, ctx: EmitContext): Value | undefined {
  const sum = wantedAny(want, ctx);
  if (!sum?.nil) return undefined;
  return temp(pathExpr(`${sum.name}::${sum.nil}`), t.path(sum.name));
}

/** The one variant that holds values of a Rust type. */
export function variantByForm(from: RustType, want: RustType, ctx: EmitContext): string | undefined {
  const sum = wantedAny(want, ctx);
  const fitting = sum?.variants.filter((v) => sameType(ctx.rustType(v.type), from)) ?? [];
  return sum && fitting.length === 1 ? `${sum.name}::${fitting[0]?.name}` : undefined;
}
