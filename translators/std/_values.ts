// Implements what the std packages share: operands by wanted type, text patterns, function arguments, fresh results.

import type { BasicLit, Expr } from "../../lib/go/ast.ts";
import type { EmitContext, StdCall, StdLowering } from "../../lib/patterns/kit.ts";
import { temp, type Value } from "../../lib/patterns/value.ts";
import type { RustExpr, RustStmt, RustType } from "../../lib/rust/ast.ts";
import {
  array,
  char,
  closure,
  isRef,
  isRefStr,
  isStr,
  isString,
  letStmt,
  local,
  methodCall,
  p,
  pathExpr,
  refCellInner,
  rcInner,
  simpleName,
  stripRefs,
  t,
} from "../../lib/rust/factory.ts";
import type { VarObj } from "../../lib/semantics/objects.ts";

export const refStr: RustType = t.ref(t.str);
export const staticStr: RustType = t.ref(t.str, "'static");

/** The argument at a place; a call that compiles in Go has it. */
export const argOf = (c: StdCall, i: number): Expr => c.args[i]!;

/** A fresh value made of several operands, evaluated in Go's order. */
export function combine(
  ctx: EmitContext,
  operands: readonly Value[],
  type: RustType,
  build: (...exprs: RustExpr[]) => RustExpr,
  borrows: readonly VarObj[] = [],
): Value {
  const { before, exprs } = ctx.sequence(operands);
  return temp(build(...exprs), type, { before, borrows });
}

/** Several values that the operand may be read by, without losing what runs before it. */
export const withBefore = (v: Value, before: readonly RustStmt[]): Value =>
  before.length === 0 ? v : { ...v, before: [...before, ...v.before] };

// ---- Constants

export const unparen = (e: Expr): Expr => (e.kind === "ParenExpr" ? unparen(e.x) : e);

export const constString = (ctx: EmitContext, e: Expr): string | undefined => {
  const value = ctx.info.constOf(e);
  return value?.kind === "string" && !value.bytes ? value.value : undefined;
};
export const constInt = (ctx: EmitContext, e: Expr): bigint | undefined => {
  const value = ctx.info.constOf(e);
  return value?.kind === "int" ? value.value : undefined;
};
export const literalOf = (e: Expr): BasicLit | undefined => {
  const inner = unparen(e);
  return inner.kind === "BasicLit" ? inner : undefined;
};

// ---- Text

/** Places and temporaries of text: methods of `str` apply to them as they are. */
export const textOf = (ctx: EmitContext, e: Expr): Value => ctx.peek(e);
export const strOf = (ctx: EmitContext, e: Expr): Value => ctx.expr(e, refStr);

/** A value that the result will borrow from, with the variables that it is rooted at: `s` for `&s`. */
export function lender(ctx: EmitContext, e: Expr): Value {
  const v = ctx.borrow(e);
  if (v.expr.kind !== "RefExpr" || v.type.kind !== "RefType") return v;
  return { ...v, expr: v.expr.expr, type: v.type.inner, place: isPlace(v.expr.expr) };
}
const isPlace = (e: RustExpr): boolean =>
  e.kind === "PathExpr" ||
  e.kind === "IndexExpr" ||
  e.kind === "FieldExpr" ||
  (e.kind === "UnaryExpr" && e.op === "*") ||
  (e.kind === "ParenExpr" && isPlace(e.expr));

/** As `lender`; a temporary gets a name first, so that it lives long enough. */
export function lastingLender(ctx: EmitContext, e: Expr, hint: string): Value {
  const v = lender(ctx, e);
  if (v.place || v.type.kind === "RefType" || isStr(v.type)) return v;
  const name = ctx.fresh(hint);
  return { ...v, before: [...v.before, letStmt(name, v.expr)], expr: local(name), place: true, movable: false };
}

