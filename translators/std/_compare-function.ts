// Implements Go's three-way comparison functions as Rust orderings: `slices.SortFunc` and its kin.

import type { Expr, FuncLit } from "../../lib/go/ast.ts";
import type { EmitContext, StdLowering, Value } from "../../lib/patterns/kit.ts";
import type { RustBlock, RustExpr, RustType } from "../../lib/rust/ast.ts";
import { isExpr } from "../../lib/rust/print/tree.ts";
import {
  call,
  closure,
  index,
  int,
  isAnyRef,
  isFloat,
  local,
  methodCall,
  p,
  pathExpr,
  range,
  ref,
  sameExpr,
  sameType,
  stripRefs,
  t,
  vecElem,
} from "../../lib/rust/factory.ts";
import { keyValue, type LoweredKey, ordering } from "./_comparison.ts";
import { elemOf } from "./_list-iterators.ts";
import { argOf, combine, functionOf, stdFunctionOf, unparen } from "./_values.ts";
import { sortNaturally } from "./_sorting.ts";

/** `cmp.Compare(a.x, b.x)`, `strings.Compare(…)`, `a.x - b.x`, `-…`, `cmp.Or(…)`: an `Ordering`. */
export function orderOf(ctx: EmitContext, e: Expr): RustExpr | undefined {
  const x = unparen(e);
  if (x.kind === "UnaryExpr" && x.op === "-") {
    const inner = orderOf(ctx, x.x);
    return inner && methodCall(inner, "reverse");
  }
  if (x.kind === "BinaryExpr" && x.op === "-") return keyOrder(ctx, x.x, x.y);
  if (x.kind !== "CallExpr") return undefined;
  const callee = ctx.info.calleeOf(x);
  const name = callee && `${callee.pkg}.${callee.name}`;
  if (name === "cmp.Compare" || name === "strings.Compare") return keyOrder(ctx, x.args[0]!, x.args[1]!);
  if (name === "slices.Compare") return listOrder(ctx, x.args[0]!, x.args[1]!);
  if (name !== "cmp.Or") return undefined;
  const orders = x.args.map((a) => orderOf(ctx, a));
  const [first, ...rest] = orders;
  if (!first || rest.some((o) => !o)) return undefined;
  return rest.reduce<RustExpr>((all, o) => methodCall(all, "then_with", [closure([], o!)]), first);
}

/** Lists by their first elements that differ, then by length; of floats Rust has no such order. */
function listOrder(ctx: EmitContext, left: Expr, right: Expr): RustExpr | undefined {
  const [a, b] = [ctx.peek(left), ctx.peek(right)];
  if (a.before.length > 0 || b.before.length > 0 || isFloat(elemOf(a.type))) return undefined;
  return orderOfLists(a, b, a.expr, b.expr);
}

/** `a.cmp(&b)`; a list and a part of one are compared as parts. */
export function orderOfLists(a: Value, b: Value, x: RustExpr, y: RustExpr): RustExpr {
  const isSame = sameType(stripRefs(a.type), stripRefs(b.type));
  const part = (v: Value, e: RustExpr): RustExpr => (isSame || !vecElem(stripRefs(v.type)) ? e : index(e, range()));
  return methodCall(part(a, x), "cmp", [isAnyRef(b.type) && part(b, y) === y ? y : ref(part(b, y))]);
}

function keyOrder(ctx: EmitContext, left: Expr, right: Expr): RustExpr | undefined {
  const [a, b] = [keyValue(left, ctx), keyValue(right, ctx)];
  if (a.before.length > 0 || b.before.length > 0) return undefined;
  const key: LoweredKey = { left: a.expr, right: b.expr, type: a.type };
  return isAnyRef(a.type) && isAnyRef(b.type) && !isStrRef(a.type) ? methodCall(a.expr, "cmp", [b.expr]) : ordering(key);
}
const isStrRef = (type: RustType): boolean =>
  type.kind === "RefType" && type.inner.kind === "PathType" && type.inner.path.segments[0]?.name === "str";

/** A closure of two elements that gives their `Ordering`. */
export function comparisonOf(ctx: EmitContext, e: Expr, elem: RustType): RustExpr | undefined {
  const f = unparen(e);
  if (f.kind === "FuncLit") return readComparison(ctx, f, elem) ?? asked(ctx, f, elem);
  const std = stdFunctionOf(ctx, f);
  if (std === "strings.Compare" || std === "cmp.Compare") return closure(["a", "b"], methodCall(local("a"), "cmp", [local("b")]));
  return closure(["a", "b"], methodCall(call(ctx.expr(f).expr, [local("a"), local("b")]), "cmp", [ref(int(0))]));
}

