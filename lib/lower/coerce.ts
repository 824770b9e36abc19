// Implements coerce: turns what an expression gives into what its place wants. Nothing else writes these conversions.

import type { EmitContext } from "../patterns/emit-context.ts";
import { newtypeInner, unwrapped, wrappedIn } from "./newtype.ts";
import { variantByForm } from "./sums.ts";
import { downgraded, isUpgrade, isWeak, looked } from "./weak.ts";
import { convertError } from "../patterns/error-values.ts";
import type { Value } from "../patterns/value.ts";
import type { RustExpr, RustType } from "../rust/ast.ts";
import {
  argsOf,
  boxInner,
  call,
  cast,
  clone,
  deref,
  isChar,
  isFloat,
  isInt,
  isNamed,
  isNumeric,
  isOption,
  isRc,
  isStr,
  isString,
  methodCall,
  num,
  optionInner,
  path,
  pathExpr,
  ref,
  refMut,
  sameType,
  some,
  t,
  vecElem,
} from "../rust/factory.ts";

export function coerce(v: Value, want: RustType, ctx: EmitContext): Value {
  const to = (expr: RustExpr, more: Partial<Value> = {}): Value => ({
    ...v,
    place: false,
    movable: true,
    borrows: [],
    literal: false,
    ...more,
    expr,
    type: want,
  });
  const from = v.type;
  if (want.kind === "InferType" || from.kind === "NeverType") return v;
  if (want.kind === "ImplType" || want.kind === "DynType") return v;
  if (v.literal && isNumeric(want)) return to(literalAs(v.expr, want), { literal: true });
  if (sameType(from, want)) return v.place ? consume(v, ctx) : v;
  const look = isWeak(want) ? downgraded(v) : undefined;
  if (look) return to(look);
  const fitted = throughNewtype(v, want, ctx);
  if (fitted) return fitted;
  if (want.kind === "RefType") return coerceToRef(v, want, ctx, to);
  if (isNumeric(from) && isNumeric(want)) return to(castNumber(v.expr, from, want));
  if (isChar(from) && isInt(want)) return to(charToInt(v.expr, want));
  if (isInt(from) && isChar(want)) return to(charFromInt(v.expr, from));
  if (isOption(want)) return coerceToOption(v, want, ctx, to);
  if (from.kind === "RefType") return fromRef(v, from.inner, want, ctx, to);
  if (isString(want) && isStr(stripRef(from))) return to(methodCall(v.expr, "to_string"));
  const errors = ctx.plan?.errors;
  if (errors?.isError(want) && errors.isError(from) && errors.conversion(from, want)) return convertError(v, want, noNode, ctx);
  const wrapped = wrapOwned(v, want, ctx, to);
  if (wrapped) return wrapped;
  if (vecElem(want) && (from.kind === "ArrayType" || from.kind === "SliceType")) return to(methodCall(v.expr, "to_vec"));
  if (boxInner(from) && sameType(boxInner(from) as RustType, want)) return to(deref(consume(v, ctx).expr));
  return v.place ? consume(v, ctx) : v;
}

/** Conversions that the plan of errors has found need no place to complain at. */
const noNode = { kind: "BadExpr", span: { start: 0, end: 0 } } as const;

type To = (expr: RustExpr, more?: Partial<Value>) => Value;

/** Into a tuple struct, or out of it. */
function throughNewtype(v: Value, want: RustType, ctx: EmitContext): Value | undefined {
  const [a, b] = [stripRef(v.type), stripRef(want)];
  if (sameType(a, b) || isOption(want)) return undefined;
  const out = newtypeInner(a, ctx);
  if (out && (sameType(out, b) || derefTarget(out, b))) return coerce(unwrapped(v, out), want, ctx);
  const inside = newtypeInner(b, ctx);
  if (!inside || !(sameType(a, inside) || derefTarget(inside, a))) return undefined;
  const expr = wrappedIn(b, coerce(v, inside, ctx).expr);
  return {
    ...v,
    place: false,
    movable: true,
    borrows: [],
    literal: false,
    type: want,
    expr: want.kind !== "RefType" ? expr : want.mut ? refMut(expr) : ref(expr),
  };
}

