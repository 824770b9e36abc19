// Implements the default lowering of binary expressions: numbers of one type on both sides, strings, nil, comparisons.

import { lowestBitOf } from "../../analysis/numbers/bits.ts";
import { changesGlobal } from "../../analysis/written-globals.ts";
import type { BinaryExpr, BinaryOp, Expr, Ident } from "../../go/ast.ts";
import { temp, type Value } from "../../patterns/value.ts";
import type { RustBinaryOp, RustExpr, RustType } from "../../rust/ast.ts";
import {
  argsOf,
  binary,
  isChar,
  isFloat,
  isInt,
  isNumeric,
  isString,
  letStmt,
  local,
  methodCall,
  not,
  num,
  sameType,
  ref,
  simpleName,
  t,
} from "../../rust/factory.ts";
import { isAny } from "../../plan/any-values.ts";
import type { Sum } from "../../plan/integers/sums.ts";
import { isInteger, underlying } from "../../semantics/predicates.ts";
import type { Type } from "../../semantics/types.ts";
import { consume } from "../coerce.ts";
import type { Emitter } from "../emitter.ts";
import { changedByCalls, isReadLate } from "./reads-beside-calls.ts";
import { isFlags, isNewtype, newtypeInner, unwrapped, wrappedIn } from "../newtype.ts";
import { concat } from "./concat.ts";
import { isNil, lowerNilCheck } from "./nil-check.ts";
import { emptiness } from "./emptiness.ts";
import { suffixed } from "./constant.ts";
import { wrappingMethod } from "./op-assign.ts";
import { flagsCombined } from "./flags.ts";
import { rangeTest } from "./range-test.ts";
import { comparePointers } from "./identity.ts";

const comparisons: ReadonlySet<BinaryOp> = new Set(["==", "!=", "<", "<=", ">", ">="]);

export function lowerBinary(e: BinaryExpr, ctx: Emitter, want?: RustType): Value {
  if (e.op === "&&" || e.op === "||") return lowerLogical(e, ctx);
  if (comparisons.has(e.op)) return lowerComparison(e, ctx);
  const type = underlying(ctx.info.typeOf(e));
  if (type.kind === "Basic" && (type.basic === "string" || type.basic === "untyped string")) return concat(e, ctx);
  if (e.op === "<<" || e.op === ">>") return lowerShift(e, ctx, want);
  return lowerArith(e, ctx, want);
}

/** The right side runs only sometimes: what must run before it goes into a block of its own. */
function lowerLogical(e: BinaryExpr, ctx: Emitter): Value {
  if (isNilAndEmpty(e, ctx)) return ctx.peek(e.y);
  const l = ctx.derefd(ctx.peek(e.x));
  const r = ctx.derefd(ctx.peek(e.y));
  const within = r.before.length === 0 ? rangeTest(l.expr, e.op as "&&", r.expr) : undefined;
  if (within) return temp(within, t.bool, { before: l.before });
  const right: RustExpr = r.before.length > 0 ? { kind: "Block", stmts: [...r.before], tail: r.expr } : r.expr;
  return temp(binary(l.expr, e.op as RustBinaryOp, right), t.bool, { before: l.before });
}

/** `xs == nil || len(xs) == 0`: the length of nil is zero, so that the second question has the answer to the first. */
function isNilAndEmpty({ x, op, y }: BinaryExpr, ctx: Emitter): boolean {
  const isOr = op === "||";
  if (x.kind !== "BinaryExpr" || x.op !== (isOr ? "==" : "!=") || !isNil(x.y, ctx) || x.x.kind !== "Ident") return false;
  if (!["Slice", "Map"].includes(underlying(ctx.info.typeOf(x.x)).kind) || y.kind !== "BinaryExpr") return false;
  const [list] = y.x.kind === "CallExpr" && ctx.info.builtinOf(y.x) === "len" ? y.x.args : [];
  const bound = ctx.info.constOf(y.y);
  if (list?.kind !== "Ident" || ctx.info.objectOf(list) !== ctx.info.objectOf(x.x) || bound?.kind !== "int") return false;
  const isZero = bound.value === 0n;
  if (isOr) return (y.op === "==" && isZero) || (y.op === "<" && bound.value > 0n);
  return (y.op === "!=" && isZero) || (y.op === ">" && bound.value >= 0n);
}

