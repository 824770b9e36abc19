// Implements questions about enums that stand for constants: which variant is the zero value, and which are texts.

import type { RustType } from "../rust/ast.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Type } from "../semantics/types.ts";
import type { EnumPlan, Plan } from "./plan.ts";
import { isErrorType } from "./results.ts";

/** What Go's zero value of the type is. A set of texts need not have any. */
export const zeroVariant = (e: EnumPlan): EnumPlan["variants"][number] | undefined =>
  e.variants.find((v) =>
    v.text === undefined ? v.of === undefined && (v.value === undefined || v.value === 0n) : v.text === "",
  );

export const isTextEnum = (e: EnumPlan | undefined): e is EnumPlan => e?.variants[0]?.text !== undefined;

/** The closed set of texts that a Go type is. */
export function textEnumOf(type: Type, plan: Plan): EnumPlan | undefined {
  const e = type.kind === "Named" ? plan.enumOf((type.origin ?? type).obj) : undefined;
  return isTextEnum(e) ? e : undefined;
}

/** Has a value of the type a zero value in Rust? */
export function hasZero(type: Type, plan: Plan, seen: ReadonlySet<Type> = new Set()): boolean {
  const e = textEnumOf(type, plan);
  if (e) return zeroVariant(e) !== undefined;
  if (seen.has(type)) return true;
  const u = underlying(type);
  const next = new Set([...seen, type]);
  // A trait object and a function are always some value.
  if (u.kind === "Signature" || (u.kind === "Interface" && !isErrorType(type))) return false;
  if (u.kind === "Struct") return u.fields.every((f) => hasZero(f.type, plan, next));
  return u.kind !== "Array" || hasZero(u.elem, plan, next);
}

/** The enum of a set of texts, by its Rust type. */
export const textEnumNamed = (rust: RustType, plan: Plan, all: readonly EnumPlan["type"][]): EnumPlan | undefined => {
  const name = rust.kind === "PathType" && !rust.path.import ? rust.path.segments.at(-1)?.name : undefined;
  const o = all.find((x) => plan.names.of(x) === name);
  const e = o && plan.enumOf(o);
  return isTextEnum(e) ? e : undefined;
};
