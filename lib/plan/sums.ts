// Implements sums: an interface whose dynamic types are all known is one Rust enum with a variant for each of them.

import { isChangedInPlace } from "../analysis/changes.ts";
import type { Facts } from "../analysis/facts.ts";
import type { VarObj } from "../semantics/objects.ts";
import { identical } from "../semantics/predicates.ts";
import type { Type } from "../semantics/types.ts";
import type { Plan } from "./plan.ts";

export interface SumVariant {
  readonly name: string;
  /** The Go type that it holds; of a closed interface the named type, whether Go has it there by pointer or not. */
  readonly type: Type;
}

export interface SumPlan {
  /** Name of the enum. */
  readonly name: string;
  readonly variants: readonly SumVariant[];
  /** The variant that stands for nil, where there is one. */
  readonly nil?: string;
}

/** The variant for a dynamic type, as an assertion or a case names it. */
export const variantOf = (sum: SumPlan, type: Type): SumVariant | undefined =>
  sum.variants.find((v) => identical(v.type, type) || (type.kind === "Pointer" && identical(v.type, type.elem)));

/** A pointer taken out of an interface that is kept, where what it points to changes: a copy of that would be another value. */
export const isKeptCopy = (v: VarObj, facts: Facts, plan: Plan): boolean =>
  v.type.kind === "Pointer" && plan.mustOwn(v) && isChangedInPlace(v.type.elem, facts);