// ---- comparison

function lowerComparison(e: BinaryExpr, ctx: Emitter): Value {
  if (isNil(e.y, ctx)) return lowerNilCheck(e.x, e.op, ctx);
  if (isNil(e.x, ctx)) return lowerNilCheck(e.y, e.op, ctx);
  const empty = emptiness(e, ctx);
  if (empty) return empty;
  const shifted = shiftedBound(e, ctx);
  if (shifted) return shifted;
  const pointers = comparePointers(e, ctx);
  if (pointers) return pointers;
  const [l, r] = comparedSums(e, ctx) ?? sameText(e, balance(...withFittedConst(e, ctx.peek(e.x), ctx.peek(e.y), ctx), ctx));
  if (e.op === "==" || e.op === "!=") {
    ctx.derive(l.type, "PartialEq");
    const bad = incomparable(l.type);
    if (bad) return ctx.unsupported(e, "FG0101", { what: "this comparison" });
  } else if (newtypeInner(stripRef(l.type), ctx)) ctx.derive(l.type, "PartialEq", "PartialOrd");
  const { before, exprs } = ctx.sequence([l, r]);
  const [left, right] = [exprs[0] as RustExpr, exprs[1] as RustExpr];
  const type = stripRef(l.type);
  // Nothing is less than 0 there.
  const op = e.op === "<=" && isUnsigned(type) && isZero(right) ? "==" : (e.op as RustBinaryOp);
  return temp(multiple(left, type, e, right, ctx) ?? binary(left, op, right), t.bool, { before });
}

/** A named constant without a type takes the number's other side: `flags & MASK as u8 == MASK as u8`. */
function withFittedConst(e: BinaryExpr, l: Value, r: Value, ctx: Emitter): [Value, Value] {
  const fits = (v: Value, x: Expr, other: Value): Value => {
    const type = stripRef(other.type);
    const isWhole = isInt(v.type) && isInt(type) && simpleName(v.type) !== "usize" && simpleName(type) !== "usize";
    return isWhole && !v.literal && ctx.info.constOf(x) ? ctx.coerce(v, type) : v;
  };
  if (ctx.info.constOf(e.x)) return [ctx.info.constOf(e.y) ? l : fits(l, e.x, r), r];
  return [l, fits(r, e.y, l)];
}

/** Where one side is an `any`, the other becomes one too. */
function comparedSums(e: BinaryExpr, ctx: Emitter): [Value, Value] | undefined {
  const sum = ctx.plan.any?.sum;
  if (!sum || !(isAny(ctx.info.typeOf(e.x)) || isAny(ctx.info.typeOf(e.y)))) return undefined;
  const look = (x: Expr): Value => {
    if (!isAny(ctx.info.typeOf(x))) return ctx.expr(x, t.path(sum.name));
    return ctx.derefd(ctx.peek(x));
  };
  return [look(e.x), look(e.y)];
}

const isZero = (e: RustExpr): boolean => e.kind === "LitExpr" && e.lit.kind === "num" && e.lit.text === "0";
const isUnsigned = (type: RustType): boolean => /^u(?:8|16|32|64|size)$/.test(simpleName(type) ?? "");

/** `x.len() % 2 == 0` asks for a multiple, where the number itself says that it has no sign, and the divisor that it is not 0. */
function multiple(rest: RustExpr, type: RustType, e: BinaryExpr, zero: RustExpr, ctx: Emitter): RustExpr | undefined {
  const { op } = e;
  const isNumber = (e: RustExpr): boolean => e.kind === "LitExpr" && e.lit.kind === "num";
  if ((op !== "==" && op !== "!=") || !isZero(zero) || rest.kind !== "BinaryExpr" || rest.op !== "%") return undefined;
  const by = e.x.kind === "BinaryExpr" ? e.x.y : undefined;
  if (!isUnsigned(type) || !(isNumber(rest.right) || (by && ctx.plan.integers.isPositive(by)))) return undefined;
  if (rest.right.kind === "LitExpr" && rest.right.lit.kind === "num" && /^0[_0]*$/.test(rest.right.lit.text)) return undefined;
  const of = e.x.kind === "BinaryExpr" ? e.x.x : e.x;
  if (rest.left.kind !== "MethodCallExpr" && rest.left.kind !== "FieldExpr" && !isTyped(of, ctx)) return undefined;
  const test = methodCall(rest.left, "is_multiple_of", [rest.right]);
  return op === "==" ? test : not(test);
}

