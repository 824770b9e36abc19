// Implements a list that is put together from its own parts: `remove`, `drain` and `insert` (idioms.md `append`).

import type { CallExpr, Expr } from "../../go/ast.ts";
import type { RustExpr, RustStmt } from "../../rust/ast.ts";
import { exprStmt, methodCall, range, vecElem } from "../../rust/factory.ts";
import type { Emitter } from "../emitter.ts";
import { lowerIndexValue } from "./index-expr.ts";

export const spliceInPlace = (l: Expr, r: CallExpr, ctx: Emitter): RustStmt[] | undefined =>
  removeInPlace(l, r, ctx) ?? insertInPlace(l, r, ctx);

/** `s = append(s[:i], s[i+1:]...)` → `s.remove(i)`; with more between, `s.drain(i..i + n)`. */
function removeInPlace(l: Expr, r: CallExpr, ctx: Emitter): RustStmt[] | undefined {
  const [head, tail] = r.args;
  if (ctx.info.builtinOf(r) !== "append" || !r.ellipsis || head?.kind !== "SliceExpr" || tail?.kind !== "SliceExpr")
    return undefined;
  if (!isOf(head.x, l, ctx) || !isOf(tail.x, l, ctx) || head.low || !head.high || !tail.low || tail.high) return undefined;
  const count = distance(head.high, tail.low, ctx);
  if (count === undefined || count < 1n) return undefined;
  const p = ctx.through(ctx.placeToWrite(l), true);
  if (!vecElem(p.type)) return undefined;
  const from = lowerIndexValue(head.high, ctx);
  const to = count === 1n ? undefined : lowerIndexValue(tail.low, ctx);
  const call: RustExpr = to
    ? methodCall(p.expr, "drain", [range(from.expr, to.expr)])
    : methodCall(p.expr, "remove", [from.expr]);
  return [...p.before, ...from.before, ...(to?.before ?? []), exprStmt(call, true)];
}

/** How far `b` is behind `a`, where that is certain: `i` and `i+1`, or two constants. */
function distance(a: Expr, b: Expr, ctx: Emitter): bigint | undefined {
  const [x, y] = [ctx.info.constOf(a), ctx.info.constOf(b)];
  if (x?.kind === "int" && y?.kind === "int") return y.value - x.value;
  if (b.kind !== "BinaryExpr" || b.op !== "+" || ctx.facts.textOf(b.x) !== ctx.facts.textOf(a)) return undefined;
  const step = ctx.info.constOf(b.y);
  return step?.kind === "int" ? step.value : undefined;
}

/** `s = append(s[:i], append([]T{x}, s[i:]...)...)` and `s = slices.Insert(s, i, x)` → `s.insert(i, x)`. */
function insertInPlace(l: Expr, r: CallExpr, ctx: Emitter): RustStmt[] | undefined {
  const found = insertedBy(l, r, ctx);
  if (!found) return undefined;
  const p = ctx.through(ctx.placeToWrite(l), true);
  const elem = vecElem(p.type);
  if (!elem) return undefined;
  const at = lowerIndexValue(found.at, ctx);
  const item = ctx.expr(found.item, elem);
  const { before, exprs } = ctx.sequence([at, item]);
  return [...p.before, ...before, exprStmt(methodCall(p.expr, "insert", exprs), true)];
}

function insertedBy(l: Expr, r: CallExpr, ctx: Emitter): { readonly at: Expr; readonly item: Expr } | undefined {
  const callee = ctx.info.calleeOf(r);
  if (callee?.pkg === "slices" && callee.name === "Insert") {
    const [list, at, item] = r.args;
    return list && at && item && r.args.length === 3 && !r.ellipsis && isOf(list, l, ctx) ? { at, item } : undefined;
  }
  const [head, rest] = r.args;
  if (ctx.info.builtinOf(r) !== "append" || !r.ellipsis || head?.kind !== "SliceExpr" || head.low || !head.high) return undefined;
  if (rest?.kind !== "CallExpr" || ctx.info.builtinOf(rest) !== "append" || !rest.ellipsis) return undefined;
  const [made, tail] = rest.args;
  const item = made?.kind === "CompositeLit" && made.elts.length === 1 ? made.elts[0] : undefined;
  if (!item || item.kind === "KeyValueExpr" || tail?.kind !== "SliceExpr" || tail.high || !tail.low) return undefined;
  const isSplit = ctx.facts.textOf(tail.low) === ctx.facts.textOf(head.high) && ctx.isPure(head.high);
  return isSplit && isOf(head.x, l, ctx) && isOf(tail.x, l, ctx) ? { at: head.high, item } : undefined;
}

const isOf = (e: Expr, l: Expr, ctx: Emitter): boolean => ctx.facts.textOf(e) === ctx.facts.textOf(l);
