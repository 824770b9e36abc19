// Implements assignability, as the Go spec asks, and the implicit conversion of untyped values that it includes.

import { untypedNil } from "./basic.ts";
import type { ConstValue } from "./constant.ts";
import { toInt } from "./constant.ts";
import type { Checker } from "./checker.ts";
import { whyNotImplements } from "./implements.ts";
import { assignOpen, meetUntyped } from "./infer/open.ts";
import { prune, under } from "./named.ts";
import { type Operand, operandOf } from "./operand.ts";
import {
  defaultType,
  hasName,
  hasNil,
  identical,
  isBoolean,
  isFloat,
  isInteger,
  isInterfacePointer,
  isNumeric,
  isString,
  isTypeParam,
  isTyped,
  isUntyped,
  isValid,
  maxUntyped,
} from "./predicates.ts";
import { representableAs } from "./representable.ts";
import { everyUnder, isEmptyInterface, specificTypes } from "./typeset.ts";
import type { Basic, Type } from "./types.ts";

/** Why a value does not fit; `truncated` and `overflows` concern constants. */
export type Misfit = "mismatch" | "truncated" | "overflows";
export interface Implicit {
  readonly type: Type;
  readonly value?: ConstValue;
}

const misfitOf = (x: Operand, t: Basic): Misfit => {
  if (!isNumeric(x.type) || !isNumeric(t)) return "mismatch";
  return x.value && isInteger(t) && toInt(x.value).kind !== "int"
    ? "truncated"
    : isFloat(t) || isInteger(t)
      ? "overflows"
      : "mismatch";
};

/** The value of a constant in a basic type, or why it has none. */
export const representation = (x: Operand, t: Basic): ConstValue | Misfit => {
  const value = x.value && representableAs(x.value, t);
  return value ?? misfitOf(x, t);
};

/** The type, and for a constant the value, that an untyped operand takes where `target` is wanted. */
export const implicitType = (c: Checker, x: Operand, target: Type): Implicit | Misfit => {
  if (x.mode === "invalid" || isTyped(x.type) || !isValid(target)) return { type: x.type };
  const wanted = prune(target);
  if (wanted.kind === "Open") return meetUntyped(c, x, wanted);
  if (isUntyped(wanted)) {
    const type = maxUntyped(x.type, wanted);
    return type ? { type } : "mismatch";
  }
  const u = under(wanted);
  switch (u.kind) {
    case "Basic":
      return implicitBasic(x, target, u);
    case "Interface":
      if (isTypeParam(wanted)) return implicitTypeParam(c, x, wanted);
      if (x.isNil) return { type: untypedNil };
      return isEmptyInterface(u) ? { type: defaultType(x.type) } : "mismatch";
    case "Pointer":
    case "Signature":
    case "Slice":
    case "Map":
    case "Chan":
      return x.isNil ? { type: untypedNil } : "mismatch";
    case "Open":
      return { type: x.isNil ? untypedNil : target };
    default:
      return "mismatch";
  }
};

const implicitBasic = (x: Operand, target: Type, u: Basic): Implicit | Misfit => {
  if (x.mode === "constant") {
    const value = representation(x, u);
    return typeof value === "string" ? value : { type: target, value };
  }
  switch ((x.type as Basic).basic) {
    case "untyped bool":
      return isBoolean(target) ? { type: target } : "mismatch";
    case "untyped string":
      return isString(target) ? { type: target } : "mismatch";
    case "untyped nil":
      return hasNil(target) ? { type: untypedNil } : "mismatch";
    default:
      return isNumeric(target) ? { type: target } : "mismatch";
  }
};

const implicitTypeParam = (c: Checker, x: Operand, target: Type): Implicit | Misfit => {
  const fits = everyUnder(target, (u) => u !== undefined && typeof implicitType(c, x, u) !== "string");
  if (!fits) return "mismatch";
  return { type: x.isNil ? untypedNil : target };
};

export interface Assignable {
  readonly ok: boolean;
  readonly cause?: string;
}
const yes: Assignable = { ok: true };
const no: Assignable = { ok: false };

/** Whether x may be assigned to a variable of type T. */
export const assignableTo = (c: Checker, x: Operand, target: Type): Assignable => {
  if (x.mode === "invalid" || !isValid(target) || !isValid(x.type)) return yes;
  const v = prune(x.type);
  const t = prune(target);
  if (identical(v, t)) return yes;
  const vu = under(v);
  const tu = under(t);
  if (isUntyped(vu)) return assignableUntyped(c, x, t);
  if (c.assumptions.any) {
    const open = assignOpen(c, v, t, x.expr);
    if (open !== undefined) return open ? yes : no;
  }
  const parametric = isTypeParam(v) || isTypeParam(t);
  if (!parametric && identical(vu, tu) && (!hasName(v) || !hasName(t))) return yes;
  if ((tu.kind === "Interface" && !isTypeParam(t)) || isInterfacePointer(tu)) {
    const cause = whyNotImplements(v, t, c.qualifier);
    if (cause === undefined) return yes;
    if (!isTypeParam(v)) return { ok: false, cause };
  }
  if (vu.kind === "Interface" && !isTypeParam(v) && whyNotImplements(t, v, c.qualifier) === undefined)
    return { ok: false, cause: "need type assertion" };
  if (vu.kind === "Chan" && vu.dir === "both" && tu.kind === "Chan" && identical(vu.elem, tu.elem))
    return { ok: !hasName(v) || !hasName(t) };
  return parametric ? assignableParametric(c, x, v, t) : no;
};

const assignableUntyped = (c: Checker, x: Operand, t: Type): Assignable => {
  if (t.kind !== "TypeParam") return { ok: typeof implicitType(c, x, t) !== "string" };
  return { ok: specificTypes(t)?.every((term) => typeof implicitType(c, x, term.type) !== "string") ?? false };
};

/** Values of a type parameter are assignable where those of each type of its set are. */
const assignableParametric = (c: Checker, x: Operand, v: Type, t: Type): Assignable => {
  if (t.kind === "TypeParam" && !hasName(v)) {
    return { ok: specificTypes(t)?.every((term) => assignableTo(c, x, term.type).ok) ?? false };
  }
  if (v.kind === "TypeParam" && !hasName(t)) {
    return {
      ok: specificTypes(v)?.every((term) => assignableTo(c, operandOf(x.expr, x.mode, term.type, x.value), t).ok) ?? false,
    };
  }
  return no;
};
