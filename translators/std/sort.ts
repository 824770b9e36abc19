// Implements package sort: the sorting methods of slices, with the order read out of Go's less functions.

import { isPlainList } from "../../lib/analysis/sort-types.ts";
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
import type { RustExpr } from "../../lib/rust/ast.ts";
import { binary, call, closure, field, isNumeric, local, methodCall, p, t } from "../../lib/rust/factory.ts";
import { prune, under } from "../../lib/semantics/named.ts";
import { helper } from "./_helpers.ts";
import { elemOf } from "./_list-iterators.ts";
import { lessOf, sortByAsking, sortByLess, sortedOf, sortNaturally } from "./_sorting.ts";
import { argOf, combine, unparen } from "./_values.ts";

const slice: StdLowering = (c, ctx) => {
  const f = unparen(argOf(c, 1));
  if (f.kind !== "FuncLit") return undefined;
  const sorted = sortedOf(ctx, argOf(c, 0));
  const source = ctx.peek(argOf(c, 0)).expr;
  const less = lessOf(ctx, f);
  return (less && sortByLess(ctx, sorted, less, source)) ?? sortByAsking(ctx, sorted, f, source);
};

// ---- sort.Sort

/** `sort.Sort(x)`: slices of basic types, their reverse, and user types by their `Less` method. */
const sortInterface: StdLowering = (c, ctx) => sortValue(ctx, argOf(c, 0), false);

function sortValue(ctx: EmitContext, e: Expr, descending: boolean): Value | undefined {
  const x = unparen(e);
  const callee = x.kind === "CallExpr" ? ctx.info.calleeOf(x) : undefined;
  if (x.kind === "CallExpr" && callee?.pkg === "sort" && callee.name === "Reverse")
    return sortValue(ctx, x.args[0]!, !descending);
  const converted = x.kind === "CallExpr" && ctx.info.isConversion(x) ? x.args[0] : undefined;
  const type = prune(ctx.info.typeOf(x));
  if (type.kind === "Named" && type.obj.pkg === "sort") return sortNaturally(ctx, converted ?? x, descending);
  const method = ctx.info.lookup(type, "Less")?.obj;
  const decl = method?.kind === "Func" ? ctx.facts.declOf(method) : undefined;
  const receiver = decl?.recv?.list[0]?.names[0];
  if (!decl?.body || !receiver || under(type).kind !== "Slice") return undefined;
  // What else they do happens at steps that another algorithm takes otherwise.
  if (!isPlainList(type, ctx.facts)) return undefined;
  const [i, j] = decl.type.params.list.flatMap((y) => y.names).map((id) => ctx.info.objectOf(id));
  const self = ctx.info.objectOf(receiver);
  if (i?.kind !== "Var" || j?.kind !== "Var" || self?.kind !== "Var") return undefined;
  const place = sortedOf(ctx, converted ?? x);
  const isOwn = elemOf(place.list.type).kind === "InferType";
  const sorted = isOwn
    ? {
        list: { ...place.list, expr: field(place.list.expr, "0") },
        elem: ctx.rustType((under(type) as { elem: typeof type }).elem),
      }
    : place;
  const list = temp(local("list"), t.ref(t.vec(sorted.elem)), { place: true });
  return ctx.withBinding(self, list, () => sortByLess(ctx, sorted, { body: decl.body!, i, j }, local("list"), descending));
}

// ---- Searching

const searchSorted: StdLowering = (c, ctx) =>
  combine(ctx, [ctx.peek(argOf(c, 0)), ctx.peek(argOf(c, 1))], t.usize, (xs, x) =>
    methodCall(xs, "partition_point", [
      isNumeric(elemOf(ctx.peek(argOf(c, 0)).type))
        ? closure([p.deref("v")], binary(local("v"), "<", x))
        : closure(["v"], binary(methodCall(local("v"), "as_str"), "<", asStr(x))),
    ]),
  );
const asStr = (x: RustExpr): RustExpr => (x.kind === "LitExpr" ? x : methodCall(x, "as_str"));

/** `sort.Search(n, f)`: the first index for which `f` holds, if it holds from there on. */
const search: StdLowering = (c, ctx) => {
  const f = ctx.closure(unparen(argOf(c, 1)), [{ pat: p.ident(parameterName(ctx, argOf(c, 1))), type: t.usize }], t.bool);
  if (!f) return undefined;
  return combine(ctx, [ctx.expr(argOf(c, 0), t.usize), f], t.usize, (n, test) => call(helper(ctx, "go_search"), [n, test]));
};
const parameterName = (ctx: EmitContext, e: Expr): string => {
  const f = unparen(e);
  const id = f.kind === "FuncLit" ? f.type.params.list[0]?.names[0] : undefined;
  const obj = id && ctx.info.objectOf(id);
  return obj?.kind === "Var" ? ctx.nameOf(obj) : "i";
};

const isSorted: StdLowering = (c, ctx) => combine(ctx, [ctx.peek(argOf(c, 0))], t.bool, (xs) => methodCall(xs, "is_sorted"));

const natural: StdFunction = { lower: (c: StdCall, ctx: EmitContext) => sortNaturally(ctx, argOf(c, 0)), mutates: [0] };

const byLess: Prose = {
  title: "The order becomes a comparison",
  category: "generics-collections",
  level: "idiom",
  what: "The less function over indices becomes a comparison of two elements, or a key to sort by.",
  why: "The closure sees the elements themselves, so that it cannot index the slice while the slice is being reordered. Rust's sort is stable.",
  pitfall: "Go may leave equal elements in another order, as `sort.Slice` is not stable.",
  link: { text: "slice::sort_by", url: "https://doc.rust-lang.org/std/primitive.slice.html#method.sort_by" },
};

const { pitfall: _unstable, ...byStableLess } = byLess;

export default defineStdPackage({
  path: "sort",
  functions: {
    Ints: natural,
    Strings: natural,
    Float64s: natural,
    Slice: { lower: slice, mutates: [0], note: byLess },
    SliceStable: { lower: slice, mutates: [0], note: byStableLess },
    Sort: { lower: sortInterface, mutates: [0] },
    // By itself it has no form; what is reversed is about to be sorted.
    Reverse: { lower: () => undefined, mutates: [0] },
    Stable: { lower: sortInterface, mutates: [0] },
    Search: search,
    SearchInts: searchSorted,
    SearchFloat64s: searchSorted,
    SearchStrings: searchSorted,
    IntsAreSorted: isSorted,
    StringsAreSorted: isSorted,
    Float64sAreSorted: isSorted,
  },
});
