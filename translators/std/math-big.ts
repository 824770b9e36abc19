// Implements package math/big with the crate num: `big.Int` as a `BigInt`, whose operators make new values.

import type { Expr } from "../../lib/go/ast.ts";
import {
  defineStdPackage,
  type EmitContext,
  type Prose,
  type StdCall,
  type StdFunction,
  type StdLowering,
  type Value,
} from "../../lib/patterns/kit.ts";
import { temp } from "../../lib/patterns/value.ts";
import type { RustAssignOp, RustBinaryOp, RustExpr, RustType } from "../../lib/rust/ast.ts";
import {
  assign,
  binary,
  call,
  cast,
  int,
  isAnyRef,
  methodCall,
  neg,
  opAssign,
  pathExpr,
  ref,
  t,
} from "../../lib/rust/factory.ts";
import { inStatement } from "./_position.ts";
import { argOf, combine, constInt, numberRecv, strOf, typedNumber, unparen } from "./_values.ts";

const bigInt = t.path("num::BigInt");
const traits = { euclid: "num::traits::Euclid as _", integer: "num::Integer as _", signed: "num::Signed as _" } as const;

/** A number that an operator reads: by reference, so that it stays. */
function operand(ctx: EmitContext, e: Expr): Value {
  ctx.requireCrate("num");
  const v = ctx.peek(e);
  return isAnyRef(v.type) || !v.place ? v : { ...v, expr: ref(v.expr), type: t.ref(v.type), place: false };
}
/** A number that a method takes by reference. */
function lent(ctx: EmitContext, e: Expr): Value {
  const v = operand(ctx, e);
  return isAnyRef(v.type) ? v : { ...v, expr: ref(v.expr), type: t.ref(v.type) };
}
/** The same number as the receiver of a method. */
function receiver(ctx: EmitContext, e: Expr): Value {
  ctx.requireCrate("num");
  return ctx.peek(e);
}

/** `new(big.Int)`, `&big.Int{}` and `big.NewInt(n)`: nobody else holds what they give, so that the result needs no place. */
function isFresh(ctx: EmitContext, e: Expr): boolean {
  const x = unparen(e);
  if (x.kind === "UnaryExpr" && x.op === "&") return x.x.kind === "CompositeLit";
  if (x.kind !== "CallExpr") return false;
  const callee = ctx.info.calleeOf(x);
  return ctx.info.builtinOf(x) === "new" || (callee?.pkg === "math/big" && callee.name === "NewInt");
}

/** Go puts the result into the receiver and gives it back: an assignment, or the bare result for a fresh receiver. */
function into(c: StdCall, ctx: EmitContext, result: Value): Value | undefined {
  if (isFresh(ctx, c.recv!)) return result;
  if (!inStatement(ctx, c.call)) return undefined;
  const place = ctx.placeToWrite(c.recv!);
  const target = place.type.kind === "RefType" ? ({ kind: "UnaryExpr", op: "*", expr: place.expr } as const) : place.expr;
  const { before, exprs } = ctx.sequence([result]);
  return temp(assign(target, exprs[0]!), t.unit, { before: [...place.before, ...before] });
}

/** `z.Add(x, y)`; `x += &y` where the receiver is the first operand. */
const arithmetic = (op: RustBinaryOp, update: RustAssignOp): StdFunction => ({
  mutatesReceiver: true,
  note: becomesOperator,
  lower: (c, ctx) => {
    const [x, y] = [argOf(c, 0), argOf(c, 1)];
    if (inStatement(ctx, c.call) && sameName(ctx, c.recv!, x) && !sameName(ctx, c.recv!, y)) {
      const place = ctx.placeToWrite(c.recv!);
      const target = place.type.kind === "RefType" ? ({ kind: "UnaryExpr", op: "*", expr: place.expr } as const) : place.expr;
      return combine(ctx, [operand(ctx, y)], t.unit, (b) => opAssign(target, update, b));
    }
    return into(
      c,
      ctx,
      combine(ctx, [operand(ctx, x), operand(ctx, y)], bigInt, (a, b) => binary(a, op, b)),
    );
  },
});
const becomesOperator: Prose = {
  title: "Big numbers have operators",
  category: "types",
  level: "idiom",
  what: "The method that stores its result in its receiver becomes an operator: `&a * &b` gives a new `BigInt`, and `a *= &b` changes `a` in place.",
  why: "Types implement the traits `Add`, `Mul` and others, so that big numbers read like small ones; `&a + &b` leaves both operands alone.",
  link: { text: "num::BigInt", url: "https://docs.rs/num-bigint/latest/num_bigint/struct.BigInt.html" },
};
const sameName = (ctx: EmitContext, a: Expr, b: Expr): boolean =>
  a.kind === "Ident" && b.kind === "Ident" && ctx.info.objectOf(a) === ctx.info.objectOf(b);