/** A variable whose declaration says its type to a method call: a literal would leave it open. */
function isTyped(e: Expr, ctx: Emitter): boolean {
  const v = e.kind === "Ident" ? ctx.info.objectOf(e) : undefined;
  if (v?.kind !== "Var") return false;
  if (v.role === "param") return true;
  const define = ctx.facts.uses.of(v).find((u) => u.role.kind === "define")?.ident;
  const s = define && ctx.facts.tree.parentOf(define);
  const value = s?.kind === "AssignStmt" && s.lhs.length === s.rhs.length ? s.rhs[s.lhs.indexOf(define as Ident)] : undefined;
  return value !== undefined && ctx.info.constOf(value) === undefined;
}

const stripRef = (r: RustType): RustType => (r.kind === "RefType" ? r.inner : r);
export const incomparable = (r: RustType): boolean =>
  r.kind === "DynType" || r.kind === "ImplType" || (r.kind === "PathType" && argsOf(r, "Box")?.[0]?.kind === "DynType");

/** `i < len(x)-1` with unsigned sides is `i + 1 < len(x)`: nothing can go below zero. */
function shiftedBound(e: BinaryExpr, ctx: Emitter): Value | undefined {
  const { y } = e;
  if (
    y.kind !== "BinaryExpr" ||
    y.op !== "-" ||
    ctx.info.constOf(y.y)?.kind !== "int" ||
    ctx.info.constOf(y) ||
    !ctx.info.constOf(y.y)
  )
    return undefined;
  const l = ctx.derefd(ctx.peek(e.x));
  const bound = ctx.derefd(ctx.peek(y.x));
  if (!sameType(bound.type, t.usize) || !sameType(l.type, t.usize)) return undefined;
  const c = ctx.expr(y.y, t.usize);
  return temp(binary(binary(l.expr, "+", c.expr), e.op as RustBinaryOp, bound.expr), t.bool, {
    before: [...l.before, ...bound.before],
  });
}

/** Both sides of one type: literals adapt, `usize` gives way to `i64`, references are compared with references. */
export function balance(l: Value, r: Value, ctx: Emitter): [Value, Value] {
  let a = l;
  let b = r;
  if (a.type.kind === "RefType" && b.type.kind !== "RefType" && !isTextual(a.type.inner)) a = ctx.derefd(a);
  else if (b.type.kind === "RefType" && a.type.kind !== "RefType" && !isTextual(b.type.inner)) b = ctx.derefd(b);
  if (isRefString(a.type) && isString(b.type)) return [ctx.derefd(a), b];
  if (isRefString(b.type) && isString(a.type)) return [a, ctx.derefd(b)];
  if (isTextual(stripRef(a.type)) && isTextual(stripRef(b.type))) return [besideRef(a, b), besideRef(b, a)];
  const na = stripRef(a.type);
  const nb = stripRef(b.type);
  if (sameType(na, nb)) return [a, b];
  if ((isNumeric(na) || isChar(na)) && (isNumeric(nb) || isChar(nb))) {
    a = ctx.derefd(a);
    b = ctx.derefd(b);
    if (b.literal) return [a, ctx.coerce(b, na)];
    if (a.literal) return [ctx.coerce(a, nb), b];
    if (isFloat(na) && isInt(nb)) return [a, ctx.coerce(b, na)];
    if (isInt(na) && isFloat(nb)) return [ctx.coerce(a, nb), b];
    if (isChar(na) && isInt(nb)) return [ctx.coerce(a, nb), b];
    if (isChar(nb) && isInt(na)) return [a, ctx.coerce(b, na)];
    if (simpleName(na) === "usize") return [ctx.coerce(a, nb), b];
    if (simpleName(nb) === "usize") return [a, ctx.coerce(b, na)];
  }
  return [a, b];
}

