// Implements the lowering of constant expressions: the source's own form where each part fits, else the value (idioms.md `const-untyped`).

import type { BasicLit, Expr } from "../../go/ast.ts";
import { temp, type Value } from "../../patterns/value.ts";
import type { RustExpr, RustType } from "../../rust/ast.ts";
import {
  binary,
  bool,
  byte,
  call,
  char,
  isChar,
  isFloat,
  isInt,
  isNumeric,
  isString,
  neg,
  num,
  pathExpr,
  simpleName,
  str,
  t,
} from "../../rust/factory.ts";
import { textEnumOf } from "../../plan/enums.ts";
import type { ConstValue, Rat } from "../../semantics/constant.ts";
import { underlying } from "../../semantics/predicates.ts";
import { ratToNumber } from "../../semantics/rat.ts";
import { literalAs } from "../coerce.ts";
import type { Type } from "../../semantics/types.ts";
import type { Emitter } from "../emitter.ts";
import { innerType, isNewtype, wrappedIn } from "../newtype.ts";
import { flagNamed, flagsConst } from "./flags.ts";

export function lowerConst(e: Expr, ctx: Emitter, want?: RustType): Value | undefined {
  const c = ctx.info.constOf(e);
  if (!c || c.kind === "unknown") return undefined;
  const text = textVariant(e, c, ctx);
  if (text) return text;
  const named = namedConst(e, ctx);
  if (named) return isNewtype(ctx.info.typeOf(e), ctx) ? intoNewtype(named, ctx.info.typeOf(e), ctx) : named;
  const counted = c.kind === "int" ? variantOfValue(e, c.value, ctx) : undefined;
  if (counted) return counted;
  if (c.kind === "complex") return ctx.unsupported(e, "FG0101", { what: "a complex constant" });
  const goType = ctx.info.typeOf(e);
  if (isNewtype(goType, ctx)) return wrapped(e, goType, c, ctx);
  if (c.kind === "bool") return temp(bool(c.value), t.bool);
  if (c.kind === "string") return stringConst(e, c, ctx);
  const type = typeFor(e, ctx, want);
  // A library's own number type, such as a duration: its package writes it.
  if (!isNumeric(type) && !isChar(type)) return undefined;
  const wide = !want && c.kind === "int" && isInt(type) && (c.value >= 2n ** 31n || c.value < -(2n ** 31n));
  return temp(wide ? suffixed(numberExpr(e, c, type, ctx), type) : numberExpr(e, c, type, ctx), type, {
    literal: !isChar(type) && type.kind === "PathType" && (isLength(e, ctx) || !mentionsTyped(e, ctx)),
  });
}

/** `len(array)` is written as its number, which a `usize` beside it takes as well. */
const isLength = (e: Expr, ctx: Emitter): boolean =>
  e.kind === "CallExpr" && ["len", "cap"].includes(ctx.info.builtinOf(e) ?? "");

/** A text of a closed set, by whatever name or literal it is given. */
function textVariant(e: Expr, c: ConstValue, ctx: Emitter): Value | undefined {
  const type = ctx.info.typeOf(e);
  const set = textEnumOf(type, ctx.plan);
  if (!set) return undefined;
  const v = set.variants.find((x) => c.kind === "string" && x.text === c.value);
  return v
    ? temp(pathExpr(`${ctx.plan.names.of(set.type)}::${v.name}`), ctx.rustType(type))
    : ctx.unsupported(e, "FG0101", { what: `a text that is none of \`${set.type.name}\`` });
}

/** A constant without a type of its own takes that of its place: `Perm(MASK as u8)`. */
function intoNewtype(named: Value, goType: Type, ctx: Emitter): Value {
  const [type, inner] = [ctx.rustType(goType), innerType(goType, ctx)];
  return ctx.coerce(isNumeric(named.type) && isNumeric(inner) ? ctx.coerce(named, inner) : named, type);
}

