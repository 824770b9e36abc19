// Implements package math: functions as methods of floats, constants by their Rust names.

import { defineStdPackage, type EmitContext, type StdLowering, type Value } from "../../lib/patterns/kit.ts";
import type { Expr } from "../../lib/go/ast.ts";
import { temp } from "../../lib/patterns/value.ts";
import type { RustExpr, RustType } from "../../lib/rust/ast.ts";
import { binary, call, cast, float, ifExpr, int, methodCall, num, pathExpr, t, tuple } from "../../lib/rust/factory.ts";
import { helper } from "./_helpers.ts";
import { argOf, combine, constInt, numberRecv } from "./_values.ts";

/** `x.sqrt()`. */
const method =
  (name: string): StdLowering =>
  (c, ctx) =>
    combine(ctx, [numberRecv(ctx, argOf(c, 0), t.f64)], t.f64, (x) => methodCall(x, name));
/** `x.powf(y)`. */
const method2 =
  (name: string): StdLowering =>
  (c, ctx) =>
    combine(ctx, [numberRecv(ctx, argOf(c, 0), t.f64), ctx.expr(argOf(c, 1), t.f64)], t.f64, (x, y) => methodCall(x, name, [y]));
const test =
  (name: string): StdLowering =>
  (c, ctx) =>
    combine(ctx, [numberRecv(ctx, argOf(c, 0), t.f64)], t.bool, (x) => methodCall(x, name));

/** `go_remainder(x, y)`. */
const ours =
  (name: "go_next_after" | "go_remainder"): StdLowering =>
  (c, ctx) =>
    combine(ctx, [ctx.expr(argOf(c, 0), t.f64), ctx.expr(argOf(c, 1), t.f64)], t.f64, (x, y) => call(helper(ctx, name), [x, y]));

/** Computed by another library than Go's own: the last digit can differ. */
const near =
  (lower: StdLowering): StdLowering =>
  (c, ctx) => {
    ctx.note("float-functions", c.call);
    return lower(c, ctx);
  };

/**
 * Go multiplies where the exponent is a whole number, as `powi` does, step for step, and takes the root for a half. Between whole
 * numbers `powf` is exact as far as the result is, and what lies beyond is rarely asked for.
 */
const power: StdLowering = (c, ctx) => {
  const y = constFloat(ctx, argOf(c, 1));
  if (y === 0.5) return method("sqrt")(c, ctx);
  if (y !== undefined && Number.isInteger(y) && Math.abs(y) <= 1023)
    return combine(ctx, [numberRecv(ctx, argOf(c, 0), t.f64)], t.f64, (x) => methodCall(x, "powi", [int(y)]));
  return (c.args.every((a) => isNumber(ctx, a)) ? method2("powf") : near(method2("powf")))(c, ctx);
};

function constFloat(ctx: EmitContext, e: Expr): number | undefined {
  const c = ctx.info.constOf(e);
  if (c?.kind === "int") return Number(c.value);
  return c?.kind === "float" ? Number(c.value.num) / Number(c.value.den) : undefined;
}

/** Go's Max and Min give NaN if either operand is; Rust's ignore it. */
const extreme =
  (name: "max" | "min"): StdLowering =>
  (c, ctx) => {
    if (c.args.every((a) => isNumber(ctx, a))) return method2(name)(c, ctx);
    ctx.note("float-extremes", c.call, { name, go: name === "max" ? "Max" : "Min" });
    return method2(name)(c, ctx);
  };
/** Converted from a whole number, or a constant: never NaN. */
function isNumber(ctx: EmitContext, e: Parameters<typeof argOf>[0]["args"][number]): boolean {
  if (ctx.info.constOf(e)) return true;
  if (e.kind !== "CallExpr" || !ctx.info.isConversion(e)) return false;
  const from = ctx.info.typeOf(e.args[0]!);
  return from.kind === "Basic" && /int/.test(from.basic);
}

