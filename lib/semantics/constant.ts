// Implements the values of Go constant expressions, exact as the Go spec asks ("Constants"), after go/constant.

import type { BinaryOp, UnaryOp } from "../go/ast.ts";
import { addRat, compareRat, divRat, makeRat, mulRat, negRat, ratOf, subRat, zeroRat } from "./rat.ts";
import { compareStrings, concatStrings } from "./utf8.ts";

/** A rational `num/den`, den > 0, in lowest terms. */
export interface Rat {
  readonly num: bigint;
  readonly den: bigint;
}

export type ConstValue =
  | { readonly kind: "bool"; readonly value: boolean }
  /** JavaScript string whose UTF-8 form is the Go value; bytes that are no UTF-8 make `bytes` present. */
  | { readonly kind: "string"; readonly value: string; readonly bytes?: Uint8Array }
  | { readonly kind: "int"; readonly value: bigint }
  | { readonly kind: "float"; readonly value: Rat }
  | { readonly kind: "complex"; readonly re: Rat; readonly im: Rat }
  | { readonly kind: "unknown" };

export const unknownConst: ConstValue = { kind: "unknown" };
export const boolConst = (value: boolean): ConstValue => ({ kind: "bool", value });
export const intConst = (value: bigint): ConstValue => ({ kind: "int", value });
export const stringConst = (value: string): ConstValue => ({ kind: "string", value });
export const floatConst = (value: Rat): ConstValue => ({ kind: "float", value });
export const complexConst = (re: Rat, im: Rat): ConstValue => ({ kind: "complex", re, im });

/** As an integer, if it is one exactly; else unknown. */
export const toInt = (x: ConstValue): ConstValue => {
  if (x.kind === "int") return x;
  const f = toFloat(x);
  return f.kind === "float" && f.value.den === 1n ? intConst(f.value.num) : unknownConst;
};

/** As a float, if it has no imaginary part; else unknown. */
export const toFloat = (x: ConstValue): ConstValue => {
  if (x.kind === "int") return floatConst(ratOf(x.value));
  if (x.kind === "float") return x;
  return x.kind === "complex" && x.im.num === 0n ? floatConst(x.re) : unknownConst;
};

export const toComplex = (x: ConstValue): ConstValue => {
  if (x.kind === "complex") return x;
  const f = toFloat(x);
  return f.kind === "float" ? complexConst(f.value, zeroRat) : unknownConst;
};

export const realPart = (x: ConstValue): ConstValue => (x.kind === "complex" ? floatConst(x.re) : x);
export const imagPart = (x: ConstValue): ConstValue =>
  x.kind === "complex" ? floatConst(x.im) : x.kind === "unknown" ? x : intConst(0n);

/** -1, 0 or 1; for a complex number whether it is 0. */
export const signOf = (x: ConstValue): number => {
  const sign = (n: bigint): number => (n < 0n ? -1 : n > 0n ? 1 : 0);
  if (x.kind === "int") return sign(x.value);
  if (x.kind === "float") return sign(x.value.num);
  return x.kind === "complex" ? sign(x.re.num) | sign(x.im.num) : 1;
};

/** `prec` bits for `^` of an unsigned type, 0 for all others. */
export const unaryOp = (op: UnaryOp, x: ConstValue, prec: number): ConstValue => {
  if (op === "!" && x.kind === "bool") return boolConst(!x.value);
  if (op === "+") return x;
  if (op === "^" && x.kind === "int") return intConst(prec > 0 ? BigInt.asUintN(prec, ~x.value) : ~x.value);
  if (op !== "-") return unknownConst;
  if (x.kind === "int") return intConst(-x.value);
  if (x.kind === "float") return floatConst(negRat(x.value));
  return x.kind === "complex" ? complexConst(negRat(x.re), negRat(x.im)) : unknownConst;
};

const rank = { unknown: 0, bool: 1, string: 1, int: 2, float: 3, complex: 4 } as const;

/** Both as the larger kind of the two. */
const match = (x: ConstValue, y: ConstValue): readonly [ConstValue, ConstValue] => {
  const r = Math.max(rank[x.kind], rank[y.kind]);
  if (rank[x.kind] === rank[y.kind]) return [x, y];
  if (rank[x.kind] < 2 || rank[y.kind] < 2) return [unknownConst, unknownConst];
  return r === 4 ? [toComplex(x), toComplex(y)] : [toFloat(x), toFloat(y)];
};