/** `Celsius(36.6)`: a constant of a tuple struct. */
function wrapped(e: Expr, goType: Type, c: ConstValue, ctx: Emitter): Value | undefined {
  const flags = flagsConst(e, goType, ctx);
  if (flags) return temp(flags, ctx.rustType(goType));
  const inner = innerType(goType, ctx);
  const type = ctx.rustType(goType);
  const value = isNumeric(inner)
    ? temp(numberExpr(e, c, inner, ctx), inner)
    : c.kind === "string"
      ? stringConst(e, c, ctx)
      : constantValue(c, inner);
  if (value && isString(inner)) return temp(wrappedIn(type, ctx.coerce(value, inner).expr), type);
  return value && type.kind === "PathType" ? temp(call({ kind: "PathExpr", path: type.path }, [value.expr]), type) : undefined;
}

/** A constant of the snippet or of the standard library, by name. */
function namedConst(e: Expr, ctx: Emitter): Value | undefined {
  const id = e.kind === "Ident" ? e : e.kind === "SelectorExpr" ? e.sel : undefined;
  const obj = id && ctx.info.objectOf(id);
  if (obj?.kind !== "Const") return undefined;
  if (obj.pkg) {
    const std = e.kind === "SelectorExpr" ? ctx.input.std.valueOf(obj.pkg, obj.name) : undefined;
    return std && e.kind === "SelectorExpr" ? std(ctx, e) : undefined;
  }
  if (obj.pkg === undefined) return undefined;
  const variant = enumVariant(obj.type, obj.name, ctx);
  if (variant) return variant;
  const flag = flagNamed(obj, ctx);
  if (flag) return temp(flag, ctx.rustType(obj.type));
  if (isNewtype(obj.type, ctx) && isString(innerType(obj.type, ctx))) return undefined;
  if (isNewtype(obj.type, ctx)) return temp(pathExpr(ctx.plan.names.of(obj)), ctx.rustType(obj.type));
  if (!ctx.info.declOf(obj)) return undefined;
  if (obj.value.kind === "string") return temp(pathExpr(ctx.plan.names.of(obj)), t.ref(t.str, "'static"));
  return temp(pathExpr(ctx.plan.names.of(obj)), ctx.plan.integers.isUsize(obj) ? t.usize : ctx.rustType(obj.type));
}

function enumVariant(type: import("../../semantics/types.ts").Type, name: string, ctx: Emitter): Value | undefined {
  if (type.kind !== "Named") return undefined;
  const plan = ctx.plan.enumOf(type.obj);
  const v = plan?.variants.find((x) => x.constant === name);
  return v ? temp(pathExpr(`${ctx.plan.names.of(type.obj)}::${v.name}`), ctx.rustType(type)) : undefined;
}

/** `North + 1`: the variant that has this value. */
function variantOfValue(e: Expr, value: bigint, ctx: Emitter): Value | undefined {
  const type = ctx.info.typeOf(e);
  const plan = type.kind === "Named" ? ctx.plan.enumOf(type.obj) : undefined;
  if (!plan?.variants.some((x) => x.constant !== undefined)) return undefined;
  const v = plan.variants.find((x) => x.value === value);
  return v
    ? temp(pathExpr(`${ctx.plan.names.of(plan.type)}::${v.name}`), ctx.rustType(type))
    : ctx.unsupported(e, "FG0101", { what: `a value that no constant of \`${plan.type.name}\` has` });
}

function stringConst(e: Expr, c: Extract<ConstValue, { kind: "string" }>, ctx: Emitter): Value {
  if (c.bytes) return ctx.unsupported(e, "FG0101", { what: "a string that is not UTF-8" });
  const raw = e.kind === "BasicLit" && e.value.startsWith("`") && (c.value.includes("\\") || c.value.includes('"'));
  return temp(raw ? { kind: "LitExpr", lit: { kind: "str", value: c.value, raw: true } } : str(c.value), t.ref(t.str, "'static"));
}

/** An untyped or literal number takes the type of its place; a typed one keeps its own. */
function typeFor(e: Expr, ctx: Emitter, want?: RustType): RustType {
  const own = ctx.plan.integers.formOf(e) === "usize" ? t.usize : ctx.rustType(ctx.info.typeOf(e));
  if (want && isNumeric(want) && (isNumeric(own) || isChar(own)) && !(isChar(own) && !isInt(want))) return want;
  if (want && isChar(want) && isInt(own)) return want;
  return own;
}