const isInf: StdLowering = (c, ctx) => {
  const sign = constInt(ctx, argOf(c, 1));
  if (sign === undefined) return undefined;
  if (sign === 0n) return test("is_infinite")(c, ctx);
  const limit = pathExpr(sign > 0n ? "f64::INFINITY" : "f64::NEG_INFINITY");
  return combine(ctx, [ctx.expr(argOf(c, 0), t.f64)], t.bool, (x) => binary(x, "==", limit));
};

const inf: StdLowering = (c, ctx) => {
  const sign = constInt(ctx, argOf(c, 0));
  if (sign !== undefined) return temp(pathExpr(sign >= 0n ? "f64::INFINITY" : "f64::NEG_INFINITY"), t.f64);
  return combine(ctx, [ctx.expr(argOf(c, 0), t.i64)], t.f64, (n) =>
    ifExpr(binary(n, ">=", int(0)), pathExpr("f64::INFINITY"), pathExpr("f64::NEG_INFINITY")),
  );
};

const modf: StdLowering = (c, ctx) =>
  combine(ctx, [ctx.expr(argOf(c, 0), t.f64)], t.tuple(t.f64, t.f64), (x) =>
    tuple([methodCall(x, "trunc"), methodCall(x, "fract")]),
  );

/** Beyond `10^22` the product of tens is not the nearest float any more, which Go has in a table. */
const power10: StdLowering = (c, ctx) => {
  const n = constInt(ctx, argOf(c, 0));
  if (n === undefined || n < -22n || n > 22n) ctx.note("float-functions", c.call);
  return combine(ctx, [ctx.expr(argOf(c, 0), t.i32)], t.f64, (x) => methodCall(float(10, "f64"), "powi", [x]));
};

const constant =
  (path: string): (() => Value) =>
  () =>
    temp(pathExpr(path), t.f64);
const limit =
  (path: string, type: RustType): (() => Value) =>
  () =>
    temp(pathExpr(path), type);
const exactly =
  (text: string): (() => Value) =>
  () =>
    temp(num(text), t.f64);

/** `math.MaxInt32` is an untyped constant: it takes the type that its place wants, or that Go gives it there. */
const bound =
  (path: string, own: RustType): ((ctx: EmitContext, at: Expr, want?: RustType) => Value) =>
  (ctx, at, wants) => {
    const value: RustExpr = pathExpr(path);
    const want = wants ?? ctx.rustType(ctx.info.typeOf(at));
    const wanted = want?.kind === "PathType" ? want.path.segments[0]?.name : undefined;
    if (wanted === undefined || path.startsWith(`${wanted}::`)) return temp(value, own);
    if (/^f(32|64)$/.test(wanted)) return temp(cast(value, want!), want!);
    if (!/^[iu](8|16|32|64|128|size)$/.test(wanted)) return temp(value, own);
    const wider = /^[iu](64|size)$/.test(wanted) && !/(64|size)::/.test(path);
    return temp(
      wider && !/size/.test(wanted) && !(path.startsWith("i") && wanted.startsWith("u"))
        ? call(`${wanted}::from`, [value])
        : cast(value, want!),
      want!,
    );
  };

