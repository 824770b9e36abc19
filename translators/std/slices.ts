// Implements package slices: the methods of Rust's slices and vectors.

import type { Expr } from "../../lib/go/ast.ts";
import { defineStdPackage, type EmitContext, type StdCall, type StdLowering, type Value } from "../../lib/patterns/kit.ts";
import type { RustExpr, RustStmt, RustType } from "../../lib/rust/ast.ts";
import { producerOf } from "../../lib/analysis/producers.ts";
import {
  arm,
  array,
  binary,
  bool,
  call,
  cast,
  chain,
  closure,
  deref,
  exprStmt,
  isFloat,
  isNumeric,
  isString,
  letMut,
  local,
  matchExpr,
  methodCall,
  p,
  pathExpr,
  range,
  ref,
  stripRefs,
  t,
  tuple,
} from "../../lib/rust/factory.ts";
import { ordered } from "./_comparison.ts";
import { comparisonOf, comparisonSort, extremeBy, orderOfLists } from "./_compare-function.ts";
import { backwardIter, chunksIter, elementsIter, elemOf, indexedIter } from "./_list-iterators.ts";
import { argOf, combine, functionOf, indexOrMinusOne, listOf, strOf, unparen } from "./_values.ts";
import { sortNaturally } from "./_sorting.ts";

const list = (ctx: EmitContext, c: StdCall, i = 0): Value => listOf(ctx, argOf(c, i));
const elemType = (ctx: EmitContext, c: StdCall): RustType => elemOf(ctx.peek(argOf(c, 0)).type);

/** What is looked for, compared with each element: texts of either kind compare as they are. */
const found =
  (method: "any" | "position", none: (e: RustExpr) => RustExpr, type: RustType): StdLowering =>
  (c, ctx) => {
    const elem = stripRefs(elemType(ctx, c));
    const text = isString(elem) || (elem.kind === "PathType" && elem.path.segments[0]?.name === "str");
    const wanted = text ? ctx.peek(argOf(c, 1)) : ctx.expr(argOf(c, 1), elem);
    return combine(ctx, [list(ctx, c), wanted], type, (xs, x) => {
      if (method === "any" && !text) return methodCall(xs, "contains", [ref(x)]);
      const test =
        text || !isNumeric(elem)
          ? closure(["x"], binary(text ? local("x") : deref(local("x")), "==", x))
          : closure([p.deref("x")], binary(local("x"), "==", x));
      return none(chain(xs, ["iter"], [method, test]));
    });
  };

/** A test of one element: copies are handed over, other elements are looked at. */
const testOf = (ctx: EmitContext, c: StdCall, e: Expr): Value => {
  const elem = elemType(ctx, c);
  const made = functionOf(ctx, e, [isCopy(elem) ? elem : t.ref(elem)], t.bool);
  if (made.expr.kind !== "ClosureExpr" || !isCopy(elem)) return made;
  return {
    ...made,
    expr: { ...made.expr, params: made.expr.params.map((x) => ({ pat: x.pat.kind === "WildPat" ? x.pat : p.deref(x.pat) })) },
  };
};
const isCopy = (type: RustType): boolean =>
  isNumeric(type) || (type.kind === "PathType" && /^(bool|char)$/.test(type.path.segments[0]?.name ?? ""));

/** Takes the list, changes it, and gives it back: `{ let mut list = xs; …; list }`. */
const changed =
  (
    others: (c: StdCall, ctx: EmitContext) => readonly Value[],
    change: (list: RustExpr, ...rest: RustExpr[]) => RustStmt[],
  ): StdLowering =>
  (c, ctx) => {
    const type = t.vec(elemType(ctx, c));
    return combine(ctx, [ctx.expr(argOf(c, 0), type), ...others(c, ctx)], type, (xs, ...rest) => {
      const name = ctx.fresh("list");
      return { kind: "Block", stmts: [letMut(name, xs), ...change(local(name), ...rest)], tail: local(name) };
    });
  };
const stmt = (e: RustExpr): RustStmt[] => [exprStmt(e)];

