// Implements package sort: the sorting methods of slices, with the order read out of Go's less functions.

import type { Expr, FuncLit, Ident } from "../../lib/go/ast.ts";
import { defineStdPackage, type EmitContext, type Prose, type StdCall, type StdFunction, type StdLowering, type Value } from "../../lib/patterns/kit.ts";
import { temp } from "../../lib/patterns/value.ts";
import type { RustExpr, RustType } from "../../lib/rust/ast.ts";
import {
  binary, call, closure, deref, field, ifExpr, isFloat, isNumeric, letStmt, local, methodCall, p, pathExpr, sameExpr, stripRefs, t, vecElem,
} from "../../lib/rust/factory.ts";
import { prune, under } from "../../lib/semantics/named.ts";
import type { VarObj } from "../../lib/semantics/objects.ts";
import { isPlainKey, keysOfLess, type LoweredKey, orderings } from "./_comparison.ts";
import { helper } from "./_helpers.ts";
import { elementsNamed, mentions } from "./_substitute.ts";
import { argOf, combine, unparen } from "./_values.ts";

// ---- The list that is sorted

interface Sorted {
  /** Place that is sorted. */
  readonly list: Value;
  readonly elem: RustType;
}

const listOf = (ctx: EmitContext, e: Expr): Sorted => {
  const list = ctx.placeToWrite(e);
  return { list, elem: elemOf(list.type) };
};
const elemOf = (type: RustType): RustType => {
  const inner = stripRefs(type);
  return inner.kind === "SliceType" || inner.kind === "ArrayType" ? inner.elem : (vecElem(inner) ?? t.infer);
};

/** `xs.sort()`; floats have no total order of their own. */
export function sortNaturally(ctx: EmitContext, e: Expr, descending = false): Value {
  const { list, elem } = listOf(ctx, e);
  return combine(ctx, [list], t.unit, (xs) => naturalSort(xs, elem, descending));
}
function naturalSort(xs: RustExpr, elem: RustType, descending: boolean): RustExpr {
  if (isFloat(elem)) {
    return descending ? sortBy(xs, methodCall(local("b"), "total_cmp", [local("a")])) : methodCall(xs, "sort_by", [pathExpr("f64::total_cmp")]);
  }
  if (!descending) return methodCall(xs, "sort");
  return isPlainKey(elem) ? methodCall(xs, "sort_by_key", [closure(["x"], reversed(deref(local("x"))))]) : sortBy(xs, methodCall(local("b"), "cmp", [local("a")]));
}
const sortBy = (xs: RustExpr, order: RustExpr): RustExpr => methodCall(xs, "sort_by", [closure(["a", "b"], order)]);
const reversed = (key: RustExpr): RustExpr => call("std::cmp::Reverse", [key]);

// ---- Less functions over indices

/** Where the order is written: the body of a `less` with its two index parameters, and what it indexes. */
interface Less {
  readonly body: FuncLit["body"];
  readonly i: VarObj;
  readonly j: VarObj;
}

function lessOf(ctx: EmitContext, f: FuncLit): Less | undefined {
  const [i, j] = f.type.params.list.flatMap((x) => x.names).map((id: Ident) => ctx.info.objectOf(id));
  return i?.kind === "Var" && j?.kind === "Var" ? { body: f.body, i, j } : undefined;
}

function sortByLess(ctx: EmitContext, sorted: Sorted, less: Less, source: RustExpr, descending = false): Value | undefined {
  const keys = keysOfLess(less.body, ctx)?.map((k) => (descending ? { left: k.right, right: k.left } : k));
  const lowered = keys?.map((k) => lowerKey(ctx, less, source, k.left, k.right));
  if (!lowered || lowered.some((k) => k === undefined)) return undefined;
  const names = pairs.find((pair) => !pair.some((name) => mentions(lowered, name)));
  if (!names) return undefined;
  const settled = renamed(renamed(lowered, first, names[0]), second, names[1]) as LoweredKey[];
  return combine(ctx, [sorted.list], t.unit, (xs) => sortCall(xs, sorted.elem, settled, names));
}

/** Stand for the two elements until names are chosen that the keys do not use otherwise. */
const first = "#first";
const second = "#second";
const pairs = [["a", "b"], ["x", "y"], ["left", "right"]] as const;
type Names = (typeof pairs)[number];

function lowerKey(ctx: EmitContext, less: Less, source: RustExpr, left: Expr, right: Expr): LoweredKey | undefined {
  const [i, j] = [ctx.nameOf(less.i), ctx.nameOf(less.j)];
  ctx.bind(less.i, t.usize);
  ctx.bind(less.j, t.usize);
  const [l, r] = [ctx.peek(left), ctx.peek(right)];
  if (l.before.length > 0 || r.before.length > 0) return undefined;
  const named = (e: RustExpr) => elementsNamed(e, source, [{ index: i, name: first }, { index: j, name: second }]);
  const [a, b] = [named(l.expr), named(r.expr)];
  return a && b && { left: a, right: b, type: l.type };
}

