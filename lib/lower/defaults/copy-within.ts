// Implements `copy(xs[i:], xs[i+1:])` as `copy_within`: both parts are of one list, and one of them stands a known number of
// places before the other.

import type { CallExpr, Expr } from "../../go/ast.ts";
import { temp, type Value } from "../../patterns/value.ts";
import type { RustExpr, RustType } from "../../rust/ast.ts";
import { binary, int, letStmt, local, methodCall, range, t } from "../../rust/factory.ts";
import type { Emitter } from "../emitter.ts";

/** A part of a list from `low` to its end, or to `high`. */
interface Tail {
  readonly list: Expr;
  readonly low: Expr | undefined;
  readonly high: Expr | undefined;
}

/** Undefined where the parts are not such, where the count is asked for, or where elements have to be cloned. */
export function copyWithin(e: CallExpr, elem: RustType, ctx: Emitter): Value | undefined {
  const [to, from] = [tailOf(e.args[0]), tailOf(e.args[1])];
  if (!to || !from || ctx.facts.tree.parentOf(e)?.kind !== "ExprStmt" || !ctx.plan.isCopy(elem)) return undefined;
  const text = (x: Expr): string => ctx.facts.textOf(x);
  if (text(to.list) !== text(from.list) || !ctx.isPure(to.list)) return undefined;
  const high = to.high && ctx.info.constOf(to.high);
  if ((to.high || from.high) && (high?.kind !== "int" || !from.high || text(to.high as Expr) !== text(from.high)))
    return undefined;
  const ahead = distance(to.low, from.low, ctx);
  if (ahead === undefined || ahead === 0n || ![to.low, from.low].every((x) => !x || ctx.isPure(x))) return undefined;
  ctx.derive(elem, "Clone", "Copy");
  const list = ctx.through(ctx.placeToWrite(to.list), true);
  const [d, s] = [placeOf(to.low, ctx), placeOf(from.low, ctx)];
  const { before, exprs } = ctx.sequence([list, s, d]);
  const [xs, start, dest] = exprs as [RustExpr, RustExpr, RustExpr];
  // What is moved towards the end leaves no room for as many at the end.
  const known = high?.kind === "int" ? int(high.value + (ahead > 0n ? 0n : ahead)) : undefined;
  const end = known || ahead > 0n ? undefined : ctx.fresh("end");
  const held = end === undefined ? [] : [letStmt(end, binary(methodCall(xs, "len"), "-", int(-ahead)))];
  const source = range(start, end === undefined ? known : local(end));
  return temp(methodCall(xs, "copy_within", [source, dest]), t.unit, { before: [...before, ...held] });
}

const placeOf = (low: Expr | undefined, ctx: Emitter): Value => (low ? ctx.expr(low, t.usize) : temp(int(0), t.usize));

function tailOf(e: Expr | undefined): Tail | undefined {
  if (e?.kind === "Ident") return { list: e, low: undefined, high: undefined };
  return e?.kind === "SliceExpr" && !e.max ? { list: e.x, low: e.low, high: e.high } : undefined;
}

/** How many places `b` stands behind `a`. */
function distance(a: Expr | undefined, b: Expr | undefined, ctx: Emitter): bigint | undefined {
  const constant = (e: Expr | undefined): bigint | undefined => {
    const c = e ? ctx.info.constOf(e) : undefined;
    return e === undefined ? 0n : c?.kind === "int" ? c.value : undefined;
  };
  const [x, y] = [constant(a), constant(b)];
  if (x !== undefined && y !== undefined) return y - x;
  const more = (e: Expr | undefined, than: Expr | undefined): bigint | undefined =>
    e?.kind === "BinaryExpr" && e.op === "+" && than && ctx.facts.textOf(e.x) === ctx.facts.textOf(than)
      ? constant(e.y)
      : undefined;
  const [behind, before] = [more(b, a), more(a, b)];
  return behind ?? (before === undefined ? undefined : -before);
}
