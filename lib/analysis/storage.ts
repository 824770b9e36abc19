// Facts about which storage a slice expression looks at: the place without its indices and bounds.

import type { Expr } from "../go/ast.ts";
import type { Facts } from "./facts.ts";

/** `grid` for `grid[i][1:]`, `c.tape` for `c.tape[n:]`. */
export function storageOf(e: Expr): Expr {
  return e.kind === "ParenExpr" || e.kind === "IndexExpr" || e.kind === "SliceExpr" ? storageOf(e.x) : e;
}

/** Do both look at the elements of one place? */
export function sharesStorage(a: Expr, b: Expr, facts: Facts): boolean {
  const [x, y] = [storageOf(a), storageOf(b)];
  return x.kind !== "CallExpr" && facts.textOf(x) === facts.textOf(y);
}
