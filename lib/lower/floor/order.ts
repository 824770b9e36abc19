// Implements Go's order of evaluation on the floor: the calls of a list of operands come first, see `analysis/call-order.ts`.

import { hasCall as callsIn, isLate, isMadeAtOnce, mayChange, type OrderView, sharedReads } from "../../analysis/call-order.ts";
import type { Expr } from "../../go/ast.ts";
import type { RustExpr, RustStmt } from "../../rust/ast.ts";
import { block, letStmt, local } from "../../rust/factory.ts";
import type { Type } from "../../semantics/types.ts";
import type { Floor } from "./context.ts";

export const hasCall = (e: Expr, f: Floor): boolean => callsIn(e, f.facts);

const viewOf = (f: Floor): OrderView => ({
  facts: f.facts,
  typeOf: (e) => f.typeOf(e),
  isShared: (v) => v.role === "package" || f.boxes.isBoxed(v),
});

/** Which of the operands are worked out before the others; undefined where that makes no difference. `places`: see `isLate`. */
export function callsFirst(
  exprs: readonly Expr[],
  f: Floor,
  places: readonly (Type | undefined)[] = [],
): ReadonlySet<Expr> | undefined {
  const last = exprs.findLastIndex((e) => mayChange(e, f.facts));
  const view = viewOf(f);
  const before = exprs.slice(0, Math.max(last, 0));
  const late = new Set(before.filter((e, i) => isLate(e, places[i], view)));
  if (late.size === 0) return undefined;
  // What is taken where it stands keeps its turn among the calls.
  return new Set(
    exprs
      .slice(0, last + 1)
      .filter((e) => !late.has(e) && (hasCall(e, f) || sharedReads(e, view).length > 0 || isMadeAtOnce(e, view))),
  );
}

/** The operands' values, with the statements that make the calls before the others are read. */
export function ordered(
  exprs: readonly Expr[],
  values: readonly RustExpr[],
  f: Floor,
  places: readonly (Type | undefined)[] = [],
): { readonly before: readonly RustStmt[]; readonly values: readonly RustExpr[] } {
  const first = callsFirst(exprs, f, places);
  if (!first) return { before: [], values };
  const before: RustStmt[] = [];
  const all = values.map((v, i) => {
    if (!first.has(exprs[i] as Expr)) return v;
    const name = f.temp("value");
    before.push(letStmt(name, v));
    return local(name);
  });
  return { before, values: all };
}

/** The same around what is made of the operands. */
export function inOrder(
  exprs: readonly Expr[],
  values: readonly RustExpr[],
  f: Floor,
  join: (values: readonly RustExpr[]) => RustExpr,
  places: readonly (Type | undefined)[] = [],
): RustExpr {
  const { before, values: all } = ordered(exprs, values, f, places);
  return before.length > 0 ? block(before, join(all)) : join(values);
}
