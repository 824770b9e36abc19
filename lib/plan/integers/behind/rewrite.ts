// Implements the Go over variables that are kept one higher: the same program, whatever their values are.

import type { Facts } from "../../../analysis/facts.ts";
import type { BinaryExpr, Expr, File, Ident, Node } from "../../../go/ast.ts";
import { rewritten } from "../../../go/rewrite.ts";
import type { Candidate } from "./candidates.ts";
import { compared, isSum, plus, shifted } from "./shift.ts";

const comparisons = new Set(["==", "!=", "<", "<=", ">", ">="]);

export function keptHigher(chosen: readonly Candidate[], facts: Facts): readonly File[] {
  const variables = new Set(chosen.map((c) => c.variable));
  const isHigher = (id: Ident): boolean => {
    const v = facts.info.objectOf(id);
    return v?.kind === "Var" && variables.has(v);
  };
  const replaced = new Map<Node, Node>();
  const values = new Set(chosen.flatMap((c) => c.values));
  for (const e of values) {
    const { expr, more } = shifted(e, isHigher);
    // A node that stays inside of what takes its place is not replaced again.
    replaced.set(e, plus(expr === e ? { ...e } : expr, more + 1n));
  }
  for (const { variable } of chosen)
    for (const { ident, role } of facts.uses.of(variable)) {
      if (role.kind === "define" || role.kind === "assign" || role.kind === "update") continue;
      const e = sumAround(ident, facts);
      if (values.has(e) || replaced.has(e)) continue;
      const p = facts.tree.parentOf(e);
      if (p?.kind === "BinaryExpr" && comparisons.has(p.op)) {
        if (!replaced.has(p)) replaced.set(p, comparison(p, isHigher));
      } else {
        const { expr, more } = shifted(e, isHigher);
        replaced.set(e, plus(expr, more));
      }
    }
  return facts.files.map((f) => rewritten(f, (n) => replaced.get(n)));
}

/** The largest sum that an operand is part of. */
function sumAround(id: Expr, facts: Facts): Expr {
  let e = id;
  for (
    let p = facts.tree.parentOf(e);
    p?.kind === "ParenExpr" || (p?.kind === "BinaryExpr" && isSum(p));
    p = facts.tree.parentOf(e)
  )
    e = p;
  return e;
}

function comparison(e: BinaryExpr, isHigher: (id: Ident) => boolean): BinaryExpr {
  const [x, y] = [shifted(e.x, isHigher), shifted(e.y, isHigher)];
  return compared(e, x.expr, y.expr, x.more - y.more);
}
