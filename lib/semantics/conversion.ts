// Implements explicit conversions T(x).

import { assignableTo } from "./assignability.ts";
import type { Checker } from "./checker.ts";
import { type ConstValue, stringConst } from "./constant.ts";
import { note } from "./infer/open.ts";
import { prune, under } from "./named.ts";
import { constString, type Operand, operandOf } from "./operand.ts";
import {
  allString,
  defaultType,
  identical,
  identicalIgnoringTags,
  isBasic,
  isBytesOrRunes,
  isComplex,
  isConstType,
  isInteger,
  isIntegerOrFloat,
  isNonTypeParamInterface,
  isOpen,
  isPointer,
  isString,
  isTypeParam,
  isUntyped,
  isValid,
} from "./predicates.ts";
import { representableAs } from "./representable.ts";
import type { Type } from "./types.ts";
import { specificTypes } from "./typeset.ts";
import { updateExprType } from "./untyped.ts";

/** Converts x to T, or reports why it cannot be. */
export const conversion = (c: Checker, x: Operand, target: Type): void => {
  const constant = x.mode === "constant";
  let ok = false;
  if (!isValid(target)) {
    x.invalidate();
    return;
  }
  if (isOpen(x.type) || isOpen(target)) {
    ok = true;
    note(c, x.type, "converted", x.expr);
    if (isOpen(target)) c.assumptions.convertedTo(target, x.type);
    x.mode = "value";
  } else if (constant && isConstType(target)) {
    const value = constantConversion(x, target);
    if (value) x.value = value;
    else if (isInteger(x.type) && isInteger(target)) {
      c.error(x, `constant ${x.value ? constString(x.value) : ""} overflows ${c.text(target)}`);
      x.invalidate();
      return;
    }
    ok = value !== undefined;
  } else if (constant && isTypeParam(target)) {
    ok = constantToTypeParam(x, target);
    x.mode = "value";
  } else if (convertible(c, x, target)) {
    ok = true;
    x.mode = "value";
  }
  if (!ok) {
    c.error(x, `cannot convert ${c.text(x)} to type ${c.text(target)}`);
    x.invalidate();
    return;
  }
  if (isUntyped(x.type)) updateExprType(c, x.expr, finalType(x, target, constant), true);
  x.type = target;
  if (x.mode !== "constant") x.value = undefined;
};

/** The type that the converted untyped operand itself gets. */
const finalType = (x: Operand, target: Type, constant: boolean): Type => {
  if (isNonTypeParamInterface(target) || (constant && !isConstType(target)) || x.isNil || isOpen(target))
    return defaultType(x.type);
  return x.mode === "constant" && isInteger(x.type) && allString(target) ? x.type : target;
};

const constantConversion = (x: Operand, target: Type): ConstValue | undefined => {
  const t = under(target);
  if (t.kind !== "Basic" || !x.value) return undefined;
  const value = representableAs(x.value, t);
  if (value || !isInteger(x.type) || !isString(t)) return value;
  const code = x.value.kind === "int" && x.value.value >= 0n && x.value.value <= 0x10ffffn ? Number(x.value.value) : 0xfffd;
  return stringConst(String.fromCodePoint(code >= 0xd800 && code < 0xe000 ? 0xfffd : code));
};

const constantToTypeParam = (x: Operand, target: Type): boolean => {
  const t = prune(target);
  const terms = t.kind === "TypeParam" ? specificTypes(t) : undefined;
  return (
    terms?.every(({ type }) => (isString(x.type) && isBytesOrRunes(type)) || constantConversion(x, type) !== undefined) ?? false
  );
};

const convertible = (c: Checker, x: Operand, target: Type): boolean => {
  if (assignableTo(c, x, target).ok) return true;
  const v = prune(x.type);
  const t = prune(target);
  if (v.kind === "TypeParam") {
    return specificTypes(v)?.every((term) => convertible(c, operandOf(x.expr, x.mode, term.type), t)) ?? false;
  }
  if (t.kind === "TypeParam") return specificTypes(t)?.every((term) => convertible(c, x, term.type)) ?? false;
  return convertibleUnder(v, t);
};

const convertibleUnder = (v: Type, t: Type): boolean => {
  const vu = under(v);
  const tu = under(t);
  if (identicalIgnoringTags(vu, tu)) return true;
  if (
    v.kind === "Pointer" &&
    t.kind === "Pointer" &&
    !isTypeParam(v.elem) &&
    !isTypeParam(t.elem) &&
    identicalIgnoringTags(under(v.elem), under(t.elem))
  )
    return true;
  if (isIntegerOrFloat(vu) && isIntegerOrFloat(tu)) return true;
  if (isComplex(vu) && isComplex(tu)) return true;
  if ((isInteger(vu) || isBytesOrRunes(vu)) && isString(tu)) return true;
  if (isString(vu) && isBytesOrRunes(tu)) return true;
  const addressLike = (u: Type): boolean => isPointer(u) || isBasic(u, "uintptr");
  if ((addressLike(vu) && isBasic(tu, "unsafe.Pointer")) || (isBasic(vu, "unsafe.Pointer") && addressLike(tu))) return true;
  if (vu.kind !== "Slice") return false;
  const array = tu.kind === "Pointer" ? under(tu.elem) : tu;
  return array.kind === "Array" && identical(vu.elem, array.elem);
};
