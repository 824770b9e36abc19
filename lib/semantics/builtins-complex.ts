// Implements the builtins of complex numbers: complex, real, imag.

import { complex128Type, float64Type, basicType, untypedComplex, untypedFloat } from "./basic.ts";
import type { BuiltinCall } from "./builtins.ts";
import { recordSignature } from "./builtins.ts";
import type { Checker } from "./checker.ts";
import { complexConst, imagPart, realPart, signOf, toFloat } from "./constant.ts";
import { under } from "./named.ts";
import type { Operand } from "./operand.ts";
import { identical, isNumeric, isUntyped } from "./predicates.ts";
import type { BasicKind, Type } from "./types.ts";
import { convertUntyped } from "./untyped.ts";

const complexOf: Partial<Record<BasicKind, Type>> = {
  float32: basicType("complex64"),
  float64: complex128Type,
  "untyped float": untypedComplex,
};
const partOf: Partial<Record<BasicKind, Type>> = {
  complex64: basicType("float32"),
  complex128: float64Type,
  "untyped complex": untypedFloat,
};

const lookUp = (table: Partial<Record<BasicKind, Type>>, t: Type): Type | undefined => {
  const u = under(t);
  return u.kind === "Basic" ? table[u.basic] : undefined;
};

/** Makes both arguments of one type. */
const match = (c: Checker, x: Operand, y: Operand): void => {
  if (isUntyped(x.type) && isUntyped(y.type)) {
    if (x.mode === "constant" && y.mode === "constant") {
      for (const o of [x, y]) if (isNumeric(o.type) && o.value && signOf(imagPart(o.value)) === 0) o.type = untypedFloat;
    } else {
      convertUntyped(c, x, float64Type);
      convertUntyped(c, y, float64Type);
    }
  } else if (isUntyped(x.type)) convertUntyped(c, x, y.type);
  else if (isUntyped(y.type)) convertUntyped(c, y, x.type);
};

export const complexBuiltin = (b: BuiltinCall): boolean => {
  const { c, x, call, args } = b;
  const y = args[1]!;
  match(c, x, y);
  if (x.mode === "invalid" || y.mode === "invalid") return false;
  if (!identical(x.type, y.type)) {
    c.error(x, `invalid operation: ${c.text(call)} (mismatched types ${c.text(x.type)} and ${c.text(y.type)})`);
    return false;
  }
  const result = lookUp(complexOf, x.type);
  if (!result) {
    c.error(x, `invalid argument: arguments have type ${c.text(x.type)}, expected floating-point`);
    return false;
  }
  if (x.mode === "constant" && y.mode === "constant" && x.value && y.value) {
    const re = toFloat(x.value);
    const im = toFloat(y.value);
    x.value = re.kind === "float" && im.kind === "float" ? complexConst(re.value, im.value) : { kind: "unknown" };
  } else {
    x.mode = "value";
    recordSignature(b, result, [x.type, x.type]);
  }
  x.type = result;
  return true;
};

export const partBuiltin = (b: BuiltinCall): boolean => {
  const { c, x, name } = b;
  if (isUntyped(x.type)) {
    if (x.mode !== "constant") convertUntyped(c, x, complex128Type);
    else if (isNumeric(x.type)) x.type = untypedComplex;
    if (x.isInvalid) return false;
  }
  const result = lookUp(partOf, x.type);
  if (!result) {
    c.error(x, `invalid argument: argument has type ${c.text(x.type)}, expected complex type`);
    return false;
  }
  if (x.mode === "constant" && x.value) x.value = name === "real" ? realPart(x.value) : imagPart(x.value);
  else {
    x.mode = "value";
    recordSignature(b, result, [x.type]);
  }
  x.type = result;
  return true;
};
