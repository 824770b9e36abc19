// Implements ends that close in on each other: `for i < j` over `j := n - 1`, whose start may be below zero and is not seen then.

import type { Facts } from "../../analysis/facts.ts";
import { variableOf } from "../../analysis/numbers/variables.ts";
import type { Expr, ForStmt, Node } from "../../go/ast.ts";
import type { VarObj } from "../../semantics/objects.ts";

export interface Hidden {
  readonly start: Expr;
  readonly loop: ForStmt;
  /** What the variable must be above: natural, or the start is seen after all. */
  readonly bound: Expr;
}

/**
 * The start of a variable that only a loop uses, while it is above what the loop compares it with: a natural number. At
 * zero the loop has no turn, and none below zero, so that a start that stops at zero is as good.
 */
export function hiddenStart(v: VarObj, facts: Facts): Hidden | undefined {
  const [define, ...others] = facts.uses.of(v);
  const s = define?.role.kind === "define" ? facts.tree.parentOf(define.ident) : undefined;
  if (!define || s?.kind !== "AssignStmt" || s.lhs.length !== s.rhs.length || others.length === 0) return undefined;
  if (facts.capturesOf(v).length > 0 || others.some((u) => u.role.kind === "address")) return undefined;
  const start = bare(s.rhs[s.lhs.indexOf(define.ident)]);
  if (start?.kind !== "BinaryExpr" || start.op !== "-") return undefined;
  for (const loop of facts.nodesOf("ForStmt")) {
    const bound = others.every((u) => facts.tree.isInside(u.ident, loop)) ? boundOf(loop, v, facts) : undefined;
    if (bound) return { start, loop, bound };
  }
  return undefined;
}

/** Does the node run only after the loop has found the variable above its bound? */
export function isGuarded(at: Node, loop: ForStmt, facts: Facts): boolean {
  if (facts.tree.isInside(at, loop.body) || (loop.post && facts.tree.isInside(at, loop.post))) return true;
  const first = leftmost(loop.cond);
  return loop.cond !== undefined && facts.tree.isInside(at, loop.cond) && !(first && facts.tree.isInside(at, first));
}

/** What a condition asks first. */
function leftmost(cond: Expr | undefined): Expr | undefined {
  let first = bare(cond);
  while (first?.kind === "BinaryExpr" && first.op === "&&") first = bare(first.x);
  return first;
}

/** What the loop's condition asks first: that the variable be larger than this. */
function boundOf(loop: ForStmt, v: VarObj, facts: Facts): Expr | undefined {
  const first = leftmost(loop.cond);
  if (first?.kind !== "BinaryExpr") return undefined;
  const [low, high] = first.op === "<" ? [first.x, first.y] : first.op === ">" ? [first.y, first.x] : [];
  const mentions = low && facts.nodesOf("Ident", low).some((id) => facts.info.objectOf(id) === v);
  return low && high && !mentions && variableOf(high, facts) === v ? low : undefined;
}

const bare = (e: Expr | undefined): Expr | undefined => (e?.kind === "ParenExpr" ? bare(e.x) : e);
