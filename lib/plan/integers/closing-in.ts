// Implements ends that close in on each other: `for i < j` over `j := n - 1`, whose start may be below zero and is not seen then.

import type { Facts } from "../../analysis/facts.ts";
import { variableOf } from "../../analysis/numbers/variables.ts";
import type { Expr, ForStmt } from "../../go/ast.ts";
import type { VarObj } from "../../semantics/objects.ts";

/**
 * The start of a variable that only a loop uses, while it is above what the loop compares it with: a natural number. At
 * zero the loop has no turn, and none below zero, so that a start that stops at zero is as good.
 */
export function hiddenStart(v: VarObj, facts: Facts, isNatural: (e: Expr) => boolean): Expr | undefined {
  const [define, ...others] = facts.uses.of(v);
  const s = define?.role.kind === "define" ? facts.tree.parentOf(define.ident) : undefined;
  if (!define || s?.kind !== "AssignStmt" || s.lhs.length !== s.rhs.length || others.length === 0) return undefined;
  if (facts.capturesOf(v).length > 0 || others.some((u) => u.role.kind === "address")) return undefined;
  const start = bare(s.rhs[s.lhs.indexOf(define.ident)]);
  if (start?.kind !== "BinaryExpr" || start.op !== "-") return undefined;
  const loops = facts.nodesOf("ForStmt").filter((loop) => others.every((u) => facts.tree.isInside(u.ident, loop)));
  const seen = loops.some((loop) => {
    const bound = boundOf(loop, v, facts);
    return bound !== undefined && isNatural(bound);
  });
  return seen ? start : undefined;
}

/** What the loop's condition asks first: that the variable be larger than this. */
function boundOf(loop: ForStmt, v: VarObj, facts: Facts): Expr | undefined {
  let first = bare(loop.cond);
  while (first?.kind === "BinaryExpr" && first.op === "&&") first = bare(first.x);
  if (first?.kind !== "BinaryExpr") return undefined;
  if (first.op === "<" && variableOf(first.y, facts) === v) return first.x;
  return first.op === ">" && variableOf(first.x, facts) === v ? first.y : undefined;
}

const bare = (e: Expr | undefined): Expr | undefined => (e?.kind === "ParenExpr" ? bare(e.x) : e);
