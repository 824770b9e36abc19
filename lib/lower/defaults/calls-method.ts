// Implements the question whether an index calls something: then it goes before the place that it would borrow again.

import type { RustExpr } from "../../rust/ast.ts";

export function callsMethod(e: RustExpr): boolean {
  switch (e.kind) {
    case "MethodCallExpr":
    case "CallExpr":
      return true;
    case "BinaryExpr":
      return callsMethod(e.left) || callsMethod(e.right);
    case "CastExpr":
    case "ParenExpr":
    case "UnaryExpr":
      return callsMethod(e.expr);
    default:
      return false;
  }
}