/** A part of a text: borrowed from a place, owned where the text is a temporary. */
export function partOf(
  ctx: EmitContext,
  whole: Value,
  others: readonly Value[],
  build: (...exprs: RustExpr[]) => RustExpr,
): Value {
  const owned = !whole.place && isString(whole.type);
  const { before, exprs } = ctx.sequence([whole, ...others]);
  const part = build(...exprs);
  if (owned) return temp(methodCall(part, "to_string"), t.string, { before });
  const type = whole.type.kind === "RefType" && whole.type.lifetime === "'static" ? staticStr : refStr;
  return temp(part, type, { before, borrows: whole.borrows });
}

const chars = (text: string): string[] => [...text];

/** What `find`, `split` and `contains` look for: one character as `'x'`, longer text as `&str`. */
export function patternOf(ctx: EmitContext, e: Expr): Value {
  const text = constString(ctx, e);
  if (text !== undefined && literalOf(e) && chars(text).length === 1) return temp(char(text), t.char);
  return strOf(ctx, e);
}

/** A set of characters (`strings.Trim`'s cutset): `'x'`, `['x', 'y']`, or a test of membership. */
export function cutsetOf(ctx: EmitContext, e: Expr): Value {
  const text = constString(ctx, e);
  if (text !== undefined) {
    const set = [...new Set(chars(text))];
    return set.length === 1 ? temp(char(set[0]!), t.char) : temp(array(set.map(char)), t.array(t.char, set.length));
  }
  const v = strOf(ctx, e);
  return { ...v, expr: closure(["c"], methodCall(v.expr, "contains", [local("c")])), type: t.infer };
}

export const charOf = (ctx: EmitContext, e: Expr): Value => {
  const value = constInt(ctx, e);
  return value !== undefined && literalOf(e) && isScalar(value)
    ? temp(char(String.fromCodePoint(Number(value))), t.char)
    : ctx.expr(e, t.char);
};
const isScalar = (n: bigint): boolean => n >= 0n && n <= 0x10ffffn && !(n >= 0xd800n && n <= 0xdfffn);

/** A byte as the character that it stands for, if it is ASCII. */
export const asciiOf = (ctx: EmitContext, e: Expr): Value | undefined => {
  const value = constInt(ctx, e);
  return value !== undefined && value < 128n ? temp(char(String.fromCodePoint(Number(value))), t.char) : undefined;
};

export const isAscii = (text: string): boolean => [...text].every((c) => c.codePointAt(0)! < 128);

// ---- Numbers

/** An operand that a method of numbers is called on: a bare literal needs its type said. */
export function numberRecv(ctx: EmitContext, e: Expr, type: RustType): Value {
  const v = ctx.expr(e, type);
  return { ...v, expr: typedNumber(v.expr, type) };
}
export function typedNumber(e: RustExpr, type: RustType): RustExpr {
  const suffix = simpleName(type);
  if (suffix === undefined) return e;
  if (e.kind === "LitExpr" && e.lit.kind === "num" && e.lit.suffix === undefined) return { ...e, lit: { ...e.lit, suffix } };
  if (e.kind === "UnaryExpr" && e.op === "-") return { ...e, expr: typedNumber(e.expr, type) };
  if (e.kind === "BinaryExpr") return { ...e, left: typedNumber(e.left, type) };
  if (e.kind === "ParenExpr") return { ...e, expr: typedNumber(e.expr, type) };
  return e;
}

/** A list that is only looked at needs no `vec!` around its elements. */
export function withoutVec(e: RustExpr): RustExpr {
  if (e.kind !== "MacroExpr" || e.name !== "vec" || e.repeat || e.args.length === 0) return e;
  return array(e.args as readonly RustExpr[]);
}
export function listOf(ctx: EmitContext, e: Expr): Value {
  const v = ctx.peek(e);
  return { ...v, expr: withoutVec(v.expr) };
}

// ---- Functions as arguments

