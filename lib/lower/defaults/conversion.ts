// Implements conversions `T(x)` (idioms.md `num-as`, `bytes-string`, `rune-repr`).

import { differenceOf, type RoundTrip, roundTripOf } from "../../analysis/numbers/round-trips.ts";
import type { CallExpr, Expr } from "../../go/ast.ts";
import { temp, type Value } from "../../patterns/value.ts";
import type { RustExpr, RustType } from "../../rust/ast.ts";
import {
  call,
  cast,
  isChar,
  isInt,
  isNumeric,
  isRefStr,
  isString,
  methodCall,
  path,
  sameType,
  simpleName,
  t,
} from "../../rust/factory.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Type } from "../../semantics/types.ts";
import { castNumber, charToInt } from "../coerce.ts";
import { textEnumOf } from "../../plan/enums.ts";
import { adapted, functionAt } from "../function-newtypes.ts";
import { suffixed } from "./constant.ts";
import { runeDistance } from "./rune-distance.ts";
import type { Emitter } from "../emitter.ts";
import { innerType, isNewtype, unwrapped } from "../newtype.ts";

export function lowerConversion(e: CallExpr, ctx: Emitter, want?: RustType): Value {
  const x = e.args[0];
  if (!x) return ctx.unsupported(e, "FG0102");
  const goTo = ctx.info.typeOf(e);
  const goFrom = ctx.info.typeOf(x);
  const to = ctx.rustType(goTo);
  const u = underlying(goTo);
  if ([u, underlying(goFrom)].some(isUnsafePointer)) return ctx.unsupported(e, "FG0101", { what: "unsafe.Pointer" });
  const function_ = adapted(e, ctx, want) ?? functionAt(x, to, ctx);
  if (function_) return function_;
  const newtype = isNewtype(goTo, ctx);
  const inner = newtype ? innerType(goTo, ctx) : to;
  const v = convert(e, x, goFrom, u, inner, ctx, want);
  return newtype
    ? temp(call(to.kind === "PathType" ? { ...to.path } : path("T"), [ctx.coerce(v, inner).expr]), to, { before: v.before })
    : v;
}

const isUnsafePointer = (u: Type): boolean => u.kind === "Basic" && u.basic === "unsafe.Pointer";

export { isNewtype };

function convert(e: CallExpr, x: Expr, goFrom: Type, u: Type, to: RustType, ctx: Emitter, want?: RustType): Value {
  const from = underlying(goFrom);
  const distance = simpleName(to) === "i64" ? runeDistance(x, to, ctx) : undefined;
  if (distance) return distance;
  const trip = roundTripOf(e, ctx.facts);
  if (trip) return withoutFloats(trip, e, ctx);
  if (isNil(x, ctx)) return typedNil(ctx.lower(x, "value", to), to);
  let v = isNumericText(to) || isChar(to) ? ctx.expr(x) : ctx.peek(x);
  if (isNewtype(goFrom, ctx)) v = unwrapped(ctx.reach(v, false), innerType(goFrom, ctx));
  // A text behind a reference has no size of its own.
  if (!isRefStr(v.type)) v = ctx.derefd(v);
  const texts = textEnumOf(goFrom, ctx.plan);
  // A conversion into its own type changes nothing.
  if (texts && !textEnumOf(ctx.info.typeOf(e), ctx.plan)) {
    ctx.textForm(texts, "as_str");
    const seen = v.expr.kind === "UnaryExpr" && v.expr.op === "*" ? v.expr.expr : v.expr;
    return temp(methodCall(seen, "as_str"), t.ref(t.str, "'static"), { before: v.before });
  }
  if (goFrom.kind === "Named" && ctx.plan.enumOf(goFrom.obj) && !texts) {
    if (v.expr.kind === "UnaryExpr" && v.expr.op === "*") ctx.derive(v.type, "Clone", "Copy");
    return temp(cast(v.expr, to), to, { before: v.before });
  }
  if (isInt(to) && isChar(v.type)) return temp(charToInt(v.expr, to), to, { before: v.before });
  if (isNumeric(to) && isChar(v.type)) return temp(castNumber(charToInt(v.expr, t.u32), t.u32, to), to, { before: v.before });
  if (isNumeric(to) && isNumeric(v.type)) {
    if (v.literal) return ctx.coerce(v, to);
    if (ctx.plan.integers.formOf(e) === "usize" && simpleName(to) === "i64")
      return temp(castNumber(v.expr, v.type, t.usize), t.usize, { before: v.before });
    const target = simpleName(to) === "i64" && simpleName(v.type) === "usize" && want && sameType(want, t.usize) ? t.usize : to;
    return temp(sameType(v.type, target) ? v.expr : castNumber(v.expr, v.type, target), target, { before: v.before });
  }
  if (isChar(to)) return ctx.coerce(v, to);
  if (isString(to)) return toText(v, from, ctx, x);
  if (u.kind === "Slice" && from.kind === "Basic") return fromText(v, u.elem, ctx, want);
  return ctx.coerce(v, to);
}

