// Implements `let x;` for a variable whose first value nothing can read, because each way from there assigns it first.

import type { Node, Stmt } from "../../go/ast.ts";
import type { Value } from "../../patterns/value.ts";
import type { RustExpr } from "../../rust/ast.ts";
import type { VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Emitter } from "../emitter.ts";

/** How the variable is first assigned behind its declaration: once on each way, or more often. */
export function assignedFirst(v: VarObj, init: Value, ctx: Emitter): "once" | "often" | undefined {
  const { facts } = ctx;
  if (
    v.role !== "local" ||
    !isIdle(init.expr) ||
    init.before.length > 0 ||
    facts.capturesOf(v).length > 0 ||
    (underlying(v.type).kind === "Pointer" && !isNone(init.expr))
  )
    return undefined;
  const uses = facts.uses.of(v);
  const decl = uses.find((u) => u.role.kind === "define");
  const first = uses.find((u) => u.role.kind !== "define");
  const stmt = decl && statementAt(decl.ident, ctx);
  const list = stmt && facts.tree.siblingsOf(stmt);
  if (!decl || !first || !list) return undefined;
  const next = list.list.slice(list.index + 1).find((s) => facts.tree.isInside(first.ident, s));
  const branches = next && assigningBranches(next, v, ctx);
  if (!branches) return undefined;
  const changes = uses.filter(
    (u) => u.role.kind === "assign" || u.role.kind === "update" || u.steps.length > 0 || u.role.kind === "receiver",
  ).length;
  const reads = uses.some((u) => u.role.kind !== "define" && u.role.kind !== "assign");
  return reads
    ? changes === branches && !ctx.plan.isMutated(v) && branches > 0 && !inLoop(next, stmt, ctx)
      ? "once"
      : "often"
    : undefined;
}

const isNone = (e: RustExpr): boolean => e.kind === "PathExpr" && e.path.segments[0]?.name === "None";

const isIdle = (e: RustExpr): boolean =>
  isNone(e) ||
  e.kind === "LitExpr" ||
  e.kind === "ClosureExpr" ||
  (e.kind === "CallExpr" && e.args.length === 0) ||
  (e.kind === "UnaryExpr" && e.op === "-" && isIdle(e.expr));

const inLoop = (next: Node | undefined, _stmt: Node, _ctx: Emitter): boolean =>
  next?.kind === "ForStmt" || next?.kind === "LabeledStmt";

function statementAt(n: Node, ctx: Emitter): Stmt | undefined {
  for (const p of ctx.facts.tree.ancestorsOf(n)) if (ctx.facts.tree.siblingsOf(p as Stmt)) return p as Stmt;
  return undefined;
}

/** Number of places that assign it, if every way through the statement begins with one of them. */
function assigningBranches(s: Stmt, v: VarObj, ctx: Emitter): number | undefined {
  const isV = (n: Node | undefined): boolean => n?.kind === "Ident" && ctx.info.objectOf(n) === v;
  const mentions = (n: Node | undefined): boolean => n !== undefined && ctx.facts.nodesOf("Ident", n).some(isV);
  switch (s.kind) {
    case "AssignStmt":
      return s.op === "=" && s.lhs.length === 1 && isV(s.lhs[0]) && !s.rhs.some(mentions) ? 1 : undefined;
    case "LabeledStmt":
      return assigningBranches(s.stmt, v, ctx);
    case "ForStmt":
      return s.init ? assigningBranches(s.init, v, ctx) : undefined;
    case "IfStmt":
      if (s.init || mentions(s.cond) || !s.else) return undefined;
      return together([
        inList(s.body.list, v, ctx),
        s.else.kind === "BlockStmt" ? inList(s.else.list, v, ctx) : assigningBranches(s.else, v, ctx),
      ]);
    case "SwitchStmt":
      if (s.init || mentions(s.tag) || s.body.some((c) => c.list.some(mentions)) || !s.body.some((c) => c.isDefault))
        return undefined;
      return together(s.body.map((c) => inList(c.body, v, ctx)));
    default:
      return undefined;
  }
}

function inList(list: readonly Stmt[], v: VarObj, ctx: Emitter): number | undefined {
  const first = list.find((s) => ctx.facts.nodesOf("Ident", s).some((id) => ctx.info.objectOf(id) === v));
  return first && assigningBranches(first, v, ctx);
}

const together = (counts: readonly (number | undefined)[]): number | undefined =>
  counts.some((c) => c === undefined) ? undefined : counts.reduce<number>((sum, c) => sum + (c ?? 0), 0);