/** `<` is defined between texts of one type only; `==` between a `String` and a `&str` too. */
function sameText(e: BinaryExpr, [l, r]: [Value, Value]): [Value, Value] {
  if (e.op === "==" || e.op === "!=" || sameType(l.type, r.type)) return [l, r];
  if (!isTextual(stripRef(l.type)) || !isTextual(stripRef(r.type))) return [l, r];
  const asStr = (v: Value): Value =>
    isString(stripRef(v.type)) ? { ...v, expr: methodCall(v.expr, "as_str"), type: t.ref(t.str), place: false } : v;
  return [asStr(l), asStr(r)];
}

/** A part of a text beside a reference to another is a reference, too: `&m[1] == "x"`. */
const besideRef = (v: Value, other: Value): Value =>
  simpleName(v.type) === "str" && other.type.kind === "RefType"
    ? { ...v, expr: ref(v.expr), type: t.ref(v.type), place: false }
    : v;

const isRefString = (r: RustType): boolean => r.kind === "RefType" && isString(r.inner);
const isTextual = (r: RustType): boolean => isString(r) || simpleName(r) === "str";

// ---- arithmetic

function lowerArith(e: BinaryExpr, ctx: Emitter, want?: RustType): Value {
  const own = ctx.info.typeOf(e);
  if (isFlags(own, ctx)) return combined(e, own, ctx);
  if (isNewtype(own, ctx)) return wrappedArith(e, own, ctx);
  const sum = ctx.plan.integers.sumOf(e);
  if (sum) return summed(sum, ctx);
  let l = operand(e.x, ctx);
  let r = operand(e.y, ctx);
  const isIndexing = want !== undefined && sameType(want, t.usize);
  if (isChar(l.type)) l = ctx.coerce(l, t.i32);
  if (isChar(r.type)) r = ctx.coerce(r, t.i32);
  const target = arithType(e, ctx);
  const form = ctx.plan.integers.formOf(e);
  const usizes = [l, r].filter((v) => simpleName(v.type) === "usize" || v.literal).length === 2;
  // A difference of lengths may be negative in Go.
  if (ctx.plan.integers.stopsAtZero(e)) {
    const { before, exprs } = ctx.sequence([ctx.coerce(l, t.usize), ctx.coerce(r, t.usize)]);
    const [x, y] = exprs as [RustExpr, RustExpr];
    ctx.note("stops-at-zero", e, { difference: ctx.facts.textOf(e) });
    return temp(methodCall(suffixed(x, t.usize), "saturating_sub", [y]), t.usize, { before });
  }
  const bit = form === "usize" ? lowestBit(e, ctx) : undefined;
  if (bit) return bit;
  if (form === "usize") {
    [l, r] = [ctx.coerce(l, t.usize), ctx.coerce(r, t.usize)];
  } else if (
    target &&
    isNumeric(target) &&
    !(usizes && (isIndexing || e.op !== "-") && simpleName(l.literal ? r.type : l.type) === "usize" && !wantsSigned(want))
  ) {
    l = numberTo(l, target, ctx);
    r = numberTo(r, target, ctx);
  } else {
    [l, r] = balance(l, r, ctx);
  }
  const { before, exprs } = callsFirst(e, l, r, ctx) ?? ctx.sequence([l, r]);
  const type = l.literal ? r.type : l.type;
  const [x, y] = exprs as [RustExpr, RustExpr];
  if (e.op === "&^") return temp(binary(x, "&", not(y)), type, { before });
  const wrapping = wrappingMethod(e, e.op, type, ctx);
  if (wrapping) return temp(methodCall(suffixed(x, type), wrapping, [y]), type, { before });
  return temp(binary(clear(x, e), e.op as RustBinaryOp, clear(y, e)), type, {
    before,
    literal: l.literal === true && r.literal === true,
  });
}

/** What is added comes first: a number without sign is never below zero on the way. */
function summed({ added, taken }: Sum, ctx: Emitter): Value {
  const { before, exprs } = ctx.sequence([...added, ...taken].map((x) => ctx.derefd(ctx.expr(x, t.usize))));
  const sum = exprs.reduce((all, x, i) => binary(all, i < added.length ? "+" : "-", x));
  return temp(sum, t.usize, { before });
}