/** Functions of std that stand as values, with the Rust path that has their shape. */
const functionPaths: Readonly<Record<string, string>> = {
  "unicode.IsLetter": "char::is_alphabetic",
  "unicode.IsSpace": "char::is_whitespace",
  "unicode.IsUpper": "char::is_uppercase",
  "unicode.IsLower": "char::is_lowercase",
  "unicode.IsNumber": "char::is_numeric",
  "unicode.IsControl": "char::is_control",
};
const functionMethods: Readonly<Record<string, string>> = {
  "unicode.IsDigit": "is_ascii_digit",
  "unicode.IsPunct": "is_ascii_punctuation",
};

/** A function argument in place: a closure with these parameters, a std function, or any other function value. */
export function functionOf(ctx: EmitContext, e: Expr, params: readonly RustType[], ret?: RustType): Value {
  const key = stdFunctionOf(ctx, e);
  const path = key === undefined ? undefined : functionPaths[key];
  if (path !== undefined) return temp(pathExpr(path), t.infer);
  const method = key === undefined ? undefined : functionMethods[key];
  if (method !== undefined) {
    return temp(closure([{ pat: p.ident("c"), type: t.char }], methodCall(local("c"), method)), t.infer);
  }
  const hints = parameterNames(ctx, e, params.length);
  const made = ctx.closure(
    e,
    params.map((type, i) => ({ pat: hints[i] === "_" ? p.wild : p.ident(hints[i] ?? "x"), type })),
    ret,
  );
  return made ?? ctx.expr(e);
}

/** `unicode.IsSpace` written as a value. */
export function stdFunctionOf(ctx: EmitContext, e: Expr): string | undefined {
  const f = unparen(e);
  if (f.kind !== "SelectorExpr" || f.x.kind !== "Ident") return undefined;
  const pkg = ctx.info.packageOf(f.x);
  return pkg && `${pkg.path}.${f.sel.name}`;
}

function parameterNames(ctx: EmitContext, e: Expr, count: number): readonly string[] {
  const f = unparen(e);
  const idents = f.kind === "FuncLit" ? f.type.params.list.flatMap((field) => field.names) : [];
  return Array.from({ length: count }, (_, i) => {
    const id = idents[i];
    const obj = id && ctx.info.objectOf(id);
    if (id?.name === "_") return "_";
    return obj?.kind === "Var" ? ctx.nameOf(obj) : count === 1 ? "x" : i === 0 ? "a" : "b";
  });
}

// ---- References

/** `&x` where `x` is no reference already. */
export const reference = (v: Value): RustExpr =>
  v.type.kind === "RefType" || isRefLiteral(v) ? v.expr : { kind: "RefExpr", mut: false, expr: v.expr };
const isRefLiteral = (v: Value): boolean => v.expr.kind === "LitExpr" && v.expr.lit.kind === "str";

export const isText = (type: RustType): boolean => {
  const inner = stripRefs(type);
  return isString(inner) || isRefStr(type) || (isRef(type) && isRefStr(t.ref(inner)));
};
export const isShared = (type: RustType): boolean => rcInner(type) !== undefined || refCellInner(type) !== undefined;

// ---- Lowerings in rows

/** `x.method()` of the first argument, which is only read. */
export const onText =
  (method: string, type: RustType): StdLowering =>
  (c, ctx) =>
    combine(ctx, [textOf(ctx, argOf(c, 0))], type, (s) => methodCall(s!, method));
/** `s.method(pattern)`. */
export const withPattern =
  (method: string, type: RustType): StdLowering =>
  (c, ctx) =>
    combine(ctx, [textOf(ctx, argOf(c, 0)), patternOf(ctx, argOf(c, 1))], type, (s, pattern) =>
      methodCall(s!, method, [pattern!]),
    );
/** An index or -1, of an `Option<usize>`. */
export const indexOrMinusOne = (found: RustExpr): RustExpr =>
  methodCall(found, "map_or", [
    { kind: "UnaryExpr", op: "-", expr: { kind: "LitExpr", lit: { kind: "num", text: "1" } } },
    closure(["i"], { kind: "CastExpr", expr: local("i"), type: t.i64 }),
  ]);

export const collectVec = (iter: RustExpr): RustExpr => methodCall(iter, "collect", [], { turbofish: [t.vec(t.infer)] });