function readComparison(ctx: EmitContext, f: FuncLit, elem: RustType): RustExpr | undefined {
  const [only, ...more] = f.body.list;
  if (only?.kind !== "ReturnStmt" || more.length > 0 || only.results.length !== 1) return undefined;
  const params = f.type.params.list.flatMap((x) => x.names).map((id) => ctx.info.objectOf(id));
  const pats = params.map((v) => (v?.kind === "Var" ? ctx.bind(v, t.ref(elem)) : p.wild));
  const order = orderOf(ctx, only.results[0]!);
  return order && closure(pats, order);
}

/** Any other function: its number is compared with 0. */
function asked(ctx: EmitContext, f: FuncLit, elem: RustType): RustExpr | undefined {
  const made = functionOf(ctx, f, [t.ref(elem), t.ref(elem)], t.i64).expr;
  if (made.kind !== "ClosureExpr") return undefined;
  const { ret: _, ...rest } = made;
  return { ...rest, params: made.params.map((x) => ({ pat: x.pat })), body: compared(made.body) };
}

/** The same code, with each number that it gives compared with 0. */
function compared(e: RustExpr): RustExpr {
  switch (e.kind) {
    case "Block":
      return {
        ...e,
        stmts: e.stmts.map((s) => comparedReturns(s)),
        ...(e.tail && { tail: compared(e.tail) }),
      };
    case "IfExpr":
      return {
        ...(comparedReturns(e) as typeof e),
        then: compared(e.then) as RustBlock,
        ...(e.else && { else: compared(e.else) }),
      };
    case "MatchExpr":
      return { ...e, arms: e.arms.map((a) => ({ ...a, body: compared(a.body) })) };
    case "ReturnExpr":
      return e.value ? { ...e, value: compared(e.value) } : e;
    default:
      return orderingOf(e);
  }
}

/** `return n` inside, but not of closures inside. */
function comparedReturns<T>(n: T): T {
  if (Array.isArray(n)) return n.map((x) => comparedReturns(x)) as T;
  if (typeof n !== "object" || n === null) return n;
  if (isExpr(n) && n.kind === "ClosureExpr") return n;
  if (isExpr(n) && n.kind === "ReturnExpr") return compared(n) as T;
  return Object.fromEntries(
    Object.entries(n).map(([k, v]) => [k, k === "origin" || k === "trivia" ? v : comparedReturns(v)]),
  ) as T;
}

/** -1, 0 and 1 have names. */
function orderingOf(e: RustExpr): RustExpr {
  const negative = e.kind === "UnaryExpr" && e.op === "-";
  const digits = negative ? e.expr : e;
  const isNumber = digits.kind === "LitExpr" && digits.lit.kind === "num";
  if (!isNumber) return methodCall(e, "cmp", [ref(int(0))]);
  const name = digits.lit.text === "0" ? "Equal" : negative ? "Less" : "Greater";
  return pathExpr({ segments: [{ name: "Ordering" }, { name }], import: "std::cmp::Ordering" });
}

/** `|a, b| a.cmp(b)`. */
function isNatural(e: RustExpr): boolean {
  if (e.kind !== "ClosureExpr" || e.body.kind !== "MethodCallExpr" || e.body.method !== "cmp") return false;
  const [a, b] = e.params.map((x) => (x.pat.kind === "IdentPat" ? local(x.pat.name) : undefined));
  const [other] = e.body.args;
  return a !== undefined && b !== undefined && other !== undefined && sameExpr(e.body.recv, a) && sameExpr(other, b);
}

export const comparisonSort: StdLowering = (c, ctx) => {
  const std = stdFunctionOf(ctx, argOf(c, 1));
  if (std === "strings.Compare" || std === "cmp.Compare") return sortNaturally(ctx, argOf(c, 0));
  const list = ctx.placeToWrite(argOf(c, 0));
  const compare = comparisonOf(ctx, argOf(c, 1), elemOf(list.type));
  if (compare && isNatural(compare)) return sortNaturally(ctx, argOf(c, 0));
  return compare && combine(ctx, [list], t.unit, (xs) => methodCall(xs, "sort_by", [compare]));
};

export const extremeBy =
  (method: "max_by" | "min_by"): StdLowering =>
  (c, ctx) => {
    const list = ctx.peek(argOf(c, 0));
    const elem = elemOf(list.type);
    const compare = comparisonOf(ctx, argOf(c, 1), elem);
    return (
      compare &&
      combine(ctx, [list], t.ref(elem), (xs) => methodCall(methodCall(methodCall(xs, "iter"), method, [compare]), "unwrap"))
    );
  };