/** `x & x.wrapping_neg()`: a number without sign has no negative. */
function lowestBit(e: BinaryExpr, ctx: Emitter): Value | undefined {
  const of = lowestBitOf(e, ctx.facts);
  if (!of) return undefined;
  const x = ctx.expr(of, t.usize);
  return temp(binary(x.expr, "&", methodCall(x.expr, "wrapping_neg")), t.usize, { before: x.before });
}

/** A value of a type parameter may be no `Copy`: an operator takes one of its own. */
function operand(x: Expr, ctx: Emitter): Value {
  const rune = isRune(x, ctx) ? runeOperand(x, ctx) : undefined;
  if (rune) return rune;
  const v = ctx.derefd(ctx.expr(x));
  return ctx.info.typeOf(x).kind === "TypeParam" && v.place ? consume(v, ctx) : v;
}

const isRune = (x: Expr, ctx: Emitter): boolean => {
  const type = ctx.info.typeOf(x);
  return type.kind === "Basic" && type.alias === "rune";
};

/** Go computes with runes as with numbers: `rune(k)` may be negative, and `26` is no character. */
function runeOperand(x: Expr, ctx: Emitter): Value | undefined {
  if (x.kind === "ParenExpr") return runeOperand(x.x, ctx);
  const c = x.kind === "BasicLit" && x.lit === "INT" ? ctx.info.constOf(x) : undefined;
  if (c?.kind === "int") return temp(num(String(c.value)), t.i32, { literal: true });
  const [given] = x.kind === "CallExpr" && ctx.info.isConversion(x) ? x.args : [];
  if (!given || ctx.info.constOf(x) || !isInteger(ctx.info.typeOf(given)) || isRune(given, ctx)) return undefined;
  return ctx.coerce(ctx.derefd(ctx.expr(given)), t.i32);
}

/** `s.n + s.next()`: Go makes the call first where it changes what the left side reads (idioms.md `eval-order`). */
function callsFirst(e: BinaryExpr, l: Value, r: Value, ctx: Emitter): ReturnType<Emitter["sequence"]> | undefined {
  // Two calls keep their order.
  if (ctx.facts.nodesOf("CallExpr", e.x).some((c) => !ctx.info.isConversion(c) && !ctx.info.builtinOf(c))) return undefined;
  const changed = ctx.facts.nodesOf("CallExpr", e.y).flatMap((c) => {
    const f = ctx.info.calleeOf(c);
    return f && !f.pkg && c.fun.kind === "SelectorExpr" && ctx.plan.func(f).self === "&mut self" ? [rootName(c.fun.x)] : [];
  });
  const read = ctx.facts.nodesOf("Ident", e.x);
  const globals = read.flatMap((i) => {
    const v = ctx.info.objectOf(i);
    return v?.kind === "Var" && v.role === "package" ? [v] : [];
  });
  const isChanged =
    changed.some((n) => read.some((i) => i.name === n)) ||
    changesGlobal(e.y, globals, ctx.facts) ||
    (isReadLate(e, ctx) && changedByCalls(e.y, ctx).some((v) => read.some((i) => ctx.info.objectOf(i) === v)));
  if (!isChanged) return undefined;
  const name = ctx.fresh("called");
  return { before: [...r.before, letStmt(name, r.expr), ...l.before], exprs: [l.expr, local(name)] };
}

const rootName = (e: Expr): string | undefined =>
  e.kind === "Ident"
    ? e.name
    : e.kind === "SelectorExpr" || e.kind === "IndexExpr" || e.kind === "StarExpr" || e.kind === "ParenExpr"
      ? rootName(e.x)
      : undefined;

/** `n & (n - 1)`: few know which of the two binds tighter. */
const clear = (x: RustExpr, e: BinaryExpr): RustExpr =>
  ["&", "|", "^"].includes(e.op) && x.kind === "BinaryExpr" && ["+", "-", "*", "/", "%", "<<", ">>"].includes(x.op)
    ? { kind: "ParenExpr", expr: x }
    : x;

