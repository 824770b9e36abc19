// Implements loops that count down to a bound and become ranges: their counter is never below the bound, whatever `i--` says.

import type { Expr, ForStmt } from "../../go/ast.ts";
import type { Facts } from "../../analysis/facts.ts";
import type { VarObj } from "../../semantics/objects.ts";

export interface Countdown {
  readonly loop: ForStmt;
  readonly from: Expr;
  /** The bound, and whether the counter reaches it. */
  readonly to: Expr;
  readonly inclusive: boolean;
}

/** `for i := from; i >= to; i--` whose counter nothing else changes. */
export function countdownOf(v: VarObj, facts: Facts): Countdown | undefined {
  const uses = facts.uses.of(v);
  const decl = uses.find((u) => u.role.kind === "define")?.ident;
  const init = decl && facts.tree.parentOf(decl);
  const loop = init && facts.tree.parentOf(init);
  if (loop?.kind !== "ForStmt" || loop.init !== init || init?.kind !== "AssignStmt" || init.lhs.length !== 1) return undefined;
  const { cond, post } = loop;
  const from = init.rhs[0];
  const isV = (e: Expr | undefined): boolean => e?.kind === "Ident" && facts.info.objectOf(e) === v;
  if (!from || cond?.kind !== "BinaryExpr" || (cond.op !== ">=" && cond.op !== ">") || !isV(cond.x)) return undefined;
  const down =
    (post?.kind === "IncDecStmt" && post.op === "--" && isV(post.x)) ||
    (post?.kind === "AssignStmt" && post.op === "-=" && isV(post.lhs[0]) && isPositive(post.rhs[0], facts));
  const others = uses.some(
    (u) => u.role.kind === "address" || u.role.kind === "assign" || (u.role.kind === "update" && u.role.stmt !== post),
  );
  return down && !others ? { loop, from, to: cond.y, inclusive: cond.op === ">=" } : undefined;
}

/** What stands one above the first number of a countdown: n less a constant. */
export interface Above {
  readonly n: Expr;
  readonly less: bigint;
}

/** Of `n - 2` it is n less 1: a range that ends before that counts down from there, and has no turn where nothing is left of n. */
export function aboveLast(from: Expr, facts: Facts): Above | undefined {
  if (from.kind === "ParenExpr") return aboveLast(from.x, facts);
  if (from.kind !== "BinaryExpr" || from.op !== "-") return undefined;
  const c = facts.info.constOf(from.y);
  return c?.kind === "int" && c.value >= 1n ? { n: from.x, less: c.value - 1n } : undefined;
}

const isPositive = (e: Expr | undefined, facts: Facts): boolean => {
  const c = e && facts.info.constOf(e);
  return c?.kind === "int" && c.value > 0n;
};
