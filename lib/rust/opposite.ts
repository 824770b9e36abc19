// Implements the opposite of a condition as one writes it: `==` for `!=`, and `>=` for `<` where nothing is unordered.

import type { RustBinaryOp, RustExpr } from "./ast.ts";
import { not } from "./factory.ts";

const equal: Partial<Record<RustBinaryOp, RustBinaryOp>> = { "==": "!=", "!=": "==" };
const ordered: Partial<Record<RustBinaryOp, RustBinaryOp>> = { "<": ">=", ">=": "<", ">": "<=", "<=": ">" };

/** Floats have no order where one is NaN: `!(a < b)` is not `a >= b` there. */
export function opposite(e: RustExpr, isOrdered: boolean): RustExpr {
  if (e.kind === "UnaryExpr" && e.op === "!") return e.expr;
  if (e.kind !== "BinaryExpr") return not(e);
  const op = equal[e.op] ?? (isOrdered ? ordered[e.op] : undefined);
  return op ? { ...e, op } : not({ kind: "ParenExpr", expr: e });
}