const insert: StdLowering = (c, ctx) => {
  if (c.call.ellipsis || c.args.length !== 3) return undefined;
  return changed(
    (c1) => [ctx.expr(argOf(c1, 1), t.usize), ctx.expr(argOf(c1, 2), elemType(ctx, c1))],
    (xs, i, x) => stmt(methodCall(xs, "insert", [i!, x!])),
  )(c, ctx);
};
const remove = changed(
  (c, ctx) => [ctx.expr(argOf(c, 1), t.usize), ctx.expr(argOf(c, 2), t.usize)],
  (xs, from, to) => stmt(methodCall(xs, "drain", [range(from, to)])),
);
const deleteFunc: StdLowering = (c, ctx) =>
  changed(
    (c1) => [testOf(ctx, c1, argOf(c1, 1))],
    (xs, test) =>
      stmt(
        methodCall(xs, "retain", [
          test?.kind === "ClosureExpr"
            ? { ...test, body: { kind: "UnaryExpr", op: "!", expr: test.body } }
            : closure(["x"], { kind: "UnaryExpr", op: "!", expr: call(test!, [local("x")]) }),
        ]),
      ),
  )(c, ctx);

const extreme =
  (name: "max" | "min"): StdLowering =>
  (c, ctx) => {
    const elem = elemType(ctx, c);
    if (isFloat(elem)) {
      return combine(ctx, [list(ctx, c)], elem, (xs) =>
        methodCall(chain(xs, ["iter"], ["copied"], ["reduce", pathExpr(`f64::${name}`)]), "unwrap"),
      );
    }
    ordered(elem, ctx);
    return combine(ctx, [list(ctx, c)], isCopy(elem) ? elem : t.ref(elem), (xs) => {
      const best = methodCall(chain(xs, ["iter"], [name]), "unwrap");
      return isCopy(elem) ? deref(best) : best;
    });
  };

const binarySearch: StdLowering = (c, ctx) => {
  const elem = elemType(ctx, c);
  const text = isString(elem);
  ordered(elem, ctx);
  const wanted = text ? strOf(ctx, argOf(c, 1)) : ctx.expr(argOf(c, 1), elem);
  return combine(ctx, [list(ctx, c), wanted], t.tuple(t.usize, t.bool), (xs, x) => {
    const search = text
      ? methodCall(xs, "binary_search_by", [closure(["v"], methodCall(methodCall(local("v"), "as_str"), "cmp", [x]))])
      : methodCall(xs, "binary_search", [ref(x)]);
    return matchExpr(search, [
      arm(p.ok("i"), tuple([local("i"), bool(true)])),
      arm(p.err("i"), tuple([local("i"), bool(false)])),
    ]);
  });
};

/** `slices.Sorted(maps.Keys(m))`: owned copies in order. */
const sorted: StdLowering = (c, ctx) => {
  const collected = collect(c, ctx);
  if (!collected) return undefined;
  const name = ctx.fresh("list");
  ordered(elemOf(collected.type), ctx);
  const sort = isFloat(elemOf(collected.type))
    ? methodCall(local(name), "sort_by", [pathExpr("f64::total_cmp")])
    : methodCall(local(name), "sort");
  return { ...collected, expr: { kind: "Block", stmts: [letMut(name, collected.expr), exprStmt(sort)], tail: local(name) } };
};
/** `slices.SortedFunc(seq, cmp)`. */
const sortedFunc: StdLowering = (c, ctx) => {
  const collected = collect(c, ctx);
  const compare = collected && comparisonOf(ctx, argOf(c, 1), elemOf(collected.type));
  if (!collected || !compare) return undefined;
  const name = ctx.fresh("list");
  const sort = methodCall(local(name), "sort_by", [compare]);
  return { ...collected, expr: { kind: "Block", stmts: [letMut(name, collected.expr), exprStmt(sort)], tail: local(name) } };
};
/** Sequences of the packages maps and slices yield references: a list of its own holds copies. */
const collect: StdLowering = (c, ctx) => {
  const seq = unparen(argOf(c, 0));
  const callee = seq.kind === "CallExpr" ? ctx.info.calleeOf(seq) : undefined;
  const elem = ctx.info.typeOf(c.call);
  if (elem.kind !== "Slice") return undefined;
  const type = ctx.rustType(elem.elem);
  if (callee && producerOf(callee, ctx.facts))
    return combine(ctx, [ctx.expr(seq)], t.vec(type), (iter) => methodCall(iter, "collect", [], { turbofish: [t.vec(t.infer)] }));
  const borrowed = callee?.pkg === "maps" || callee?.pkg === "slices";
  if (!borrowed) return undefined;
  return combine(ctx, [ctx.expr(argOf(c, 0))], t.vec(type), (iter) => {
    if (iter.kind === "MethodCallExpr" && iter.method === "iter") return methodCall(iter.recv, "to_vec");
    const owned = methodCall(iter, isCopy(type) ? "copied" : "cloned");
    return methodCall(owned, "collect", [], { turbofish: [t.vec(t.infer)] });
  });
};

