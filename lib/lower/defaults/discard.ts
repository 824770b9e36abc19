// Implements a call whose value nobody reads: a `Result` is thrown away where everybody sees it.

import type { Node } from "../../go/ast.ts";
import type { Value } from "../../patterns/value.ts";
import type { RustStmt } from "../../rust/ast.ts";
import { exprStmt, letStmt } from "../../rust/factory.ts";
import type { Emitter } from "../emitter.ts";

export function discard(v: Value, ctx: Emitter, at: Node): RustStmt {
  const name = v.type.kind === "PathType" ? v.type.path.segments.at(-1)?.name : undefined;
  if (name !== "Result" || v.expr.kind === "TryExpr") return exprStmt(v.expr, true);
  ctx.note("error-ignored", at);
  return letStmt({ kind: "WildPat" }, v.expr);
}
