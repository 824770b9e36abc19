// Implements package container/heap over a type of the program: a trait with its five methods, and Go's own steps over it.

import { heapTypeOf } from "../../lib/analysis/heaps.ts";
import type { Expr } from "../../lib/go/ast.ts";
import { defineStdPackage, type EmitContext, type StdLowering, type Value } from "../../lib/patterns/kit.ts";
import { heapItemOf } from "../../lib/plan/heaps.ts";
import type { RustExpr, RustType } from "../../lib/rust/ast.ts";
import { call, letStmt, local, refMut, t } from "../../lib/rust/factory.ts";
import { type HeapFunction, heapHelper } from "./_heap-helpers.ts";
import { argOf, combine, unparen } from "./_values.ts";

interface Heap {
  /** `&mut h`. */
  readonly list: Value;
  readonly item: RustType;
}

function heapOf(e: Expr, ctx: EmitContext): Heap | undefined {
  const o = heapTypeOf(e, ctx.facts);
  const item = o && heapItemOf(o, ctx.facts, ctx.plan);
  if (!o || !item) return undefined;
  const inner = unparen(e);
  const place = ctx.placeToWrite(inner.kind === "UnaryExpr" && inner.op === "&" ? inner.x : inner);
  return { list: place.type.kind === "RefType" ? place : { ...place, expr: refMut(place.expr), place: false }, item };
}

/** `heap_push(&mut h, item)`: what the item reads of the heap is read before the heap is lent. */
function onHeap(ctx: EmitContext, name: HeapFunction, h: Heap, type: RustType, args: readonly Value[]): Value {
  const settled = args.map((a): Value => {
    if (a.expr.kind === "LitExpr" || a.expr.kind === "PathExpr") return a;
    // The guard of a shared element would last until the call is over, which borrows all elements.
    if (!reads(a.expr, h.list.expr) && !JSON.stringify(a.expr).includes('"borrow')) return a;
    const arg = ctx.fresh(name === "heap_push" ? "item" : "index");
    return { ...a, before: [...a.before, letStmt(arg, a.expr)], expr: local(arg), place: false };
  });
  const { before, exprs } = ctx.sequence(settled);
  const list = { ...h.list, before: [...before, ...h.list.before] };
  return combine(ctx, [list], type, (l) => call(heapHelper(ctx, name), [l, ...exprs]));
}

/** `self.pq` of `&mut self.pq`, as `["self", "pq"]`; where it is another kind of place, nothing. */
function chainOf(e: RustExpr): readonly string[] | undefined {
  if (e.kind === "RefExpr") return chainOf(e.expr);
  if (e.kind === "FieldExpr") {
    const outer = chainOf(e.expr);
    return outer && [...outer, e.field];
  }
  return e.kind === "PathExpr" && e.path.segments.length === 1 ? [e.path.segments[0]?.name ?? ""] : undefined;
}

/** Does the expression look at the place, at a part of it or at what holds it? */
function reads(node: unknown, place: RustExpr): boolean {
  if (Array.isArray(node)) return node.some((x) => reads(x, place));
  if (typeof node !== "object" || node === null) return false;
  const e = node as RustExpr;
  const [own, other] = [chainOf(place), e.kind === "FieldExpr" || e.kind === "PathExpr" ? chainOf(e) : undefined];
  if (own && other) return other.every((x, i) => i >= own.length || own[i] === x);
  return Object.entries(node).some(([key, value]) => key !== "origin" && reads(value, place));
}

const push: StdLowering = (c, ctx) => {
  const h = heapOf(argOf(c, 0), ctx);
  return h && onHeap(ctx, "heap_push", h, t.unit, [ctx.expr(argOf(c, 1), h.item)]);
};
const pop: StdLowering = (c, ctx) => {
  const h = heapOf(argOf(c, 0), ctx);
  return h && onHeap(ctx, "heap_pop", h, h.item, []);
};
const init: StdLowering = (c, ctx) => {
  const h = heapOf(argOf(c, 0), ctx);
  return h && onHeap(ctx, "heap_init", h, t.unit, []);
};
const remove: StdLowering = (c, ctx) => {
  const h = heapOf(argOf(c, 0), ctx);
  return h && onHeap(ctx, "heap_remove", h, h.item, [ctx.expr(argOf(c, 1), t.usize)]);
};
const fix: StdLowering = (c, ctx) => {
  const h = heapOf(argOf(c, 0), ctx);
  const isUsize = ctx.plan.integers.formOf(argOf(c, 1)) === "usize";
  return h && onHeap(ctx, "heap_fix", h, t.unit, [ctx.expr(argOf(c, 1), isUsize ? t.usize : t.i64)]);
};

export default defineStdPackage({
  path: "container/heap",
  functions: {
    Init: { lower: init, mutates: [0] },
    Push: { lower: push, mutates: [0], keeps: [1] },
    Pop: { lower: pop, mutates: [0] },
    Remove: { lower: remove, mutates: [0] },
    Fix: { lower: fix, mutates: [0] },
  },
});
