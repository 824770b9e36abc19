// Facts about elements of maps that are there: the statement before asks for the key, and leaves or fills the place where it is missing.

import type { IfStmt, IndexExpr, Stmt } from "../go/ast.ts";
import type { Facts } from "./facts.ts";
import { leavesFunction } from "./tree.ts";
import { isNil } from "./uses.ts";

export function isPresent(e: IndexExpr, facts: Facts): boolean {
  const stmt = facts.tree.stmtOf(e);
  const siblings = stmt && facts.tree.siblingsOf(stmt as Stmt);
  const before = siblings?.list[siblings.index - 1];
  if (before?.kind !== "IfStmt" || before.else) return false;
  const text = facts.textOf(e);
  if (!asksWhetherMissing(before, text, facts)) return false;
  const last = before.body.list.at(-1);
  if (last?.kind === "AssignStmt") return last.lhs.some((l) => facts.textOf(l) === text);
  return last?.kind === "BranchStmt" || leavesFunction(last);
}

/** `if _, ok := m[k]; !ok` and `if m[k] == nil`. */
function asksWhetherMissing({ init, cond }: IfStmt, text: string, facts: Facts): boolean {
  if (init === undefined)
    return cond.kind === "BinaryExpr" && cond.op === "==" && facts.textOf(cond.x) === text && isNil(cond.y, facts.info);
  const [value, ok] = init.kind === "AssignStmt" && init.rhs[0] && facts.textOf(init.rhs[0]) === text ? init.lhs : [];
  return (
    value !== undefined &&
    ok?.kind === "Ident" &&
    cond.kind === "UnaryExpr" &&
    cond.op === "!" &&
    cond.x.kind === "Ident" &&
    cond.x.name === ok.name
  );
}