/** Names a typed constant inside, so that it is not free to take another type. */
const mentionsTyped = (e: Expr, ctx: Emitter): boolean =>
  ctx.facts.nodesOf("Ident", e).some((id) => ctx.info.objectOf(id)?.kind === "Const") ||
  ctx.facts.nodesOf("CallExpr", e).length > 0;

/** A constant known only by its value, e.g. by `iota`. */
export function constantValue(c: ConstValue, type: RustType): Value | undefined {
  if (c.kind === "bool") return temp(bool(c.value), t.bool);
  if (c.kind === "string") return temp(str(c.value), t.ref(t.str, "'static"));
  if (c.kind === "int") return temp(isChar(type) ? char(String.fromCodePoint(Number(c.value))) : intExpr(c.value, type), type);
  return c.kind === "float"
    ? temp(isFloat(type) ? floatExpr(c.value, type) : intExpr(c.value.num / c.value.den, type), type)
    : undefined;
}

/** Nothing says its type, and Rust's own default would be too narrow. */
/** A bare number that a method is called on says its type. */
export function suffixed(e: RustExpr, type: RustType): RustExpr {
  if (e.kind === "LitExpr" && e.lit.kind === "num")
    return num(e.lit.text, type.kind === "PathType" ? type.path.segments[0]?.name : undefined);
  return e.kind === "UnaryExpr" ? { ...e, expr: suffixed(e.expr, type) } : e;
}

/** A Unicode scalar value: what a `char` can hold. */
const isScalar = (n: bigint): boolean => n >= 0n && n <= 0x10ffffn && !(n >= 0xd800n && n <= 0xdfffn);

function numberExpr(e: Expr, c: ConstValue, type: RustType, ctx: Emitter): RustExpr {
  const shaped = shapedExpr(e, type, ctx);
  if (shaped) return shaped;
  if (c.kind === "int" && isChar(type))
    return isScalar(c.value)
      ? char(String.fromCodePoint(Number(c.value)))
      : ctx.unsupported(e, "FG0101", { what: "a rune that is no character" }).expr;
  if (c.kind === "int") return intExpr(c.value, type);
  if (c.kind === "float") return isFloat(type) ? floatExpr(c.value, type) : intExpr(c.value.num / c.value.den, type);
  return num("0");
}

function intExpr(v: bigint, type: RustType): RustExpr {
  const text = isFloat(type) ? `${abs(v)}.0` : grouped(abs(v));
  return v < 0n ? neg(num(text)) : num(text);
}
const abs = (v: bigint): bigint => (v < 0n ? -v : v);

/** `1_000_000`: clippy and readers like groups from five digits on. */
const grouped = (v: bigint): string => {
  const digits = v.toString();
  return digits.length < 6 ? digits : digits.replace(/\B(?=(\d{3})+$)/g, "_");
};

function floatExpr(r: Rat, type: RustType): RustExpr {
  const value = ratToNumber(r);
  const whole = Number.isInteger(value) && Math.abs(value) < 1e16 && simpleName(type) !== "f32";
  const text = whole ? `${Math.abs(value)}.0` : shortest(Math.abs(value), type);
  return value < 0 ? neg(num(text)) : num(text);
}

/** As few digits as tell a float from its neighbours: more of them say what the type does not hold. */
function shortest(value: number, type: RustType): string {
  const digits = simpleName(type) === "f32" ? [1, 2, 3, 4, 5, 6, 7, 8, 9] : [];
  const found = digits.map((n) => Number(Math.fround(value).toPrecision(n))).find((x) => Math.fround(x) === Math.fround(value));
  const text = String(found ?? value);
  return /^\d+$/.test(text) ? `${text}.0` : text;
}

const digitsOf = (text: string): number => text.replace(/e.*/i, "").replace(/\D/g, "").replace(/^0+/, "").length;