/** Flags are combined by operators of their own. */
function combined(e: BinaryExpr, own: Type, ctx: Emitter): Value {
  const type = ctx.rustType(own);
  const [l, r] = [ctx.expr(e.x, type), ctx.expr(e.y, type)];
  const { before, exprs } = callsFirst(e, l, r, ctx) ?? ctx.sequence([l, r]);
  return temp(flagsCombined(exprs[0] as RustExpr, e.op, exprs[1] as RustExpr, type, ctx), type, { before });
}

/** Arithmetic on what tuple structs hold; the result goes back into one. */
function wrappedArith(e: BinaryExpr, own: Type, ctx: Emitter): Value {
  const type = ctx.rustType(own);
  const inner = ctx.rustType(underlying(own));
  const inside = (x: Expr): Value => {
    const v = ctx.expr(x);
    return isNewtype(ctx.info.typeOf(x), ctx) && newtypeInner(stripRef(v.type), ctx) ? unwrapped(v, inner) : ctx.coerce(v, inner);
  };
  const [l, r] = [inside(e.x), inside(e.y)];
  const { before, exprs } = ctx.sequence([l, r]);
  const [x, y] = exprs as [RustExpr, RustExpr];
  const wrapping = wrappingMethod(e, e.op, inner, ctx);
  const value =
    e.op === "&^" ? binary(x, "&", not(y)) : wrapping ? methodCall(x, wrapping, [y]) : binary(x, e.op as RustBinaryOp, y);
  return temp(wrappedIn(type, value), type, { before });
}

const wantsSigned = (want?: RustType): boolean => want !== undefined && isNumeric(want) && simpleName(want) !== "usize";

const numberTo = (v: Value, target: RustType, ctx: Emitter): Value =>
  sameType(v.type, target) && !v.literal ? v : ctx.coerce(v, target);

/** Type of the operation in Go; `int` is `i64` unless both sides are lengths. */
function arithType(e: BinaryExpr, ctx: Emitter): RustType | undefined {
  const own = ctx.info.typeOf(e);
  const rust = ctx.rustType(own);
  if (isChar(rust)) return t.i32;
  if (!isNumeric(rust)) return undefined;
  return rust;
}

/** Counts at or beyond the width are defined in Go; constants are known to fit. */
function lowerShift(e: BinaryExpr, ctx: Emitter, want?: RustType): Value {
  const own = ctx.info.typeOf(e);
  if (isFlags(own, ctx)) {
    const type = ctx.rustType(own);
    const inner = ctx.rustType(underlying(own));
    const v = shifted(e, unwrapped(ctx.expr(e.x, type), inner), ctx);
    return temp(wrappedIn(type, v.expr), type, { before: v.before });
  }
  const type = ctx.plan.integers.formOf(e) === "usize" ? t.usize : want && isInt(want) ? want : ctx.rustType(own);
  return shifted(e, ctx.derefd(ctx.expr(e.x, type)), ctx);
}

function shifted(e: BinaryExpr, l: Value, ctx: Emitter): Value {
  const count = ctx.info.constOf(e.y);
  if (count?.kind === "int") {
    const c = ctx.expr(e.y, t.i64);
    return temp(binary(l.expr, e.op as RustBinaryOp, c.expr), l.type, { before: l.before });
  }
  const r = ctx.derefd(ctx.expr(e.y));
  const n = ctx.coerce(r, t.u32);
  const { before, exprs } = ctx.sequence([l, n]);
  const [left, y] = exprs as [RustExpr, RustExpr];
  const x = suffixed(left, l.type);
  if (e.op === "<<")
    return temp(
      methodCall(methodCall(x, "checked_shl", [y]), "unwrap_or", [{ kind: "LitExpr", lit: { kind: "num", text: "0" } }]),
      l.type,
      { before },
    );
  const signed = simpleName(l.type)?.startsWith("i") ?? true;
  if (!signed)
    return temp(
      methodCall(methodCall(x, "checked_shr", [y]), "unwrap_or", [{ kind: "LitExpr", lit: { kind: "num", text: "0" } }]),
      l.type,
      { before },
    );
  const top = { i8: 7, i16: 15, i32: 31 }[simpleName(l.type) ?? ""] ?? 63;
  return temp(binary(x, ">>", methodCall(y, "min", [{ kind: "LitExpr", lit: { kind: "num", text: String(top) } }])), l.type, {
    before,
  });
}
