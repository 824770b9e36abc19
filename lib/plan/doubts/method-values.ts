// Implements doubts about methods as values that are kept: one that is bound to its receiver by a pointer would borrow it for good.

import type { Facts } from "../../analysis/facts.ts";
import type { SelectorExpr } from "../../go/ast.ts";
import type { Evidence } from "../decision.ts";
import { doubt } from "./doubt.ts";

/** `t.next = t.start`, `return c.Close`, `[]func(){a.run}`. */
export const methodValues = (facts: Facts): readonly Evidence[] =>
  facts.nodesOf("SelectorExpr").flatMap((e) => {
    const s = facts.info.selectionOf(e);
    const isBound = s?.kind === "method" && s.obj.kind === "Func" && s.obj.recv?.kind === "Pointer";
    return isBound && isKept(e, facts) ? [doubt(e, `\`${facts.textOf(e)}\`, a method with its receiver, is kept`)] : [];
  });

function isKept(e: SelectorExpr, facts: Facts): boolean {
  const p = facts.tree.parentOf(e);
  if (p?.kind === "AssignStmt") return p.op === "=" && p.rhs.includes(e);
  return p?.kind === "ReturnStmt" || p?.kind === "CompositeLit" || (p?.kind === "KeyValueExpr" && p.value === e);
}