/** Keeps `1 << 10`, `60 * 60`, `'a'`, `0xff` as the author wrote them. */
function shapedExpr(e: Expr, type: RustType, ctx: Emitter): RustExpr | undefined {
  switch (e.kind) {
    case "BasicLit":
      return literal(e, type);
    case "ParenExpr":
      return shapedExpr(e.x, type, ctx);
    case "UnaryExpr": {
      const x = e.op === "-" && isNumeric(type) ? shapedExpr(e.x, type, ctx) : undefined;
      return x && neg(x);
    }
    case "BinaryExpr": {
      // `x / (1 << 32)` with a float x: only the value is a float.
      if (e.op === "<<" && isFloat(type)) return undefined;
      if (!["+", "-", "*", "<<"].includes(e.op) || !isNumeric(type) || !fits(ctx.info.constOf(e.x), type)) return undefined;
      const l = operand(e.x, type, ctx);
      const r = operand(e.y, e.op === "<<" ? t.i64 : type, ctx);
      return l && r ? binary(l, e.op as "+", r) : undefined;
    }
    default:
      return undefined;
  }
}

function operand(e: Expr, type: RustType, ctx: Emitter): RustExpr | undefined {
  const named = namedConst(e, ctx);
  if (named) return named.literal || JSON.stringify(named.type) === JSON.stringify(type) ? named.expr : undefined;
  return shapedExpr(e, type, ctx);
}

function fits(c: ConstValue | undefined, type: RustType): boolean {
  if (c?.kind !== "int") return isFloat(type);
  // `1 - 3 + 5` has a part that no unsigned type holds.
  if (c.value < 0n && /^u/.test(simpleName(type) ?? "")) return false;
  return isFloat(type) || abs(c.value) < 2n ** 31n;
}

function literal(e: BasicLit, type: RustType): RustExpr | undefined {
  if (e.lit === "CHAR") return charLiteral(e.value, type);
  if (e.lit === "INT") {
    const text = e.value.toLowerCase();
    if (isChar(type)) return undefined;
    const digits = /^0[0-7_]+$/.test(text) && text !== "0" ? `0o${text.replace(/^0_?/, "")}` : text;
    return literalAs(num(/^\d{6,}$/.test(digits) ? grouped(BigInt(digits)) : digits), type);
  }
  if (e.lit === "FLOAT" && /^\d[\d_]*\.\d+$/.test(e.value)) {
    const known = shortest(Number(e.value.replaceAll("_", "")), type);
    return literalAs(num(isFloat(type) && digitsOf(e.value) > Math.max(digitsOf(known), 6) ? known : e.value), type);
  }
  return undefined;
}

function charLiteral(text: string, type: RustType): RustExpr | undefined {
  const value = decodeChar(text);
  if (value === undefined) return undefined;
  if (isChar(type)) return char(value);
  const code = value.codePointAt(0) ?? 0;
  if (type.kind === "PathType" && type.path.segments[0]?.name === "u8" && code < 128) return byte(code);
  return isInt(type) ? undefined : undefined;
}

const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  "\\": "\\",
  "'": "'",
  a: "\x07",
  b: "\b",
  f: "\f",
  v: "\v",
};

function decodeChar(text: string): string | undefined {
  const body = text.slice(1, -1);
  if (!body.startsWith("\\")) return body;
  const simple = escapes[body.slice(1)];
  if (simple !== undefined) return simple;
  const hex = /^\\[xuU]([0-9a-fA-F]+)$/.exec(body);
  const octal = /^\\([0-7]{3})$/.exec(body);
  const code = hex?.[1] ? Number.parseInt(hex[1], 16) : octal?.[1] ? Number.parseInt(octal[1], 8) : undefined;
  return code === undefined || (code >= 0xd800 && code < 0xe000) ? undefined : String.fromCodePoint(code);
}

export const isStringConst = (e: Expr, ctx: Emitter): boolean => {
  const u = underlying(ctx.info.typeOf(e));
  return ctx.info.constOf(e)?.kind === "string" && u.kind === "Basic";
};
