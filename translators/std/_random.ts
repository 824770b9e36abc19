// Implements random numbers by the crate rand: the same distributions as Go's, other numbers.

import type { EmitContext, StdCall, StdLowering } from "../../lib/patterns/kit.ts";
import { temp } from "../../lib/patterns/value.ts";
import type { RustExpr, RustType } from "../../lib/rust/ast.ts";
import { call, int, letMut, local, methodCall, pathExpr, range, refMut, t, exprStmt } from "../../lib/rust/factory.ts";
import { argOf, combine, unparen } from "./_values.ts";

const traits = "rand::RngExt as _";
export const stdRng = t.path("rand::rngs::StdRng");

/** The generator of the thread, or the one that the call is made on. */
interface Source {
  range(r: RustExpr): RustExpr;
  unit(): RustExpr;
}
function sourceOf(c: StdCall, ctx: EmitContext): Source {
  ctx.requireCrate("rand");
  ctx.note("random-numbers", c.call);
  if (!c.recv) {
    return {
      range: (r) => call(pathExpr("rand::random_range"), [r]),
      unit: () => call({ kind: "PathExpr", path: { segments: [{ name: "rand" }, { name: "random", generics: [t.f64] }] } }),
    };
  }
  const rng = ctx.placeToWrite(c.recv);
  return {
    range: (r) => methodCall(rng.expr, "random_range", [r], { import: traits }),
    unit: () => methodCall(rng.expr, "random", [], { turbofish: [t.f64], import: traits }),
  };
}

const below =
  (type: RustType): StdLowering =>
  (c, ctx) => {
    const source = sourceOf(c, ctx);
    return combine(ctx, [ctx.expr(argOf(c, 0), type)], type, (n) => source.range(range(zeroOf(n, type), n)));
  };
/** Two literals leave the type open: the lower one says it. */
const zeroOf = (n: RustExpr, type: RustType): RustExpr =>
  n.kind === "LitExpr" && type.kind === "PathType" ? int(0, type.path.segments[0]?.name) : int(0);

const whole =
  (max: string, type: RustType): StdLowering =>
  (c, ctx) => {
    const source = sourceOf(c, ctx);
    return temp(source.range({ kind: "RangeExpr", low: int(0), high: pathExpr(max), inclusive: true }), type);
  };
const float: StdLowering = (c, ctx) => temp(sourceOf(c, ctx).unit(), t.f64);

/** `rand.Perm(n)`: the numbers below n, shuffled. */
const perm: StdLowering = (c, ctx) => {
  if (c.recv) return undefined;
  sourceOf(c, ctx);
  return combine(ctx, [ctx.expr(argOf(c, 0), t.i64)], t.vec(t.i64), (n) => {
    const name = ctx.fresh("order");
    const numbers = methodCall({ kind: "ParenExpr", expr: range(int(0), n) }, "collect", [], { turbofish: [t.vec(t.i64)] });
    return { kind: "Block", stmts: [letMut(name, numbers), exprStmt(shuffled(local(name)))], tail: local(name) };
  });
};
const shuffled = (xs: RustExpr): RustExpr =>
  methodCall(xs, "shuffle", [refMut(call(pathExpr("rand::rng")))], { import: "rand::seq::SliceRandom as _" });

/** `rand.Shuffle(len(xs), func(i, j int) { xs[i], xs[j] = xs[j], xs[i] })`. */
export const shuffle: StdLowering = (c, ctx) => {
  const f = unparen(argOf(c, 1));
  const [swap, ...more] = f.kind === "FuncLit" ? f.body.list : [];
  const target = swap?.kind === "AssignStmt" && swap.lhs.length === 2 ? swap.lhs[0] : undefined;
  if (c.recv || more.length > 0 || target?.kind !== "IndexExpr") return undefined;
  sourceOf(c, ctx);
  return combine(ctx, [ctx.placeToWrite(target.x)], t.unit, (xs) => shuffled(xs));
};

/** `rand.New(rand.NewSource(seed))`. */
export const create: StdLowering = (c, ctx) => {
  const source = unparen(argOf(c, 0));
  const callee = source.kind === "CallExpr" ? ctx.info.calleeOf(source) : undefined;
  if (source.kind !== "CallExpr" || callee?.name !== "NewSource") return undefined;
  ctx.requireCrate("rand");
  ctx.note("random-numbers", c.call);
  return combine(ctx, [ctx.expr(source.args[0]!, t.u64)], stdRng, (seed) =>
    call({ segments: ["rand", "rngs", "StdRng", "seed_from_u64"].map((name) => ({ name })), import: "rand::SeedableRng as _" }, [
      seed,
    ]),
  );
};

/** Rust's generator seeds itself; a fixed seed would not give Go's numbers anyway. */
export const seed: StdLowering = (c, ctx) => {
  ctx.note("random-numbers", c.call);
  return temp({ kind: "TupleExpr", elems: [] }, t.unit);
};

export const methods: Readonly<Record<string, StdLowering>> = {
  Intn: below(t.i64),
  Int63n: below(t.i64),
  Int64n: below(t.i64),
  Int31n: below(t.i32),
  Int32n: below(t.i32),
  IntN: below(t.i64),
  Int: whole("i64::MAX", t.i64),
  Int63: whole("i64::MAX", t.i64),
  Int31: whole("i32::MAX", t.i32),
  Float64: float,
  Perm: perm,
};
