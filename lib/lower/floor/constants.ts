// Implements constants on the floor: their exact value, as a literal of the Rust type.

import type { Expr, GenDecl, Ident } from "../../go/ast.ts";
import type { RustExpr } from "../../rust/ast.ts";
import {
  bool,
  byte,
  bytes,
  call,
  cast,
  char,
  float,
  int,
  isFloat,
  pathExpr,
  simpleName,
  str,
  t,
  typeText,
} from "../../rust/factory.ts";
import { type ConstValue, imagPart, realPart, toFloat, toInt } from "../../semantics/constant.ts";
import type { ConstObj } from "../../semantics/objects.ts";
import { defaultType, underlying } from "../../semantics/predicates.ts";
import { float32Format, ratToNumber, roundRat } from "../../semantics/rat.ts";
import type { Type } from "../../semantics/types.ts";
import { constantNamed, isNearConstant, quotient } from "../near-constants.ts";
import { coreItem, type Floor } from "./context.ts";
import { uintptr } from "./zero.ts";

/** `suffix`: nothing around the literal says its type. */
export function constant(e: Expr, c: ConstValue, f: Floor, suffix = false): RustExpr {
  const type = f.typeOf(e);
  return namedConstant(e, type, f) ?? character(e, c, type, f) ?? literalOf(c, type, f, suffix);
}

/** `'a'` is written as the character that it is. */
function character(e: Expr, c: ConstValue, type: Type, f: Floor): RustExpr | undefined {
  if (e.kind === "ParenExpr") return character(e.x, c, type, f);
  if (e.kind !== "BasicLit" || e.lit !== "CHAR" || c.kind !== "int") return undefined;
  const code = Number(c.value);
  const name = simpleName(f.rust(underlying(defaultType(type))));
  const made =
    name === "u8" && code < 128
      ? byte(code)
      : name === "i32" && (code < 0xd800 || code > 0xdfff)
        ? cast(char(String.fromCodePoint(code)), t.i32)
        : undefined;
  return made && f.types.isWrapper(type) ? call(pathOf(type, f), [made]) : made;
}

/** A constant of the program by its name, where it has the type that is wanted. */
function namedConstant(e: Expr, type: Type, f: Floor): RustExpr | undefined {
  if (e.kind === "ParenExpr") return namedConstant(e.x, type, f);
  const obj = e.kind === "Ident" ? f.info.objectOf(e) : undefined;
  if (obj?.kind !== "Const" || obj.pkg !== "" || !hasItem(obj, f)) return undefined;
  if (typeText(f.rust(obj.type)) !== typeText(f.rust(type))) return undefined;
  const path = pathExpr(f.names.of(obj));
  if (obj.value.kind !== "string") return path;
  const text = call(coreItem("Str", "from"), [path]);
  return f.types.isWrapper(type) ? call(pathExpr(f.types.nameOf(type)), [text]) : text;
}

/** A constant gets an item where Rust can say it once, with one type. */
export function hasItem(obj: ConstObj, f: Floor): boolean {
  if (obj.name === "_" || obj.value.kind === "unknown" || obj.value.kind === "complex") return false;
  if (obj.value.kind === "string") return obj.value.bytes === undefined;
  const u = underlying(defaultType(obj.type));
  if (u.kind !== "Basic" || !f.info.declOf(obj)) return false;
  if (obj.value.kind === "bool") return true;
  const whole = toInt(obj.value);
  if (u.basic.startsWith("float")) return Number.isFinite(ratToNumber(rational(obj.value)));
  return whole.kind === "int" && whole.value >= -(2n ** 63n) && whole.value < (u.basic.startsWith("u") ? 2n ** 64n : 2n ** 63n);
}

/** Constants of a group go together: those that nobody reads are part of what the others say. */
export function isKept(obj: ConstObj, group: GenDecl, f: Floor): boolean {
  if (f.isRead(obj)) return true;
  const kept = group.specs.some((s) => s.kind === "ValueSpec" && s.names.some((id) => isReadHere(id, f)));
  f.hasUnread ||= kept;
  return kept;
}

const isReadHere = (id: Ident, f: Floor): boolean => {
  const obj = f.info.objectOf(id);
  return obj?.kind === "Const" && hasItem(obj, f) && f.isRead(obj);
};

export function literalOf(c: ConstValue, type: Type, f: Floor, suffix = false): RustExpr {
  const plain = plainLiteral(c, type, f, suffix);
  return f.types.isWrapper(type) ? call(pathOf(type, f), [plain]) : plain;
}

const pathOf = (type: Type, f: Floor): RustExpr => {
  const rust = f.rust(type);
  return rust.kind === "PathType" ? { kind: "PathExpr", path: rust.path } : pathExpr("_");
};

function plainLiteral(c: ConstValue, type: Type, f: Floor, suffix: boolean): RustExpr {
  if (c.kind === "bool") return bool(c.value);
  if (c.kind === "string")
    return c.bytes ? call(coreItem("Str", "bytes"), [bytes([...c.bytes])]) : call(coreItem("Str", "from"), [str(c.value)]);
  const u = underlying(defaultType(type));
  const rust = f.rust(u);
  const name = simpleName(rust) ?? "isize";
  if (u.kind === "Basic" && u.basic.startsWith("complex")) {
    const single = u.basic === "complex64";
    const part = (x: ConstValue): RustExpr => number(ratToNumber(rational(x)), single);
    return call(coreItem(single ? "Complex64" : "Complex128", "new"), [part(realPart(c)), part(imagPart(c))]);
  }
  if (isFloat(rust)) return floatLiteral(c, name, suffix);
  const whole = toInt(c);
  const value = whole.kind === "int" ? whole.value : 0n;
  if (u.kind === "Basic" && u.basic === "uintptr") return call(uintptr, [int(value)]);
  return int(grouped(value), suffix ? name : undefined);
}

const rational = (c: ConstValue) => {
  const x = toFloat(c);
  return x.kind === "float" ? x.value : { num: 0n, den: 1n };
};

function floatLiteral(c: ConstValue, name: string, suffix: boolean): RustExpr {
  const exact = rational(c);
  const single = name === "f32";
  const value = ratToNumber(single ? (roundRat(exact, float32Format) ?? exact) : exact);
  return number(value, single, suffix ? name : undefined);
}

/** Shortest digits that give the number back. */
function number(value: number, single: boolean, suffix?: string): RustExpr {
  const size = Math.abs(value);
  const known = single ? undefined : constantNamed(size);
  if (known) {
    const path = pathExpr(`std::f64::consts::${known}`);
    return value < 0 ? { kind: "UnaryExpr", op: "-", expr: path } : path;
  }
  const digits = single
    ? shortestSingle(size)
    : Number.isInteger(size) && size < 1e16
      ? size.toFixed(1)
      : String(size).replace("e+", "e");
  const negative = value < 0 || Object.is(value, -0);
  if (isNearConstant(digits)) return quotient(digits, negative, suffix);
  return float(negative ? `-${digits}` : digits, suffix);
}

function shortestSingle(value: number): string {
  for (let digits = 1; digits <= 9; digits++) {
    const text = value.toPrecision(digits);
    if (Math.fround(Number(text)) === value) return /[.e]/.test(text) ? text.replace("e+", "e") : `${text}.0`;
  }
  return String(value);
}

function grouped(v: bigint): string {
  const digits = (v < 0n ? -v : v).toString();
  return (v < 0n ? "-" : "") + (digits.length < 6 ? digits : digits.replace(/\B(?=(\d{3})+$)/g, "_"));
}
