// Implements what the test for links asks of places and of nil checks around them.

import type { Facts } from "../../analysis/facts.ts";
import type { Expr, Ident, Node } from "../../go/ast.ts";
import { isNilIdent } from "./nilable.ts";

export function rootIdent(e: Expr): Ident | undefined {
  let x = e;
  while (x.kind === "SelectorExpr" || x.kind === "ParenExpr" || x.kind === "IndexExpr" || x.kind === "StarExpr") x = x.x;
  return x.kind === "Ident" ? x : undefined;
}

export const isCheck = (cond: Expr, op: "==" | "!=", text: string, facts: Facts): boolean =>
  cond.kind === "BinaryExpr" &&
  ((cond.op === op && facts.textOf(cond.x) === text && isNilIdent(cond.y, facts)) ||
    (cond.op === (op === "!=" ? "&&" : "||") && (isCheck(cond.x, op, text, facts) || isCheck(cond.y, op, text, facts))));

export const leaves = (s: Extract<Node, { kind: "IfStmt" }>): boolean => {
  const last = s.body.list.at(-1);
  return last?.kind === "ReturnStmt" || last?.kind === "BranchStmt";
};