const concat: StdLowering = (c, ctx) => {
  const type = t.vec(elemType(ctx, c));
  if (c.call.ellipsis) return combine(ctx, [ctx.peek(argOf(c, 0))], elemType(ctx, c), (xs) => methodCall(xs, "concat"));
  return combine(
    ctx,
    c.args.map((a) => ctx.expr(a, t.ref(t.slice(elemType(ctx, c))))),
    type,
    (...xs) => methodCall(array(xs), "concat"),
  );
};

const equal: StdLowering = (c, ctx) => combine(ctx, [list(ctx, c, 0), list(ctx, c, 1)], t.bool, (a, b) => binary(a, "==", b));

export default defineStdPackage({
  path: "slices",
  functions: {
    Sort: { lower: (c, ctx) => sortNaturally(ctx, argOf(c, 0)), mutates: [0] },
    SortFunc: { lower: comparisonSort, mutates: [0] },
    SortStableFunc: { lower: comparisonSort, mutates: [0] },
    IsSorted: (c, ctx) => combine(ctx, [list(ctx, c)], t.bool, (xs) => methodCall(xs, "is_sorted")),
    Reverse: {
      lower: (c, ctx) => combine(ctx, [ctx.placeToWrite(argOf(c, 0))], t.unit, (xs) => methodCall(xs, "reverse")),
      mutates: [0],
    },
    Contains: found("any", (e) => e, t.bool),
    Index: found("position", indexOrMinusOne, t.i64),
    ContainsFunc: (c, ctx) =>
      combine(ctx, [list(ctx, c), testOf(ctx, c, argOf(c, 1))], t.bool, (xs, f) => chain(xs, ["iter"], ["any", f])),
    IndexFunc: (c, ctx) =>
      combine(ctx, [list(ctx, c), testOf(ctx, c, argOf(c, 1))], t.i64, (xs, f) =>
        indexOrMinusOne(chain(xs, ["iter"], ["position", f])),
      ),
    Equal: equal,
    Compare: (c, ctx) => {
      if (isFloat(elemType(ctx, c))) return undefined;
      const [a, b] = [ctx.peek(argOf(c, 0)), ctx.peek(argOf(c, 1))];
      return combine(ctx, [a, b], t.i64, (x, y) => cast(orderOfLists(a, b, x, y), t.i64));
    },
    Clone: (c, ctx) => combine(ctx, [list(ctx, c)], t.vec(elemType(ctx, c)), (xs) => methodCall(xs, "to_vec")),
    Compact: {
      lower: changed(
        () => [],
        (xs) => stmt(methodCall(xs, "dedup")),
      ),
      mutates: [0],
    },
    Insert: { lower: insert, keeps: [2] },
    Delete: { lower: remove, mutates: [0] },
    DeleteFunc: { lower: deleteFunc, mutates: [0] },
    Concat: concat,
    Repeat: (c, ctx) =>
      combine(ctx, [list(ctx, c), ctx.expr(argOf(c, 1), t.usize)], t.vec(elemType(ctx, c)), (xs, n) =>
        methodCall(xs, "repeat", [n]),
      ),
    Max: extreme("max"),
    Min: extreme("min"),
    MaxFunc: extremeBy("max_by"),
    MinFunc: extremeBy("min_by"),
    BinarySearch: binarySearch,
    Values: elementsIter,
    All: indexedIter,
    Backward: backwardIter,
    Chunk: chunksIter,
    Collect: collect,
    Sorted: sorted,
    SortedFunc: sortedFunc,
    SortedStableFunc: sortedFunc,
  },
});
