// Implements `let x;` for a variable whose first value nothing can read, because each way from there assigns it first.

import { isFirstValueDead } from "../../analysis/first-values.ts";
import { diverges } from "../../analysis/tree.ts";
import type { Node, Stmt } from "../../go/ast.ts";
import type { Value } from "../../patterns/value.ts";
import type { RustExpr } from "../../rust/ast.ts";
import type { VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Emitter } from "../emitter.ts";

/** How the variable is first assigned behind its declaration: once on each way, or more often. */
export function assignedFirst(v: VarObj, init: Value, ctx: Emitter): "once" | "often" | undefined {
  const { facts } = ctx;
  if (v.role !== "local" || facts.capturesOf(v).length > 0 || (underlying(v.type).kind === "Pointer" && !isNone(init.expr)))
    return undefined;
  const uses = facts.uses.of(v);
  const decl = uses.find((u) => u.role.kind === "define");
  const stmt = decl && statementAt(decl.ident, ctx);
  const isDeclaration = stmt?.kind === "DeclStmt" || stmt?.kind === "AssignStmt";
  const list = isDeclaration ? facts.tree.siblingsOf(stmt) : undefined;
  const reads = uses.some((u) => u.role.kind !== "define" && u.role.kind !== "assign");
  if (!decl || !list || !reads) return undefined;
  if (!isFirstValueDead(v, list.list.slice(list.index + 1), facts.info, diverges)) return undefined;
  return isSetOnce(v, facts.tree.parentOf(stmt as Stmt), ctx) ? "once" : "often";
}

/** Is the variable given its one value on each way through the block, and then only read? */
export function isSetOnce(v: VarObj, block: Node | undefined, ctx: Emitter): boolean {
  const { facts } = ctx;
  const changes = facts.uses
    .of(v)
    .filter(
      (u) =>
        u.role.kind === "assign" ||
        u.role.kind === "update" ||
        u.steps.length > 0 ||
        (u.role.kind === "receiver" && u.role.callee.recv?.kind === "Pointer"),
    );
  const isOnce = changes.every(
    (a) =>
      a.role.kind === "assign" && a.steps.length === 0 && changes.every((b) => !facts.tree.canFollow(a.ident, b.ident, block)),
  );
  return isOnce && !ctx.plan.isMutated(v);
}

const isNone = (e: RustExpr): boolean => e.kind === "PathExpr" && e.path.segments[0]?.name === "None";

/** Made without effect: nothing is lost where it is not made. */
export const isIdle = (e: RustExpr): boolean =>
  isNone(e) ||
  e.kind === "LitExpr" ||
  e.kind === "ClosureExpr" ||
  // `i32::MIN`, `LIMIT`: constants have names of capitals.
  (e.kind === "PathExpr" && /^[A-Z][A-Z\d_]*$/.test(e.path.segments.at(-1)?.name ?? "")) ||
  (e.kind === "CastExpr" && isIdle(e.expr)) ||
  // `String::new()`, `T::default()`: no function of the program.
  (e.kind === "CallExpr" && e.args.length === 0 && e.fun.kind === "PathExpr" && e.fun.path.segments.length === 2) ||
  // `Celsius(0.0)`: a tuple struct or a variant, whose names begin with a capital.
  (e.kind === "CallExpr" &&
    e.args.every(isIdle) &&
    e.fun.kind === "PathExpr" &&
    /^(?:[A-Z]|from$)/.test(e.fun.path.segments.at(-1)?.name ?? "")) ||
  (e.kind === "MethodCallExpr" && e.method === "to_string" && e.recv.kind === "LitExpr") ||
  (e.kind === "UnaryExpr" && e.op === "-" && isIdle(e.expr));

function statementAt(n: Node, ctx: Emitter): Stmt | undefined {
  for (const p of ctx.facts.tree.ancestorsOf(n)) if (ctx.facts.tree.siblingsOf(p as Stmt)) return p as Stmt;
  return undefined;
}