const mutating = (lower: StdLowering): StdFunction => ({ lower, mutatesReceiver: true });
/** `x.method(&y)` stored in the receiver. */
const byMethod = (method: string, trait?: string): StdFunction =>
  mutating((c, ctx) =>
    into(
      c,
      ctx,
      combine(ctx, [receiver(ctx, argOf(c, 0)), lent(ctx, argOf(c, 1))], bigInt, (x, y) =>
        methodCall(x, method, [y], trait ? { import: trait } : {}),
      ),
    ),
  );
const shift = (op: "<<" | ">>"): StdFunction =>
  mutating((c, ctx) =>
    into(
      c,
      ctx,
      combine(ctx, [operand(ctx, argOf(c, 0)), ctx.expr(argOf(c, 1), t.usize)], bigInt, (x, n) =>
        binary(x, op, typedNumber(n, t.usize)),
      ),
    ),
  );
const unary = (build: (x: RustExpr) => RustExpr): StdFunction =>
  mutating((c, ctx) => into(c, ctx, combine(ctx, [operand(ctx, argOf(c, 0))], bigInt, build)));

const from =
  (type: RustType): StdLowering =>
  (c, ctx) => {
    ctx.requireCrate("num");
    const known = constInt(ctx, argOf(c, 0));
    const small = known !== undefined && known >= -(1n << 31n) && known < 1n << 31n;
    return combine(ctx, [small ? ctx.expr(argOf(c, 0), type) : numberRecv(ctx, argOf(c, 0), type)], bigInt, (n) =>
      call("num::BigInt::from", [n]),
    );
  };

const exponent: StdLowering = (c, ctx) => {
  const modulus = unparen(argOf(c, 2));
  const isNil = modulus.kind === "Ident" && modulus.name === "nil";
  const x = receiver(ctx, argOf(c, 0));
  const known = knownInt(ctx, argOf(c, 1));
  if (isNil && known !== undefined && known >= 0n)
    return into(
      c,
      ctx,
      combine(ctx, [x], bigInt, (a) => methodCall(a, "pow", [int(known)])),
    );
  const y = lent(ctx, argOf(c, 1));
  if (!isNil)
    return into(
      c,
      ctx,
      combine(ctx, [x, y, lent(ctx, modulus)], bigInt, (a, b, m) => methodCall(a, "modpow", [b, m])),
    );
  return into(
    c,
    ctx,
    combine(ctx, [x, y], bigInt, (a, b) => methodCall(a, "pow", [methodCall(call("u32::try_from", [b]), "unwrap")])),
  );
};

/** `big.NewInt(100)` written in place. */
function knownInt(ctx: EmitContext, e: Expr): bigint | undefined {
  const x = unparen(e);
  return x.kind === "CallExpr" && isFresh(ctx, x) && x.args.length === 1 ? constInt(ctx, x.args[0]!) : undefined;
}

/** A text that is no number: Go says so by a flag, Rust by `None`. */
const setString: StdLowering = (c, ctx) => {
  ctx.requireCrate("num");
  const base = constInt(ctx, argOf(c, 1));
  if (base === undefined || base < 2n) return undefined;
  const parsed = combine(ctx, [strOf(ctx, argOf(c, 0))], t.option(bigInt), (s) =>
    call("num::BigInt::parse_bytes", [methodCall(s, "as_bytes"), { kind: "LitExpr", lit: { kind: "num", text: String(base) } }]),
  );
  if (isFresh(ctx, c.recv!)) return parsed;
  return into(c, ctx, { ...parsed, expr: methodCall(parsed.expr, "unwrap"), type: bigInt });
};