const stripRef = (r: RustType): RustType => (r.kind === "RefType" ? r.inner : r);

/** What was taken out of a link that was asked for nil before: the box itself, where one is wanted. */
export function boxTaken(taken: Value, want: RustType): Value {
  const box = boxInner(want) ? argsOf(taken.type, "Option")?.[0] : undefined;
  return box ? { ...taken, expr: methodCall(taken.expr, "unwrap"), type: box } : taken;
}

const isFn = (r: Extract<RustType, { kind: "ImplType" }>): boolean =>
  r.bounds.length === 1 && r.bounds[0]?.kind === "TraitBound" && r.bounds[0].path.segments[0]?.name === "Fn";

/** Reads a place by value: copies, moves at its last use, or clones. */
export function consume(v: Value, ctx: EmitContext): Value {
  const owned = { ...v, place: false, movable: true, borrows: v.type.kind === "RefType" ? v.borrows : [] };
  if (!v.place) return owned;
  if (v.movable) return owned;
  if (ctx.plan.isCopy(v.type)) {
    ctx.derive(v.type, "Clone", "Copy");
    return owned;
  }
  if (v.type.kind === "RefType" && v.type.mut) return owned;
  // A closure that borrows what it looks at is copied as a reference is.
  if (v.type.kind === "ImplType" && isFn(v.type)) return owned;
  if (isOptionOfMut(v.type)) return { ...owned, expr: methodCall(v.expr, "as_deref_mut") };
  ctx.derive(v.type, "Clone");
  const rc = argsOf(v.type, "Rc") ? "Rc" : argsOf(v.type, "Arc") ? "Arc" : undefined;
  if (rc) return { ...owned, expr: call(path(rc === "Rc" ? "std::rc::Rc::clone" : "std::sync::Arc::clone"), [ref(v.expr)]) };
  // Two handles of one file, which go on where the other stopped, as in Go.
  if (sameType(v.type, t.path("std::fs::File"))) return { ...owned, expr: methodCall(methodCall(v.expr, "try_clone"), "unwrap") };
  return { ...owned, expr: clone(v.expr) };
}

/** `Option<&mut T>`: read by value, it is borrowed again. */
export const isOptionOfMut = (r: RustType): boolean => {
  const held = optionInner(r);
  return held?.kind === "RefType" && held.mut;
};

function coerceToRef(v: Value, want: Extract<RustType, { kind: "RefType" }>, ctx: EmitContext, to: To): Value {
  const from = v.type;
  if (from.kind === "RefType") {
    if (sameType(from.inner, want.inner))
      return want.mut === from.mut || !want.mut ? keepRef(v, want) : to(refMut(v.expr), { borrows: v.borrows });
    if (isString(want.inner) && isStr(from.inner)) return to(ref(methodCall(v.expr, "to_string")));
    if (from.inner.kind === "RefType") return coerceToRef({ ...v, expr: deref(v.expr), type: from.inner }, want, ctx, to);
    if (variantFor(from.inner, want.inner, ctx)) {
      // The variant holds the value, not a reference to it.
      const seen = v.expr.kind === "RefExpr" ? v.expr.expr : ctx.plan.isCopy(from.inner) ? deref(v.expr) : v.expr;
      const owned = wrapOwned({ ...v, expr: seen, type: from.inner, place: true, movable: false }, want.inner, ctx, to);
      if (owned) return to(want.mut ? refMut(owned.expr) : ref(owned.expr));
    }
    // Rust would make a trait object of the box itself.
    if (boxInner(from.inner) && want.inner.kind === "DynType")
      return to(methodCall(v.expr, want.mut ? "as_mut" : "as_ref"), { borrows: v.borrows });
    return derefTarget(from.inner, want.inner) ? keepRef(v, want) : { ...v, place: false };
  }
  if (isStr(want.inner) && isChar(from)) return to(ref(methodCall(v.expr, "to_string")));
  const option = optionInner(from);
  if (option && !isOption(want.inner)) {
    if (isUpgrade(v.expr) && isRc(want.inner)) {
      const held = looked(v, true, ctx);
      return to(ref(held.expr), { before: held.before });
    }
    const reached = methodCall(methodCall(v.expr, want.mut ? "as_mut" : "as_ref"), "unwrap");
    return to(reached, { borrows: v.borrows });
  }
  if (isNamed(from, "Rc") && !isNamed(want.inner, "Rc")) return throughCell(v, "Rc", want, to);
  if (isNamed(from, "Arc") && !isNamed(want.inner, "Arc")) return throughCell(v, "Arc", want, to);
  if (boxInner(from) && !boxInner(want.inner) && want.inner.kind !== "DynType")
    return to(want.mut ? refMut(v.expr) : ref(v.expr), { borrows: v.borrows });
  if (want.inner.kind === "DynType" && boxInner(from))
    return to(methodCall(v.expr, want.mut ? "as_mut" : "as_ref"), { borrows: v.borrows });
  const wrapped = variantFor(from, want.inner, ctx) || !v.place ? wrapOwned(v, want.inner, ctx, to) : undefined;
  const expr = wrapped?.expr ?? v.expr;
  const borrowed = to(want.mut ? refMut(expr) : ref(expr), { borrows: v.borrows });
  return wrapped ? borrowed : { ...borrowed, type: want.mut ? t.refMut(from) : t.ref(from) };
}

