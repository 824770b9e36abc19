// Implements representability: whether a constant has an exact or correctly rounded value in a basic type.

import { complexConst, type ConstValue, floatConst, type Rat, toComplex, toFloat, toInt } from "./constant.ts";
import { float32Format, float64Format, roundRat } from "./rat.ts";
import type { Basic, BasicKind } from "./types.ts";

interface IntRange {
  readonly bits: number;
  readonly signed: boolean;
}

/** Sizes for 64-bit platforms. */
const intRanges: Partial<Record<BasicKind, IntRange>> = {
  int: { bits: 64, signed: true },
  int8: { bits: 8, signed: true },
  int16: { bits: 16, signed: true },
  int32: { bits: 32, signed: true },
  int64: { bits: 64, signed: true },
  uint: { bits: 64, signed: false },
  uint8: { bits: 8, signed: false },
  uint16: { bits: 16, signed: false },
  uint32: { bits: 32, signed: false },
  uint64: { bits: 64, signed: false },
  uintptr: { bits: 64, signed: false },
};

/** Bits of an integer type, for `^` of unsigned constants. */
export const intBits = (t: Basic): number => intRanges[t.basic]?.bits ?? 0;

/** The value as the type holds it, rounded where it is a float; undefined where it has none. */
export const representableAs = (x: ConstValue, t: Basic): ConstValue | undefined => {
  if (x.kind === "unknown") return x;
  switch (t.basic) {
    case "bool":
    case "untyped bool":
      return x.kind === "bool" ? x : undefined;
    case "string":
    case "untyped string":
      return x.kind === "string" ? x : undefined;
    case "float32":
      return rounded(toFloat(x), (r) => roundRat(r, float32Format));
    case "float64":
      return rounded(toFloat(x), (r) => roundRat(r, float64Format));
    case "untyped float":
      return rounded(toFloat(x), (r) => r);
    case "complex64":
      return roundedComplex(toComplex(x), (r) => roundRat(r, float32Format));
    case "complex128":
      return roundedComplex(toComplex(x), (r) => roundRat(r, float64Format));
    case "untyped complex":
      return roundedComplex(toComplex(x), (r) => r);
    case "untyped int":
    case "untyped rune":
      return known(toInt(x));
    default:
      return representableInt(x, t.basic);
  }
};

const known = (x: ConstValue): ConstValue | undefined => (x.kind === "unknown" ? undefined : x);

const representableInt = (x: ConstValue, kind: BasicKind): ConstValue | undefined => {
  const range = intRanges[kind];
  const i = toInt(x);
  if (!range || i.kind !== "int") return undefined;
  const fits = range.signed ? BigInt.asIntN(range.bits, i.value) : BigInt.asUintN(range.bits, i.value);
  return fits === i.value ? i : undefined;
};

const rounded = (x: ConstValue, round: (r: Rat) => Rat | undefined): ConstValue | undefined => {
  const r = x.kind === "float" ? round(x.value) : undefined;
  return r && floatConst(r);
};

const roundedComplex = (x: ConstValue, round: (r: Rat) => Rat | undefined): ConstValue | undefined => {
  if (x.kind !== "complex") return undefined;
  const re = round(x.re);
  const im = round(x.im);
  return re && im && complexConst(re, im);
};