export default defineStdPackage({
  path: "math",
  functions: {
    Sqrt: method("sqrt"),
    Cbrt: near(method("cbrt")),
    Abs: method("abs"),
    Floor: method("floor"),
    Ceil: method("ceil"),
    Trunc: method("trunc"),
    Round: method("round"),
    RoundToEven: method("round_ties_even"),
    Exp: near(method("exp")),
    Exp2: near(method("exp2")),
    Expm1: near(method("exp_m1")),
    Log: near(method("ln")),
    Log2: near(method("log2")),
    Log10: near(method("log10")),
    Log1p: near(method("ln_1p")),
    Sin: near(method("sin")),
    Cos: near(method("cos")),
    Tan: near(method("tan")),
    Asin: near(method("asin")),
    Acos: near(method("acos")),
    Atan: near(method("atan")),
    Sinh: near(method("sinh")),
    Cosh: near(method("cosh")),
    Tanh: near(method("tanh")),
    Asinh: near(method("asinh")),
    Acosh: near(method("acosh")),
    Atanh: near(method("atanh")),
    Pow: power,
    Atan2: near(method2("atan2")),
    Hypot: near(method2("hypot")),
    Copysign: method2("copysign"),
    Max: extreme("max"),
    Min: extreme("min"),
    Mod: (c, ctx) =>
      combine(ctx, [ctx.expr(argOf(c, 0), t.f64), ctx.expr(argOf(c, 1), t.f64)], t.f64, (x, y) => binary(x, "%", y)),
    Dim: (c, ctx) =>
      combine(ctx, [numberRecv(ctx, argOf(c, 0), t.f64), ctx.expr(argOf(c, 1), t.f64)], t.f64, (x, y) =>
        methodCall(binary(x, "-", y), "max", [float(0)]),
      ),
    FMA: (c, ctx) =>
      combine(
        ctx,
        [numberRecv(ctx, argOf(c, 0), t.f64), ctx.expr(argOf(c, 1), t.f64), ctx.expr(argOf(c, 2), t.f64)],
        t.f64,
        (x, y, z) => methodCall(x, "mul_add", [y, z]),
      ),
    Nextafter: ours("go_next_after"),
    Remainder: ours("go_remainder"),
    Modf: modf,
    Pow10: power10,
    Inf: inf,
    NaN: () => temp(pathExpr("f64::NAN"), t.f64),
    IsNaN: test("is_nan"),
    IsInf: isInf,
    Signbit: test("is_sign_negative"),
    Float64bits: (c, ctx) => combine(ctx, [numberRecv(ctx, argOf(c, 0), t.f64)], t.u64, (x) => methodCall(x, "to_bits")),
    Float64frombits: (c, ctx) => combine(ctx, [ctx.expr(argOf(c, 0), t.u64)], t.f64, (x) => call("f64::from_bits", [x])),
    Float32bits: (c, ctx) => combine(ctx, [numberRecv(ctx, argOf(c, 0), t.f32)], t.u32, (x) => methodCall(x, "to_bits")),
    Float32frombits: (c, ctx) => combine(ctx, [ctx.expr(argOf(c, 0), t.u32)], t.f32, (x) => call("f32::from_bits", [x])),
  },
  values: {
    Pi: constant("std::f64::consts::PI"),
    E: constant("std::f64::consts::E"),
    Sqrt2: constant("std::f64::consts::SQRT_2"),
    Ln2: constant("std::f64::consts::LN_2"),
    Ln10: constant("std::f64::consts::LN_10"),
    Log2E: constant("std::f64::consts::LOG2_E"),
    Log10E: constant("std::f64::consts::LOG10_E"),
    Phi: exactly("1.618033988749895"),
    SqrtE: exactly("1.6487212707001282"),
    SqrtPi: exactly("1.772453850905516"),
    SqrtPhi: exactly("1.272019649514069"),
    MaxFloat64: limit("f64::MAX", t.f64),
    SmallestNonzeroFloat64: exactly("5e-324"),
    MaxFloat32: () => temp(call("f64::from", [pathExpr("f32::MAX")]), t.f64),
    MaxInt: bound("i64::MAX", t.i64),
    MinInt: bound("i64::MIN", t.i64),
    MaxInt64: bound("i64::MAX", t.i64),
    MinInt64: bound("i64::MIN", t.i64),
    MaxInt32: bound("i32::MAX", t.i32),
    MinInt32: bound("i32::MIN", t.i32),
    MaxInt16: bound("i16::MAX", t.i16),
    MinInt16: bound("i16::MIN", t.i16),
    MaxInt8: bound("i8::MAX", t.i8),
    MinInt8: bound("i8::MIN", t.i8),
    MaxUint: bound("u64::MAX", t.u64),
    MaxUint64: bound("u64::MAX", t.u64),
    MaxUint32: bound("u32::MAX", t.u32),
    MaxUint16: bound("u16::MAX", t.u16),
    MaxUint8: bound("u8::MAX", t.u8),
  },
});