/** A reference that fits as it is: `&mut T` is reborrowed implicitly, `&Vec<T>` and `&String` deref. */
const keepRef = (v: Value, want: RustType): Value => ({ ...v, place: false, movable: true, type: want });

/** `Rc<RefCell<T>>` seen as `&T`. */
function throughCell(v: Value, handle: "Rc" | "Arc", want: Extract<RustType, { kind: "RefType" }>, to: To): Value {
  const inner = argsOf(v.type, handle)?.[0];
  if (inner && sameType(inner, want.inner)) return to(ref(v.expr));
  const guard =
    handle === "Rc" ? methodCall(v.expr, want.mut ? "borrow_mut" : "borrow") : methodCall(methodCall(v.expr, "lock"), "unwrap");
  return to(want.mut ? refMut(guard) : ref(guard));
}

function derefTarget(from: RustType, want: RustType): boolean {
  if (isString(from) && isStr(want)) return true;
  if (want.kind === "SliceType") return vecElem(from) !== undefined || from.kind === "ArrayType";
  const boxed = boxInner(from);
  return boxed !== undefined && sameType(boxed, want);
}

function coerceToOption(v: Value, want: RustType, ctx: EmitContext, to: To): Value {
  const inner = optionInner(want) as RustType;
  const have = optionInner(v.type);
  if (v.expr.kind === "PathExpr" && v.expr.path.segments[0]?.name === "None") return { ...v, type: want, place: false };
  if (have) {
    if (inner.kind === "RefType") {
      const seen = isUpgrade(v.expr) ? looked(v, false, ctx) : v;
      return optionAsRef(seen, have, inner, (expr, more) => to(expr, { before: seen.before, ...more }));
    }
    const box = boxInner(inner);
    if (box && sameType(have, box)) return to(methodCall(consume(v, ctx).expr, "map", [pathExpr("Box::new")]));
    if (have.kind === "RefType") return to(methodCall(v.expr, ctx.plan.isCopy(inner) ? "copied" : "cloned"));
    return v.place ? consume(v, ctx) : v;
  }
  const value = coerce(v, inner, ctx);
  return { ...value, expr: some(value.expr), type: want };
}

/** `Option<Box<T>>` or `Option<T>` seen as `Option<&T>`. */
function optionAsRef(v: Value, have: RustType, inner: Extract<RustType, { kind: "RefType" }>, to: To): Value {
  if (have.kind === "RefType") {
    if (have.mut && !inner.mut) return to(methodCall(v.expr, "as_deref"), { borrows: v.borrows });
    return have.mut && v.place && !v.movable
      ? to(methodCall(v.expr, "as_deref_mut"), { borrows: v.borrows })
      : { ...v, place: false };
  }
  const derefs = boxInner(have) !== undefined || isString(have) || vecElem(have) !== undefined;
  const method = derefs && !boxInner(inner.inner) ? (inner.mut ? "as_deref_mut" : "as_deref") : inner.mut ? "as_mut" : "as_ref";
  return to(methodCall(v.expr, method), { borrows: v.borrows });
}

