// Implements sorting: the natural order, and the order that a Go less function over indices says (idioms.md `sort-slice`).

import type { Expr, FuncLit, Ident } from "../../lib/go/ast.ts";
import type { EmitContext, Value } from "../../lib/patterns/kit.ts";
import { temp } from "../../lib/patterns/value.ts";
import type { RustExpr, RustType } from "../../lib/rust/ast.ts";
import {
  call,
  closure,
  deref,
  ifExpr,
  isFloat,
  isString,
  letStmt,
  local,
  methodCall,
  p,
  pathExpr,
  sameExpr,
  stripRefs,
  t,
} from "../../lib/rust/factory.ts";
import type { VarObj } from "../../lib/semantics/objects.ts";
import { isPlainKey, keysOfLess, keyValue, ordered, type LoweredKey, orderings } from "./_comparison.ts";
import { elementsNamed, mentions } from "./_substitute.ts";
import { combine } from "./_values.ts";
import { elemOf } from "./_list-iterators.ts";

// ---- The list that is sorted

export interface Sorted {
  /** Place that is sorted. */
  readonly list: Value;
  readonly elem: RustType;
}

export const sortedOf = (ctx: EmitContext, e: Expr): Sorted => {
  const list = ctx.placeToWrite(e);
  return { list, elem: elemOf(list.type) };
};

/** `xs.sort()`; floats have no total order of their own. */
export function sortNaturally(ctx: EmitContext, e: Expr, descending = false): Value {
  const { list, elem } = sortedOf(ctx, e);
  if (isFloat(elem)) ctx.note("float-order", e);
  ordered(elem, ctx);
  return combine(ctx, [list], t.unit, (xs) => naturalSort(xs, elem, descending));
}
function naturalSort(xs: RustExpr, elem: RustType, descending: boolean): RustExpr {
  if (isFloat(elem)) {
    return descending
      ? sortBy(xs, methodCall(local("b"), "total_cmp", [local("a")]))
      : methodCall(xs, "sort_by", [pathExpr("f64::total_cmp")]);
  }
  if (!descending) return methodCall(xs, "sort");
  return isPlainKey(elem)
    ? methodCall(xs, "sort_by_key", [closure(["x"], reversed(deref(local("x"))))])
    : sortBy(xs, methodCall(local("b"), "cmp", [local("a")]));
}
const sortBy = (xs: RustExpr, order: RustExpr): RustExpr => methodCall(xs, "sort_by", [closure(["a", "b"], order)]);
const reversed = (key: RustExpr): RustExpr => call("std::cmp::Reverse", [key]);

// ---- Less functions over indices

/** Where the order is written: the body of a `less` with its two index parameters, and what it indexes. */
export interface Less {
  readonly body: FuncLit["body"];
  readonly i: VarObj;
  readonly j: VarObj;
}

export function lessOf(ctx: EmitContext, f: FuncLit): Less | undefined {
  const [i, j] = f.type.params.list.flatMap((x) => x.names).map((id: Ident) => ctx.info.objectOf(id));
  return i?.kind === "Var" && j?.kind === "Var" ? { body: f.body, i, j } : undefined;
}

export function sortByLess(
  ctx: EmitContext,
  sorted: Sorted,
  less: Less,
  source: RustExpr,
  descending = false,
): Value | undefined {
  const keys = keysOfLess(less.body, ctx)?.map((k) => (descending ? { left: k.right, right: k.left } : k));
  const lowered = keys?.map((k) => lowerKey(ctx, less, source, k.left, k.right));
  if (!lowered || lowered.some((k) => k === undefined)) return undefined;
  const names = pairs.find((pair) => !pair.some((name) => mentions(lowered, name)));
  if (!names) return undefined;
  const float = keys?.find((_, i) => isFloat(stripRefs(lowered[i]?.type ?? t.unit)));
  if (float) ctx.note("float-order", float.left);
  const settled = renamed(renamed(lowered, first, names[0]), second, names[1]) as LoweredKey[];
  return combine(ctx, [sorted.list], t.unit, (xs) => sortCall(xs, sorted.elem, settled, names));
}

/** Stand for the two elements until names are chosen that the keys do not use otherwise. */
const first = "#first";
const second = "#second";
const pairs = [
  ["a", "b"],
  ["x", "y"],
  ["left", "right"],
] as const;
type Names = (typeof pairs)[number];

function lowerKey(ctx: EmitContext, less: Less, source: RustExpr, left: Expr, right: Expr): LoweredKey | undefined {
  const [i, j] = [ctx.nameOf(less.i), ctx.nameOf(less.j)];
  ctx.bind(less.i, t.usize);
  ctx.bind(less.j, t.usize);
  const [l, r] = [keyValue(left, ctx), keyValue(right, ctx)];
  if (l.before.length > 0 || r.before.length > 0) return undefined;
  const named = (e: RustExpr) =>
    elementsNamed(e, source, [
      { index: i, name: first },
      { index: j, name: second },
    ]);
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
    if (isMade(key) || (isPlainKey(key.type) && !isFloat(key.type))) {
      const ascending = elementsSwapped(key.left, key.right, a, b);
      const descending = elementsSwapped(key.left, key.right, b, a);
      if (ascending) return methodCall(xs, "sort_by_key", [closure([a], key.left)]);
      if (descending) return methodCall(xs, "sort_by_key", [closure([b], reversed(key.left))]);
    }
  }
  return methodCall(xs, "sort_by", [closure([a, b], orderings(keys))]);
}

/** A text that is made for the comparison, such as a name in small letters. */
const isMade = ({ left, type }: LoweredKey): boolean =>
  isString(type) && (left.kind === "MethodCallExpr" || left.kind === "CallExpr" || left.kind === "FormatMacro");

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
export function sortByAsking(ctx: EmitContext, sorted: Sorted, f: FuncLit, source: RustExpr): Value | undefined {
  const less = lessOf(ctx, f);
  if (!less) return undefined;
  const params = [first, second].map((name) => ({ pat: p.ident(name), type: t.usize }));
  const made = ctx.closure(f, params, t.bool);
  if (made?.expr.kind !== "ClosureExpr") return undefined;
  const named = elementsNamed(made.expr.body, source, [
    { index: ctx.nameOf(less.i), name: first },
    { index: ctx.nameOf(less.j), name: second },
  ]);
  const names = named && pairs.find((pair) => !pair.some((name) => mentions(named, name)));
  if (!named || !names) return undefined;
  const body = renamed(renamed(named, first, names[0]), second, names[1]) as RustExpr;
  const ask = ctx.fresh("less");
  const [a, b] = names.map((name) => local(name)) as [RustExpr, RustExpr];
  const define = letStmt(
    ask,
    closure(
      names.map((name) => ({ pat: p.ident(name), type: t.ref(sorted.elem) })),
      body,
    ),
  );
  const { before, exprs } = ctx.sequence([sorted.list]);
  const order = orderFromLess(call(ask, [a, b]), call(ask, [b, a]));
  return temp(methodCall(exprs[0]!, "sort_by", [closure([...names], order)]), t.unit, { before: [...before, define] });
}
const orderFromLess = (less: RustExpr, greater: RustExpr): RustExpr =>
  ifExpr(
    less,
    pathExpr("std::cmp::Ordering::Less"),
    ifExpr(greater, pathExpr("std::cmp::Ordering::Greater"), pathExpr("std::cmp::Ordering::Equal")),
  );