/** `a.max(b)` for `int(math.Max(float64(a), float64(b)))`: Go has it for floats only, and the numbers are exact in both. */
function withoutFloats({ name, args }: RoundTrip, e: CallExpr, ctx: Emitter): Value {
  const type = ctx.plan.integers.formOf(e) === "usize" ? t.usize : t.i64;
  const distance = name === "abs" && type === t.usize && args[0] ? differenceOf(args[0]) : undefined;
  const { before, exprs } = ctx.sequence((distance ?? args).map((a) => ctx.coerce(ctx.derefd(ctx.expr(a, type)), type)));
  const [first, ...rest] = exprs as [RustExpr, ...RustExpr[]];
  ctx.note("integers-stay", e, { go: ctx.facts.textOf(e) });
  return temp(methodCall(suffixed(first, type), distance ? "abs_diff" : name, rest), type, { before });
}

/** `Vec::<i64>::new()`: the conversion is there to say the type. */
function typedNil(v: Value, to: RustType): Value {
  const e = v.expr;
  if (e.kind !== "CallExpr" || e.fun.kind !== "PathExpr" || to.kind !== "PathType") return v;
  const [type, ...rest] = e.fun.path.segments;
  const generics = to.path.segments.at(-1)?.generics;
  if (!type || !generics) return v;
  const path = { ...e.fun.path, segments: [{ ...type, generics }, ...rest] };
  return { ...v, expr: { ...e, fun: { ...e.fun, path } } };
}

const isNil = (x: Expr, ctx: Emitter): boolean => x.kind === "Ident" && ctx.info.objectOf(x)?.kind === "Nil";

const isNumericText = (r: RustType): boolean => isNumeric(r);

function toText(v: Value, from: Type, ctx: Emitter, x: Expr): Value {
  if (from.kind === "Slice") {
    const isBytes = from.elem.kind === "Basic" && from.elem.basic === "uint8";
    if (isBytes) {
      const behind = v.expr.kind === "UnaryExpr" && v.expr.op === "*" ? v.expr.expr : undefined;
      const seen = behind ?? v.expr;
      // The bytes of a text are that text.
      if (seen.kind === "MethodCallExpr" && seen.method === "as_bytes" && seen.args.length === 0)
        return temp(methodCall(seen.recv, "to_string"), t.string, { before: v.before });
      ctx.note("bytes-to-string", x);
      const isView = behind?.kind === "MethodCallExpr" && behind.method === "as_slice";
      const bytes = isView || behind?.kind === "PathExpr" || behind?.kind === "RefExpr" ? behind : undefined;
      const lossy = methodCall(
        call(path("String::from_utf8_lossy"), [
          v.type.kind === "RefType" ? v.expr : (bytes ?? { kind: "RefExpr", mut: false, expr: v.expr }),
        ]),
        "into_owned",
      );
      return temp(lossy, t.string, { before: v.before });
    }
    return temp(methodCall(methodCall(v.expr, "iter"), "collect", [], { turbofish: [t.string] }), t.string, { before: v.before });
  }
  if (isChar(v.type)) return temp(methodCall(v.expr, "to_string"), t.string, { before: v.before });
  if (isInt(v.type)) return temp(methodCall(ctx.coerce(v, t.char).expr, "to_string"), t.string, { before: v.before });
  return v;
}

function fromText(v: Value, elem: Type, ctx: Emitter, want?: RustType): Value {
  const isBytes = elem.kind === "Basic" && elem.basic === "uint8";
  // A text that nobody else holds gives its bytes away; a view of them would outlive it.
  if (isBytes && isString(v.type) && !v.place) return temp(methodCall(v.expr, "into_bytes"), t.vec(t.u8), { before: v.before });
  if (isBytes) {
    const text = v.expr.kind === "UnaryExpr" && v.expr.op === "*" ? v.expr.expr : v.expr;
    const bytes = methodCall(text, "as_bytes");
    // What changes its bytes gets its own.
    if (want?.kind === "RefType" && want.mut) return temp(methodCall(bytes, "to_vec"), t.vec(t.u8), { before: v.before });
    return temp(bytes, t.ref(t.slice(t.u8)), { before: v.before, borrows: v.borrows });
  }
  return temp(
    methodCall(methodCall(v.expr, "chars"), "collect", [], { turbofish: [t.vec(t.infer)] }),
    t.vec(ctx.rustType(elem)),
    { before: v.before },
  );
}