/** `x op y`; `integerDivision` makes `/` truncate. Unknown where it is not defined. */
export const binaryOp = (x0: ConstValue, op: BinaryOp, y0: ConstValue, integerDivision = false): ConstValue => {
  const [x, y] = match(x0, y0);
  if (x.kind === "bool" && y.kind === "bool") {
    return op === "&&" ? boolConst(x.value && y.value) : op === "||" ? boolConst(x.value || y.value) : unknownConst;
  }
  if (x.kind === "string" && y.kind === "string") return op === "+" ? concatStrings(x, y) : unknownConst;
  if (x.kind === "int" && y.kind === "int") return intOp(x.value, op, y.value, integerDivision);
  if (x.kind === "float" && y.kind === "float") return floatOp(x.value, op, y.value);
  if (x.kind === "complex" && y.kind === "complex") return complexOp(x, op, y);
  return unknownConst;
};

const intOp = (x: bigint, op: BinaryOp, y: bigint, integerDivision: boolean): ConstValue => {
  switch (op) {
    case "+":
      return intConst(x + y);
    case "-":
      return intConst(x - y);
    case "*":
      return intConst(x * y);
    case "/":
      if (y === 0n) return unknownConst;
      return integerDivision ? intConst(x / y) : floatConst(makeRat(x, y));
    case "%":
      return y === 0n ? unknownConst : intConst(x % y);
    case "&":
      return intConst(x & y);
    case "|":
      return intConst(x | y);
    case "^":
      return intConst(x ^ y);
    case "&^":
      return intConst(x & ~y);
    default:
      return unknownConst;
  }
};

const floatOp = (x: Rat, op: BinaryOp, y: Rat): ConstValue => {
  switch (op) {
    case "+":
      return floatConst(addRat(x, y));
    case "-":
      return floatConst(subRat(x, y));
    case "*":
      return floatConst(mulRat(x, y));
    case "/":
      return y.num === 0n ? unknownConst : floatConst(divRat(x, y));
    default:
      return unknownConst;
  }
};

type Complex = Extract<ConstValue, { kind: "complex" }>;

const complexOp = (x: Complex, op: BinaryOp, y: Complex): ConstValue => {
  const times = (a: Complex, b: Complex): Complex => ({
    kind: "complex",
    re: subRat(mulRat(a.re, b.re), mulRat(a.im, b.im)),
    im: addRat(mulRat(a.im, b.re), mulRat(a.re, b.im)),
  });
  switch (op) {
    case "+":
      return complexConst(addRat(x.re, y.re), addRat(x.im, y.im));
    case "-":
      return complexConst(subRat(x.re, y.re), subRat(x.im, y.im));
    case "*":
      return times(x, y);
    case "/": {
      const norm = addRat(mulRat(y.re, y.re), mulRat(y.im, y.im));
      if (norm.num === 0n) return unknownConst;
      const z = times(x, { kind: "complex", re: y.re, im: negRat(y.im) });
      return complexConst(divRat(z.re, norm), divRat(z.im, norm));
    }
    default:
      return unknownConst;
  }
};

export const shiftOp = (x: ConstValue, op: "<<" | ">>", by: number): ConstValue =>
  x.kind !== "int" ? unknownConst : intConst(op === "<<" ? x.value << BigInt(by) : x.value >> BigInt(by));

export const compareConsts = (x0: ConstValue, op: BinaryOp, y0: ConstValue): boolean => {
  const [x, y] = match(x0, y0);
  const ordered = (n: number): boolean => {
    switch (op) {
      case "==":
        return n === 0;
      case "!=":
        return n !== 0;
      case "<":
        return n < 0;
      case "<=":
        return n <= 0;
      case ">":
        return n > 0;
      default:
        return op === ">=" && n >= 0;
    }
  };
  if (x.kind === "bool" && y.kind === "bool") return ordered(x.value === y.value ? 0 : 1);
  if (x.kind === "string" && y.kind === "string") return ordered(compareStrings(x, y));
  if (x.kind === "int" && y.kind === "int") return ordered(x.value < y.value ? -1 : x.value > y.value ? 1 : 0);
  if (x.kind === "float" && y.kind === "float") return ordered(compareRat(x.value, y.value));
  if (x.kind === "complex" && y.kind === "complex") return ordered(compareRat(x.re, y.re) || compareRat(x.im, y.im));
  return false;
};
