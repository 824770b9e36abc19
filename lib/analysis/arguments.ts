// Facts about the arguments of the command line: where one is taken that may not be there.

import type { Expr, IndexExpr, Node, Stmt } from "../go/ast.ts";
import type { Facts } from "./facts.ts";
import { diverges } from "./tree.ts";

/** `os.Args[1]` where no check around it or before it says that there are so many. */
export function takesUncheckedArgument(i: IndexExpr, facts: Facts): boolean {
  const at = i.indices[0] && facts.info.constOf(i.indices[0]);
  if (!isArgs(i.x, facts) || at?.kind !== "int" || at.value <= 0n) return false;
  return leastCount(i, facts) <= at.value;
}

export const isArgs = (e: Expr, facts: Facts): boolean =>
  e.kind === "SelectorExpr" && e.sel.name === "Args" && e.x.kind === "Ident" && facts.info.packageOf(e.x)?.path === "os";

/** How many arguments there are at least, where control comes to the node. */
function leastCount(n: Node, facts: Facts): bigint {
  let least = 0n;
  const learn = (count: bigint): void => {
    if (count > least) least = count;
  };
  let inner: Node = n;
  for (const around of facts.tree.ancestorsOf(n)) {
    if (around.kind === "IfStmt") {
      if (inner === around.body) learn(countIf(around.cond, true, facts));
      if (inner === around.else) learn(countIf(around.cond, false, facts));
    }
    if (around.kind === "BinaryExpr" && inner === around.y) {
      if (around.op === "&&") learn(countIf(around.x, true, facts));
      if (around.op === "||") learn(countIf(around.x, false, facts));
    }
    if (around.kind === "BlockStmt" || around.kind === "CaseClause")
      for (const s of before(around.kind === "BlockStmt" ? around.list : around.body, inner))
        if (s.kind === "IfStmt" && !s.else && diverges(s.body)) learn(countIf(s.cond, false, facts));
    inner = around;
  }
  return least;
}

const before = (list: readonly Stmt[], n: Node): readonly Stmt[] => list.slice(0, Math.max(0, list.indexOf(n as Stmt)));

/** What the condition, or its opposite, says of `len(os.Args)`. */
function countIf(cond: Expr, holds: boolean, facts: Facts): bigint {
  if (cond.kind === "ParenExpr") return countIf(cond.x, holds, facts);
  if (cond.kind === "UnaryExpr" && cond.op === "!") return countIf(cond.x, !holds, facts);
  if (cond.kind !== "BinaryExpr") return 0n;
  if (cond.op === (holds ? "&&" : "||")) {
    const [a, b] = [countIf(cond.x, holds, facts), countIf(cond.y, holds, facts)];
    return a > b ? a : b;
  }
  const isCount = cond.x.kind === "CallExpr" && facts.info.builtinOf(cond.x) === "len" && cond.x.args[0] !== undefined;
  const c = facts.info.constOf(cond.y);
  if (!isCount || !isArgs((cond.x as Extract<Expr, { kind: "CallExpr" }>).args[0] as Expr, facts) || c?.kind !== "int") return 0n;
  const from = (holds ? { ">": 1n, ">=": 0n, "==": 0n } : { "<": 0n, "<=": 1n, "!=": 0n })[cond.op as never] as
    | bigint
    | undefined;
  return from === undefined ? 0n : c.value + from;
}