function fromRef(v: Value, inner: RustType, want: RustType, ctx: EmitContext, to: To): Value {
  if (isString(want)) return to(methodCall(v.expr, isStr(inner) || isString(inner) ? "to_string" : "clone"));
  if (vecElem(want) && (inner.kind === "SliceType" || inner.kind === "ArrayType")) {
    ctx.derive(vecElem(want) as RustType, "Clone");
    return to(methodCall(v.expr, "to_vec"));
  }
  if (inner.kind === "RefType") return coerce({ ...v, expr: deref(v.expr), type: inner, place: false }, want, ctx);
  if (sameType(inner, want)) {
    if (ctx.plan.isCopy(want)) {
      ctx.derive(want, "Clone", "Copy");
      return to(deref(v.expr));
    }
    ctx.derive(want, "Clone");
    const rc = argsOf(want, "Rc") ? "std::rc::Rc::clone" : argsOf(want, "Arc") ? "std::sync::Arc::clone" : undefined;
    return to(rc ? call(path(rc), [v.expr]) : clone(v.expr));
  }
  const owned = coerce({ ...v, expr: deref(v.expr), type: inner, place: true, movable: false }, want, ctx);
  return owned;
}

/** A value put behind a handle, or into the enum or trait object that its place holds. */
function wrapOwned(v: Value, want: RustType, ctx: EmitContext, to: To): Value | undefined {
  const from = v.type;
  const box = boxInner(want);
  if (box) {
    if (box.kind === "DynType") return isNamed(from, "Box") ? undefined : to(call("Box::new", [consume(v, ctx).expr]));
    return to(call("Box::new", [coerce(v, box, ctx).expr]));
  }
  for (const [name, full] of handles) {
    const inner = argsOf(want, name)?.[0];
    // A handle that may be nil has no place where none may be.
    if (inner && optionInner(from) && sameType(optionInner(from) as RustType, want)) return undefined;
    if (inner && !isNamed(from, name)) return to(call(path(`${full}::new`), [coerce(v, inner, ctx).expr]));
  }
  const variant = ctx.plan && variantFor(from, want, ctx);
  if (variant) return to(call(path(variant), [consume(v, ctx).expr]));
  return undefined;
}

const handles = [
  ["Rc", "std::rc::Rc"],
  ["RefCell", "std::cell::RefCell"],
  ["Arc", "std::sync::Arc"],
  ["Mutex", "std::sync::Mutex"],
  ["RwLock", "std::sync::RwLock"],
] as const;

/** `Shape::Circle` for a `Circle` where a `Shape` is wanted. */
function variantFor(from: RustType, want: RustType, ctx: EmitContext): string | undefined {
  const held = variantByForm(from, want, ctx);
  if (held) return held;
  if (from.kind !== "PathType" || want.kind !== "PathType") return undefined;
  for (const o of ctx.info.typeNames) {
    const plan = ctx.plan.enumOf(o);
    if (!plan || !isNamed(want, ctx.plan.names.of(o))) continue;
    const v = plan.variants.find((x) => x.of && isNamed(from, ctx.plan.names.of(x.of)));
    if (v) return `${ctx.plan.names.of(o)}::${v.name}`;
  }
  return undefined;
}

const bits: Readonly<Record<string, number>> = {
  i8: 8,
  u8: 8,
  i16: 16,
  u16: 16,
  i32: 32,
  u32: 32,
  i64: 64,
  u64: 64,
  isize: 64,
  usize: 64,
  f32: 24,
  f64: 53,
};
const nameOfNumber = (r: RustType): string => (r.kind === "PathType" ? (r.path.segments[0]?.name ?? "") : "");

