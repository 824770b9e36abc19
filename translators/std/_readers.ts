// Implements what a reader is handed to a helper by: a reference to itself.

import type { Value } from "../../lib/patterns/value.ts";
import type { RustExpr } from "../../lib/rust/ast.ts";
import { methodCall, refMut } from "../../lib/rust/factory.ts";

/** `&mut reader`, or `READER.lock().unwrap().by_ref()` of one that a package variable holds. */
export function readerBehind({ expr, type }: Value): RustExpr {
  if (type.kind === "RefType") return expr;
  const guard = expr.kind === "UnaryExpr" && expr.op === "*" && expr.expr.kind === "MethodCallExpr" ? expr.expr : undefined;
  return guard ? methodCall(guard, "by_ref", [], { import: "std::io::Read as _" }) : refMut(expr);
}
