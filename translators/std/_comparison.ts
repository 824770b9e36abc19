// Implements the reading of Go's `less` and `cmp` functions as keys, each ascending or descending (idioms.md `sort-slice`).

import type { BinaryOp, BlockStmt, Expr, Stmt } from "../../lib/go/ast.ts";
import type { EmitContext, Value } from "../../lib/patterns/kit.ts";
import type { RustExpr, RustType } from "../../lib/rust/ast.ts";
import {
  closure,
  field,
  isAnyRef,
  isFloat,
  isNumeric,
  isChar,
  isBool,
  methodCall,
  ref,
  stripRefs,
  t,
} from "../../lib/rust/factory.ts";
import { underlying } from "../../lib/semantics/predicates.ts";
import { unparen } from "./_values.ts";

/** One key of an order: the same expression of two elements. */
export interface Key {
  /** In terms of the element that Go's order puts first. */
  readonly left: Expr;
  readonly right: Expr;
}

/**
 * Keys of a `less` body, most important first. Have: `return x < y`, preceded by `if x != y { return x < y }` or
 * `if x == y { return … }`, or joined as `x < y || x == y && …`; or a tagless switch of such cases.
 */
export function keysOfLess(body: BlockStmt, ctx: EmitContext): readonly Key[] | undefined {
  return keysOfList(body.list, ctx);
}

function keysOfList(list: readonly Stmt[], ctx: EmitContext): readonly Key[] | undefined {
  const [first, ...rest] = list;
  if (!first) return undefined;
  if (first.kind === "ReturnStmt" && first.results.length === 1) return keysOfExpr(first.results[0]!, ctx);
  if (first.kind !== "IfStmt" || first.init || first.cond.kind !== "BinaryExpr") return undefined;
  const then = keysOfList(first.body.list, ctx);
  const otherwise = first.else
    ? first.else.kind === "BlockStmt"
      ? keysOfList(first.else.list, ctx)
      : keysOfList([first.else], ctx)
    : keysOfList(rest, ctx);
  if (!then || !otherwise) return undefined;
  if (first.cond.op === "!=" && then.length === 1 && sameOperands(first.cond, then[0]!, ctx)) return [...then, ...otherwise];
  if (first.cond.op === "==" && otherwise.length === 1 && sameOperands(first.cond, otherwise[0]!, ctx))
    return [...otherwise, ...then];
  return undefined;
}

function keysOfExpr(e: Expr, ctx: EmitContext): readonly Key[] | undefined {
  const x = unparen(e);
  if (x.kind !== "BinaryExpr") return undefined;
  if (x.op === "<") return [{ left: x.x, right: x.y }];
  if (x.op === ">") return [{ left: x.y, right: x.x }];
  if (x.op !== "||") return undefined;
  const [first, ...more] = keysOfExpr(x.x, ctx) ?? [];
  const tie = unparen(x.y);
  if (!first || more.length > 0 || tie.kind !== "BinaryExpr" || tie.op !== "&&") return undefined;
  const equal = unparen(tie.x);
  const rest = keysOfExpr(tie.y, ctx);
  if (!rest || equal.kind !== "BinaryExpr" || equal.op !== "==" || !sameOperands(equal, first, ctx)) return undefined;
  return [first, ...rest];
}

/** The condition compares the two expressions that the key compares. */
function sameOperands(cond: { readonly x: Expr; readonly y: Expr; readonly op: BinaryOp }, key: Key, ctx: EmitContext): boolean {
  const text = (e: Expr): string => ctx.facts.textOf(unparen(e)).replace(/\s+/g, "");
  const [a, b, x, y] = [text(cond.x), text(cond.y), text(key.left), text(key.right)];
  return (a === x && b === y) || (a === y && b === x);
}

/** A key lowered: its two sides, and their type. */
export interface LoweredKey {
  readonly left: RustExpr;
  readonly right: RustExpr;
  readonly type: RustType;
}

/** A side of a key; a type of the program has an order only if it says so, and one over floats has theirs. */
export function keyValue(e: Expr, ctx: EmitContext): Value {
  const v = ctx.peek(e);
  const type = stripRefs(v.type);
  const u = underlying(ctx.info.typeOf(e));
  if (u.kind === "Basic" && /^float/.test(u.basic) && !isFloat(type)) {
    const whole = v.expr.kind === "UnaryExpr" && v.expr.op === "*" ? v.expr.expr : v.expr;
    return { ...v, expr: field(whole, "0"), type: u.basic === "float32" ? t.f32 : t.f64 };
  }
  ordered(type, ctx);
  return v;
}

/** What is put in order has one; of floats the call says which. */
export function ordered(elem: RustType, ctx: EmitContext): void {
  if (!isFloat(elem)) ctx.derive(stripRefs(elem), "PartialEq", "Eq", "PartialOrd", "Ord");
}

/** `left.cmp(&right)`; floats have an order of their own. */
export function ordering(k: LoweredKey): RustExpr {
  const left = k.left.kind === "UnaryExpr" && k.left.op === "*" ? k.left.expr : k.left;
  return methodCall(left, isFloat(stripRefs(k.type)) ? "total_cmp" : "cmp", [refTo(k.right, k.type)]);
}
function refTo(e: RustExpr, type: RustType): RustExpr {
  if (e.kind === "UnaryExpr" && e.op === "*") return e.expr;
  return isAnyRef(type) || (e.kind === "LitExpr" && e.lit.kind === "str") ? e : ref(e);
}

/** `first.then_with(|| second)…`. */
export const orderings = (keys: readonly LoweredKey[]): RustExpr =>
  keys.slice(1).reduce((order, k) => methodCall(order, "then_with", [closure([], ordering(k))]), ordering(keys[0]!));

/** A key that is copied cheaply and can be given away. */
export const isPlainKey = (type: RustType): boolean => isNumeric(type) || isChar(type) || isBool(type);
