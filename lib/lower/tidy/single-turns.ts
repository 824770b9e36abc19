// Implements loops that turn once: `loop { f(); break; }` is `f();`.

import type { RustExpr } from "../../rust/ast.ts";
import { call, exprStmt } from "../../rust/factory.ts";

type Loop = Extract<RustExpr, { kind: "LoopExpr" }>;

/** What the loop does, as a block, where its last statement leaves it and nothing else leaves it or begins it anew. */
export function onceOnly(e: Loop): RustExpr {
  const { body, label } = e;
  const last = body.stmts.at(-1);
  if (body.tail || last?.kind !== "ExprStmt" || last.trivia || last.expr.kind !== "BreakExpr" || last.expr.value) return e;
  if (last.expr.label !== undefined && last.expr.label !== label) return e;
  const stmts = body.stmts.slice(0, -1);
  if (stmts.length === 0 || jumps(stmts, label, true)) return e;
  return { ...body, stmts, ...(e.origin && { origin: e.origin }), ...(e.trivia && { trivia: e.trivia }) };
}

/** `loop {}` lets the processor know that it waits. */
export function waiting(e: RustExpr): RustExpr {
  if (e.kind !== "LoopExpr" || e.body.stmts.length > 0 || e.body.tail || e.body.dangling) return e;
  return { ...e, body: { ...e.body, stmts: [exprStmt(call("std::hint::spin_loop"), true)] } };
}

/** Does something jump to the loop? Without a label only from outside of inner loops. */
function jumps(n: unknown, label: string | undefined, isInnermost: boolean): boolean {
  if (typeof n !== "object" || n === null) return false;
  if (Array.isArray(n)) return n.some((x) => jumps(x, label, isInnermost));
  const e = n as RustExpr;
  if (e.kind === "BreakExpr" || e.kind === "ContinueExpr") return e.label === undefined ? isInnermost : e.label === label;
  const inner =
    isInnermost && e.kind !== "LoopExpr" && e.kind !== "WhileExpr" && e.kind !== "ForExpr" && e.kind !== "ClosureExpr";
  return Object.entries(n).some(([key, x]) => key !== "origin" && key !== "trivia" && jumps(x, label, inner));
}
