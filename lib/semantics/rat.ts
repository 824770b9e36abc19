// Implements exact rational numbers and their rounding to the floating-point formats of Go.

import type { Rat } from "./constant.ts";

const abs = (n: bigint): bigint => (n < 0n ? -n : n);

const gcd = (a: bigint, b: bigint): bigint => {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
};

/** `num/den` in lowest terms, with a positive denominator. */
export const makeRat = (num: bigint, den: bigint): Rat => {
  if (den < 0n) [num, den] = [-num, -den];
  if (den === 1n) return { num, den };
  const g = gcd(abs(num), den);
  return g === 1n ? { num, den } : { num: num / g, den: den / g };
};

export const ratOf = (n: bigint): Rat => ({ num: n, den: 1n });
export const zeroRat: Rat = ratOf(0n);

export const addRat = (a: Rat, b: Rat): Rat => makeRat(a.num * b.den + b.num * a.den, a.den * b.den);
export const subRat = (a: Rat, b: Rat): Rat => makeRat(a.num * b.den - b.num * a.den, a.den * b.den);
export const mulRat = (a: Rat, b: Rat): Rat => makeRat(a.num * b.num, a.den * b.den);
export const divRat = (a: Rat, b: Rat): Rat => makeRat(a.num * b.den, a.den * b.num);
export const negRat = (a: Rat): Rat => ({ num: -a.num, den: a.den });

export const compareRat = (a: Rat, b: Rat): number => {
  const d = a.num * b.den - b.num * a.den;
  return d < 0n ? -1 : d > 0n ? 1 : 0;
};

export const bitLength = (n: bigint): number => (n === 0n ? 0 : abs(n).toString(2).length);

const shift = (n: bigint, by: number): bigint => (by >= 0 ? n << BigInt(by) : n >> BigInt(-by));

/** A binary floating-point format: bits of the significand, and the exponents of its smallest step and largest value. */
interface FloatFormat {
  readonly precision: number;
  readonly minStep: number;
  readonly maxExponent: number;
}
export const float32Format: FloatFormat = { precision: 24, minStep: -149, maxExponent: 127 };
export const float64Format: FloatFormat = { precision: 53, minStep: -1074, maxExponent: 1023 };

/** The nearest value of the format, ties to even; undefined where it overflows. */
export const roundRat = (r: Rat, format: FloatFormat): Rat | undefined => {
  if (r.num === 0n) return r;
  const a = abs(r.num);
  let exponent = bitLength(a) - bitLength(r.den);
  if (shift(a, Math.max(0, -exponent)) < shift(r.den, Math.max(0, exponent))) exponent--;
  const step = Math.max(exponent - format.precision + 1, format.minStep);
  const num = shift(a, Math.max(0, -step));
  const den = shift(r.den, Math.max(0, step));
  let q = num / den;
  const twice = (num % den) * 2n;
  if (twice > den || (twice === den && q % 2n === 1n)) q++;
  if (bitLength(q) + step > format.maxExponent + 1) return undefined;
  const signed = r.num < 0n ? -q : q;
  return step >= 0 ? ratOf(shift(signed, step)) : makeRat(signed, shift(1n, -step));
};

/** The nearest JavaScript number. */
export const ratToNumber = (r: Rat): number => {
  const exact = roundRat(r, float64Format);
  if (!exact) return r.num < 0n ? -Infinity : Infinity;
  // Numerator and denominator of a rounded value convert exactly, save where the denominator is beyond the range of doubles.
  const surplus = bitLength(exact.den) - 1000;
  return surplus > 0
    ? Number(exact.num) / Number(exact.den >> BigInt(surplus)) / 2 ** surplus
    : Number(exact.num) / Number(exact.den);
};
