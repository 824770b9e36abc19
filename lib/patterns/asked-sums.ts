// Implements what a question about an interface's type asks: the enum that it became, or an option of it, where nil can be.

import type { SumPlan } from "../plan/sums.ts";
import type { RustPat } from "../rust/ast.ts";
import { isOption, optionInner, p, ref, sameType, t } from "../rust/factory.ts";
import type { EmitContext } from "./emit-context.ts";
import type { Value } from "./value.ts";

export interface AskedSum {
  /** By reference, but for what nobody else holds and the caller wants to have. */
  readonly value: Value;
  readonly isNilable: boolean;
}

export function askedSum(x: Value, sum: SumPlan, ctx: EmitContext): AskedSum {
  const held = optionInner(x.type);
  if (!held || !isOption(x.type)) return { value: x.type.kind === "RefType" ? x : { ...x, expr: ref(x.expr) }, isNilable: false };
  const whole = t.path(sum.name);
  if (sameType(held, whole)) return { value: { ...x, expr: ref(x.expr) }, isNilable: true };
  return { value: ctx.coerce(x, t.option(t.ref(whole))), isNilable: true };
}

/** `Shape::Circle(c)`, and `Some(Shape::Circle(c))` where nil can be. */
export function variantPat(path: string, inner: RustPat, isNilable: boolean): RustPat {
  const pat = p.tupleStruct(path, [inner]);
  return isNilable ? p.tupleStruct("Some", [pat]) : pat;
}
