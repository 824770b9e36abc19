// Implements sequence: operands in Go's order of evaluation. Only here are `before` statements flattened (idioms.md `eval-order`).

import type { Value } from "../patterns/value.ts";
import type { RustExpr, RustStmt } from "../rust/ast.ts";
import { letStmt, local } from "../rust/factory.ts";

/**
 * When a later operand needs statements before it, the earlier ones that are not constant are evaluated into temporaries first.
 * An operand that reads what an earlier one borrows to change or takes away, `f(&mut d, d.len())`, is evaluated before it.
 */
export function sequence(values: readonly Value[], fresh: (hint: string) => string): { before: RustStmt[]; exprs: RustExpr[] } {
  const lastWithBefore = values.findLastIndex((v) => v.before.length > 0);
  const before: RustStmt[] = [];
  const borrowed: string[] = [];
  const exprs = values.map((v, i) => {
    before.push(...v.before);
    const isLate = v.early === true || (v.expr.kind !== "ClosureExpr" && borrowed.some((place) => mentions(v.expr, place)));
    const place = lentToChange(v);
    if (place !== undefined) borrowed.push(place);
    if (!isLate && (i >= lastWithBefore || isStable(v.expr))) return v.expr;
    const name = fresh(v.expr.kind === "FieldExpr" ? v.expr.field : "value");
    before.push(letStmt(name, v.expr));
    return local(name);
  });
  return { before, exprs };
}

/** What is borrowed to be changed: `&mut d`, and `d` where that is such a borrow already, which the call takes again. */
function lentToChange({ expr, type }: Value): string | undefined {
  if (expr.kind === "RefExpr") return expr.mut ? placeKey(expr.expr) : undefined;
  return expr.kind === "PathExpr" && type.kind === "RefType" && type.mut ? placeKey(expr) : undefined;
}

/** Reads the same before and after: literals, constants, names that nothing in between assigns. */
function isStable(e: RustExpr): boolean {
  switch (e.kind) {
    case "LitExpr":
    case "PathExpr":
      return true;
    case "RefExpr":
    case "UnaryExpr":
    case "CastExpr":
    case "FieldExpr":
      return isStable(e.expr);
    default:
      return false;
  }
}

/** `self.items` for `self.items[..n]`: what the borrow takes as a whole. */
function placeKey(e: RustExpr): string | undefined {
  if (e.kind === "IndexExpr" || e.kind === "ParenExpr") return placeKey(e.expr);
  if (e.kind === "PathExpr") return e.path.segments.length === 1 ? e.path.segments[0]?.name : undefined;
  const owner = e.kind === "FieldExpr" ? placeKey(e.expr) : undefined;
  return owner && e.kind === "FieldExpr" ? `${owner}.${e.field}` : undefined;
}

function mentions(n: unknown, place: string): boolean {
  if (typeof n !== "object" || n === null) return false;
  if (Array.isArray(n)) return n.some((x) => mentions(x, place));
  const e = n as RustExpr;
  if ((e.kind === "PathExpr" || e.kind === "FieldExpr") && placeKey(e) === place) return true;
  return Object.entries(e).some(([key, value]) => key !== "origin" && mentions(value, place));
}
