// Implements the note where a function first writes to a shared value: the cell is borrowed for one expression.

import type { AssignStmt, IncDecStmt } from "../../go/ast.ts";
import type { RustStmt } from "../../rust/ast.ts";
import type { Emitter } from "../emitter.ts";

/** Functions whose first such line has its card. */
const told = new WeakSet<Emitter>();

export function withSharedWrite(s: AssignStmt | IncDecStmt, stmts: RustStmt[], ctx: Emitter): RustStmt[] {
  if (!told.has(ctx) && borrowsToWrite(stmts)) {
    told.add(ctx);
    ctx.note("shared-write", s);
  }
  return stmts;
}

function borrowsToWrite(n: unknown): boolean {
  if (typeof n !== "object" || n === null) return false;
  if ((n as { readonly method?: string }).method === "borrow_mut") return true;
  return Object.entries(n).some(([key, value]) => key !== "origin" && borrowsToWrite(value));
}
