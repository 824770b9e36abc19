// Implements doubts about loops over a list that the body replaces: Go goes on over the list that it began with.

import type { Facts } from "../../analysis/facts.ts";
import { storageOf } from "../../analysis/storage.ts";
import type { Use } from "../../analysis/uses.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Evidence } from "../decision.ts";
import { doubt } from "./doubt.ts";

export const replacedLists = (facts: Facts): readonly Evidence[] =>
  facts.nodesOf("RangeStmt").flatMap((s) => {
    const root = storageOf(s.x);
    const list = root.kind === "Ident" ? facts.info.objectOf(root) : undefined;
    if (list?.kind !== "Var" || !["Slice", "Array"].includes(underlying(list.type).kind)) return [];
    const replaced = facts.uses
      .of(list)
      .find((u) => facts.tree.isInside(u.ident, s.body) && isReplaced(u, facts) && goesOn(u, facts));
    return replaced ? [doubt(replaced.ident, `\`${list.name}\` is replaced in a loop over it`)] : [];
  });

/** An `append` to itself leaves what is there. */
function isReplaced(u: Use, facts: Facts): boolean {
  if (u.role.kind !== "assign" || u.steps.length > 0) return false;
  const { rhs } = u.role;
  const isAppend = rhs?.kind === "CallExpr" && facts.info.builtinOf(rhs) === "append";
  return !isAppend || rhs.args[0] === undefined || facts.textOf(rhs.args[0]) !== facts.textOf(u.ident);
}

/** Not followed by the end of the loop. */
function goesOn(u: Use, facts: Facts): boolean {
  const s = facts.tree.stmtOf(u.ident);
  const siblings = s && facts.tree.siblingsOf(s);
  const last = siblings?.list.at(-1);
  return !(last?.kind === "ReturnStmt" || (last?.kind === "BranchStmt" && last.tok === "break"));
}
