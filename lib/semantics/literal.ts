// Implements the values of basic literals: numbers of every base, runes, and strings with their escapes.

import type { BasicLit } from "../go/ast.ts";
import { complexConst, type ConstValue, floatConst, intConst, type Rat, toFloat, unknownConst } from "./constant.ts";
import { makeRat, ratOf, zeroRat } from "./rat.ts";
import { stringOfBytes } from "./utf8.ts";

/** Powers beyond this are no constants that a program means; they stay unknown. */
const maxExponent = 20_000;

export const literalValue = (lit: BasicLit): ConstValue => {
  switch (lit.lit) {
    case "INT":
      return intLiteral(lit.value);
    case "FLOAT":
      return floatLiteral(lit.value);
    case "IMAG":
      return imaginaryLiteral(lit.value.slice(0, -1));
    case "CHAR":
      return charLiteral(lit.value);
    case "STRING":
      return stringLiteral(lit.value);
  }
};

const intLiteral = (text: string): ConstValue => {
  const digits = text.replaceAll("_", "").toLowerCase();
  const octal = /^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits;
  if (!/^(0x[0-9a-f]+|0b[01]+|0o[0-7]+|[1-9][0-9]*|0)$/.test(octal)) return unknownConst;
  return intConst(BigInt(octal));
};

const floatLiteral = (text: string): ConstValue => {
  const value = floatValue(text.replaceAll("_", "").toLowerCase());
  return value ? floatConst(value) : unknownConst;
};

const floatValue = (text: string): Rat | undefined => {
  const hex = text.startsWith("0x");
  const m = hex ? /^0x([0-9a-f]*)\.?([0-9a-f]*)(?:p([+-]?\d+))?$/.exec(text) : /^(\d*)\.?(\d*)(?:e([+-]?\d+))?$/.exec(text);
  if (!m) return undefined;
  const [, whole = "", fraction = "", power = "0"] = m;
  if (whole + fraction === "") return undefined;
  const exponent = Number(power);
  if (Math.abs(exponent) > maxExponent || text.length > 2 * maxExponent) return undefined;
  const digits = BigInt(hex ? `0x${whole}${fraction}` : whole + fraction);
  const scale = (hex ? 16n : 10n) ** BigInt(fraction.length);
  const factor = (hex ? 2n : 10n) ** BigInt(Math.abs(exponent));
  return exponent < 0 ? makeRat(digits, scale * factor) : makeRat(digits * factor, scale);
};

const imaginaryLiteral = (text: string): ConstValue => {
  // For backward compatibility `0123i` is decimal.
  const decimal = /^[0-9_]+$/.test(text) ? text.replaceAll("_", "").replace(/^0+(?=\d)/, "") : text;
  const int = intLiteral(decimal);
  const part = int.kind === "int" ? floatConst(ratOf(int.value)) : toFloat(floatLiteral(text));
  return part.kind === "float" ? complexConst(zeroRat, part.value) : unknownConst;
};

const charLiteral = (text: string): ConstValue => {
  const body = text.slice(1, -1);
  if (!body.startsWith("\\")) {
    const code = body.codePointAt(0);
    return code === undefined || String.fromCodePoint(code).length !== body.length ? unknownConst : intConst(BigInt(code));
  }
  const escape = readEscape(body, 0);
  return escape && escape.next === body.length ? intConst(BigInt(escape.code)) : unknownConst;
};

const simpleEscapes: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
  v: 11,
  "\\": 92,
  "'": 39,
  '"': 34,
};

interface Escape {
  readonly code: number;
  readonly next: number /** `\x` and octal escapes denote bytes, the others code points. */;
  readonly isByte: boolean;
}

const readEscape = (s: string, at: number): Escape | undefined => {
  const c = s[at + 1] ?? "";
  const simple = simpleEscapes[c];
  if (simple !== undefined) return { code: simple, next: at + 2, isByte: false };
  const [start, length, radix] =
    c === "x"
      ? ([at + 2, 2, 16] as const)
      : c === "u"
        ? ([at + 2, 4, 16] as const)
        : c === "U"
          ? ([at + 2, 8, 16] as const)
          : ([at + 1, 3, 8] as const);
  const digits = s.slice(start, start + length);
  if (digits.length < length || !(radix === 16 ? /^[0-9a-fA-F]+$/ : /^[0-7]+$/).test(digits)) return undefined;
  const code = Number.parseInt(digits, radix);
  const isByte = c === "x" || radix === 8;
  if (isByte ? code > 255 : code > 0x10ffff) return undefined;
  return { code, next: start + length, isByte };
};

/** The value of a string literal, raw or interpreted. */
export const stringLiteral = (text: string): ConstValue => {
  if (text.startsWith("`")) return { kind: "string", value: text.slice(1, -1).replaceAll("\r", "") };
  const body = text.slice(1, -1);
  if (!body.includes("\\")) return { kind: "string", value: body };
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  for (let i = 0; i < body.length; ) {
    if (body[i] !== "\\") {
      const stop = body.indexOf("\\", i);
      const plain = body.slice(i, stop < 0 ? undefined : stop);
      bytes.push(...encoder.encode(plain));
      i += plain.length;
      continue;
    }
    const escape = readEscape(body, i);
    if (!escape) return unknownConst;
    if (escape.isByte) bytes.push(escape.code);
    else bytes.push(...encoder.encode(String.fromCodePoint(escape.code)));
    i = escape.next;
  }
  return stringOfBytes(new Uint8Array(bytes));
};