/** Lossless widenings by `from`, everything else by `as`, which wraps as Go does. */
export function castNumber(e: RustExpr, from: RustType, want: RustType): RustExpr {
  const a = nameOfNumber(from);
  const b = nameOfNumber(want);
  if (a === b) return e;
  if (b === "usize" && (a === "u8" || a === "u16")) return call(path("usize::from"), [e]);
  const pointerSized = /size$/.test(a) || /size$/.test(b);
  const widens = (bits[a] ?? 99) < (bits[b] ?? 0) || ((bits[a] ?? 99) <= (bits[b] ?? 0) && isFloat(want) && !isFloat(from));
  const signOk = a.startsWith("u") || !b.startsWith("u");
  if (!pointerSized && widens && signOk && !(isFloat(from) && !isFloat(want))) return call(path(`${b}::from`), [e]);
  return cast(e, want);
}

/** A character's number: without `as` where Rust knows that nothing is lost. */
export function charToInt(e: RustExpr, want: RustType): RustExpr {
  const b = nameOfNumber(want);
  const ascii =
    e.kind === "LitExpr" && e.lit.kind === "char" && e.lit.value.length === 1 && e.lit.value < "\x80" ? e.lit.value : "";
  if (ascii !== "" && b !== "i8")
    return castNumber({ kind: "LitExpr", lit: { kind: "byte", value: ascii.charCodeAt(0) } }, t.u8, want);
  if (b === "u32" || b === "u64") return call(path(`${b}::from`), [e]);
  if (b === "i64") return call(path("i64::from"), [call(path("u32::from"), [e])]);
  return cast(e, want);
}

function charFromInt(e: RustExpr, from: RustType): RustExpr {
  if (nameOfNumber(from) === "u8") return call(path("char::from"), [e]);
  return methodCall(call(path("char::from_u32"), [cast(e, t.u32)]), "unwrap_or", [
    { kind: "LitExpr", lit: { kind: "char", value: "\u{FFFD}" } },
  ]);
}

/** The value of a constant that is written with integers alone. */
function integerOf(e: RustExpr): bigint | undefined {
  if (e.kind === "ParenExpr") return integerOf(e.expr);
  if (e.kind === "LitExpr")
    return e.lit.kind === "num" && /^(?:0x[\da-f_]+|[\d_]+)$/i.test(e.lit.text)
      ? BigInt(e.lit.text.replaceAll("_", ""))
      : undefined;
  if (e.kind !== "BinaryExpr") return undefined;
  const [l, r] = [integerOf(e.left), integerOf(e.right)];
  if (l === undefined || r === undefined) return undefined;
  switch (e.op) {
    case "+":
      return l + r;
    case "-":
      return l - r;
    case "*":
      return l * r;
    case "/":
      return r === 0n ? undefined : l / r;
    case "%":
      return r === 0n ? undefined : l % r;
    case "<<":
      return l << r;
    case ">>":
      return l >> r;
    case "&":
      return l & r;
    case "|":
      return l | r;
    case "^":
      return l ^ r;
    default:
      return undefined;
  }
}

/** `2` where a float is wanted is `2.0`; a literal takes any numeric type. */
export function literalAs(e: RustExpr, want: RustType): RustExpr {
  if (e.kind === "UnaryExpr" && e.op === "-") return { ...e, expr: literalAs(e.expr, want) };
  if (e.kind === "BinaryExpr" && isFloat(want)) {
    // `1 << 32`: a constant of integers, of which only the value is a float.
    const whole = ["<<", ">>", "/", "%", "&", "|", "^"].includes(e.op) ? integerOf(e) : undefined;
    if (whole !== undefined) return num(`${whole}.0`);
  }
  if (e.kind === "BinaryExpr")
    return { ...e, left: literalAs(e.left, want), right: e.op === "<<" || e.op === ">>" ? e.right : literalAs(e.right, want) };
  if (e.kind === "ParenExpr") return { ...e, expr: literalAs(e.expr, want) };
  if (e.kind !== "LitExpr" || e.lit.kind !== "num") return e;
  const text = e.lit.text;
  // A suffix says the type that the number would have alone.
  if (e.lit.suffix && isInt(want) && e.lit.suffix !== nameOfNumber(want)) return num(text, nameOfNumber(want));
  if (isFloat(want)) return /[.eE]/.test(text) && !text.startsWith("0x") ? e : num(`${BigInt(text.replaceAll("_", ""))}.0`);
  return /^\d[\d_]*\.0*$/.test(text) ? num(text.replace(/\.0*$/, "")) : e;
}