/** `sort()`, `sort_by_key` for one cheap key, `sort_by` for all else. */
function sortCall(xs: RustExpr, elem: RustType, keys: readonly LoweredKey[], [a, b]: Names): RustExpr {
  const [key] = keys;
  if (key && keys.length === 1) {
    const whole = (e: RustExpr, name: string): boolean => sameExpr(e, deref(local(name))) || sameExpr(e, local(name));
    if (whole(key.left, a) && whole(key.right, b)) return naturalSort(xs, elem, false);
    if (whole(key.left, b) && whole(key.right, a)) return naturalSort(xs, elem, true);
    if (isPlainKey(key.type) && !isFloat(key.type)) {
      const ascending = elementsSwapped(key.left, key.right, a, b);
      const descending = elementsSwapped(key.left, key.right, b, a);
      if (ascending) return methodCall(xs, "sort_by_key", [closure([a], key.left)]);
      if (descending) return methodCall(xs, "sort_by_key", [closure([b], reversed(key.left))]);
    }
  }
  return methodCall(xs, "sort_by", [closure([a, b], orderings(keys))]);
}

/** The right side is the left one with the other element. */
function elementsSwapped(left: RustExpr, right: RustExpr, from: string, to: string): boolean {
  return sameExpr(renamed(left, from, to) as RustExpr, right) && !sameExpr(left, right);
}
function renamed(node: unknown, from: string, to: string): unknown {
  if (Array.isArray(node)) return node.map((x) => renamed(x, from, to));
  if (typeof node !== "object" || node === null) return node;
  const e = node as RustExpr;
  if (e.kind === "PathExpr" && e.path.segments.length === 1 && e.path.segments[0]?.name === from) return local(to);
  return Object.fromEntries(Object.entries(e).map(([k, v]) => [k, renamed(v, from, to)]));
}

/** Any other less function: named, and asked both ways. */
function sortByAsking(ctx: EmitContext, sorted: Sorted, f: FuncLit, source: RustExpr): Value | undefined {
  const less = lessOf(ctx, f);
  if (!less) return undefined;
  const made = ctx.closure(f, [{ pat: p.ident("a"), type: t.usize }, { pat: p.ident("b"), type: t.usize }], t.bool);
  if (made?.expr.kind !== "ClosureExpr") return undefined;
  const elements = [{ index: ctx.nameOf(less.i), name: "a" }, { index: ctx.nameOf(less.j), name: "b" }, { index: "a", name: "a" }, { index: "b", name: "b" }];
  const body = elementsNamed(made.expr.body, source, elements);
  if (!body) return undefined;
  const ask = ctx.fresh("less");
  const params = ["a", "b"].map((name) => ({ pat: p.ident(name), type: t.ref(sorted.elem) }));
  return combine(ctx, [sorted.list], t.unit, (xs) => ({
    kind: "Block",
    stmts: [letStmt(ask, closure(params, body))],
    tail: sortBy(xs, orderFromLess(call(ask, [local("a"), local("b")]), call(ask, [local("b"), local("a")]))),
  }));
}
const orderFromLess = (less: RustExpr, greater: RustExpr): RustExpr =>
  ifExpr(less, pathExpr("std::cmp::Ordering::Less"), ifExpr(greater, pathExpr("std::cmp::Ordering::Greater"), pathExpr("std::cmp::Ordering::Equal")));

const slice: StdLowering = (c, ctx) => {
  const f = unparen(argOf(c, 1));
  if (f.kind !== "FuncLit") return undefined;
  const sorted = listOf(ctx, argOf(c, 0));
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
  if (x.kind === "CallExpr" && callee?.pkg === "sort" && callee.name === "Reverse") return sortValue(ctx, x.args[0]!, !descending);
  const converted = x.kind === "CallExpr" && ctx.info.isConversion(x) ? x.args[0] : undefined;
  const type = prune(ctx.info.typeOf(x));
  if (type.kind === "Named" && type.obj.pkg === "sort") return sortNaturally(ctx, converted ?? x, descending);
  const method = ctx.info.lookup(type, "Less")?.obj;
  const decl = method?.kind === "Func" ? ctx.facts.declOf(method) : undefined;
  const receiver = decl?.recv?.list[0]?.names[0];
  if (!decl?.body || !receiver || under(type).kind !== "Slice") return undefined;
  const [i, j] = decl.type.params.list.flatMap((y) => y.names).map((id) => ctx.info.objectOf(id));
  const self = ctx.info.objectOf(receiver);
  if (i?.kind !== "Var" || j?.kind !== "Var" || self?.kind !== "Var") return undefined;
  const place = listOf(ctx, converted ?? x);
  const isOwn = elemOf(place.list.type).kind === "InferType";
  const sorted = isOwn ? { list: { ...place.list, expr: field(place.list.expr, "0") }, elem: ctx.rustType((under(type) as { elem: typeof type }).elem) } : place;
  const list = temp(local("list"), t.ref(t.vec(sorted.elem)), { place: true });
  return ctx.withBinding(self, list, () => sortByLess(ctx, sorted, { body: decl.body!, i, j }, local("list"), descending));
}

// ---- Searching

const searchSorted: StdLowering = (c, ctx) =>
  combine(ctx, [ctx.peek(argOf(c, 0)), ctx.peek(argOf(c, 1))], t.usize, (xs, x) =>
    methodCall(xs, "partition_point", [isNumeric(elemOf(ctx.peek(argOf(c, 0)).type)) ? closure([p.deref("v")], binary(local("v"), "<", x)) : closure(["v"], binary(methodCall(local("v"), "as_str"), "<", asStr(x)))]));
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

export default defineStdPackage({
  path: "sort",
  functions: {
    Ints: natural,
    Strings: natural,
    Float64s: natural,
    Slice: { lower: slice, mutates: [0], note: byLess },
    SliceStable: { lower: slice, mutates: [0], note: { ...byLess, pitfall: "" } },
    Sort: { lower: sortInterface, mutates: [0] },
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