const compare: StdLowering = (c, ctx) =>
  combine(ctx, [receiver(ctx, c.recv!), lent(ctx, argOf(c, 0))], t.i64, (x, y) => cast(methodCall(x, "cmp", [y]), t.i64));
const sign: StdLowering = (c, ctx) =>
  combine(ctx, [receiver(ctx, c.recv!)], t.i64, (x) => cast(methodCall(x, "cmp", [ref(pathExpr("num::BigInt::ZERO"))]), t.i64));
const toNumber =
  (type: RustType, name: string): StdLowering =>
  (c, ctx) =>
    combine(ctx, [lent(ctx, c.recv!)], type, (x) => methodCall(call(`${name}::try_from`, [x]), "unwrap"));
const fits =
  (name: string): StdLowering =>
  (c, ctx) =>
    combine(ctx, [lent(ctx, c.recv!)], t.bool, (x) => methodCall(call(`${name}::try_from`, [x]), "is_ok"));

const gcd: StdLowering = (c, ctx) => {
  if (![argOf(c, 0), argOf(c, 1)].every((e) => unparen(e).kind === "Ident" && (unparen(e) as { name: string }).name === "nil"))
    return undefined;
  return into(
    c,
    ctx,
    combine(ctx, [receiver(ctx, argOf(c, 2)), lent(ctx, argOf(c, 3))], bigInt, (x, y) =>
      methodCall(x, "gcd", [y], { import: traits.integer }),
    ),
  );
};

export default defineStdPackage({
  path: "math/big",
  functions: {
    NewInt: from(t.i64),
    "Int.Add": arithmetic("+", "+="),
    "Int.Sub": arithmetic("-", "-="),
    "Int.Mul": arithmetic("*", "*="),
    "Int.Quo": arithmetic("/", "/="),
    "Int.Rem": arithmetic("%", "%="),
    "Int.Div": byMethod("div_euclid", traits.euclid),
    "Int.Mod": byMethod("rem_euclid", traits.euclid),
    "Int.And": arithmetic("&", "&="),
    "Int.Or": arithmetic("|", "|="),
    "Int.Xor": arithmetic("^", "^="),
    "Int.Lsh": shift("<<"),
    "Int.Rsh": shift(">>"),
    "Int.Neg": unary(neg),
    "Int.Abs": unary((x) => methodCall(x.kind === "RefExpr" ? x.expr : x, "abs", [], { import: traits.signed })),
    "Int.Sqrt": unary((x) => methodCall(x.kind === "RefExpr" ? x.expr : x, "sqrt")),
    "Int.Set": unary((x) => methodCall(x.kind === "RefExpr" ? x.expr : x, "clone")),
    "Int.Exp": mutating(exponent),
    "Int.GCD": mutating(gcd),
    "Int.SetInt64": mutating((c, ctx) => into(c, ctx, from(t.i64)(c, ctx)!)),
    "Int.SetUint64": mutating((c, ctx) => into(c, ctx, from(t.u64)(c, ctx)!)),
    "Int.SetString": mutating(setString),
    "Int.Cmp": compare,
    "Int.Sign": sign,
    "Int.Int64": toNumber(t.i64, "i64"),
    "Int.Uint64": toNumber(t.u64, "u64"),
    "Int.IsInt64": fits("i64"),
    "Int.IsUint64": fits("u64"),
    "Int.BitLen": (c, ctx) => combine(ctx, [receiver(ctx, c.recv!)], t.u64, (x) => methodCall(x, "bits")),
    "Int.String": (c, ctx) => combine(ctx, [receiver(ctx, c.recv!)], t.string, (x) => methodCall(x, "to_string")),
    "Int.Text": (c, ctx) =>
      combine(ctx, [receiver(ctx, c.recv!), ctx.expr(argOf(c, 0), t.u32)], t.string, (x, base) =>
        methodCall(x, "to_str_radix", [base]),
      ),
  },
  types: { Int: { rust: bigInt, zero: () => pathExpr("num::BigInt::ZERO") } },
});
