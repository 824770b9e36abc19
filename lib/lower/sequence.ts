// Implements sequence: operands in Go's order of evaluation. Only here are `before` statements flattened (idioms.md `eval-order`).

import type { Value } from "../patterns/value.ts";
import type { RustExpr, RustStmt } from "../rust/ast.ts";
import { letStmt, local } from "../rust/factory.ts";

/** When a later operand needs statements before it, the earlier ones that are not constant are evaluated into temporaries first. */
export function sequence(values: readonly Value[], fresh: (hint: string) => string): { before: RustStmt[]; exprs: RustExpr[] } {
  const lastWithBefore = values.findLastIndex((v) => v.before.length > 0);
  const before: RustStmt[] = [];
  const exprs = values.map((v, i) => {
    before.push(...v.before);
    if (i >= lastWithBefore || isStable(v.expr)) return v.expr;
    const name = fresh("value");
    before.push(letStmt(name, v.expr));
    return local(name);
  });
  return { before, exprs };
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
