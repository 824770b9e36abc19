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
  const less = lessThanCount(cond.x, facts);
  const c = facts.info.constOf(cond.y);
  if (less === undefined || c?.kind !== "int") return 0n;
  const count = c.value + less;
  // The program's own path is always there: where there is not one, there are two or more.
  if (cond.op === (holds ? "!=" : "==")) return count === 1n ? 2n : 0n;
  const from: Readonly<Record<string, bigint>> = holds ? { ">": 1n, ">=": 0n, "==": 0n } : { "<": 0n, "<=": 1n, "!=": 0n };
  const more = from[cond.op];
  return more === undefined ? 0n : count + more;
}

/** By how much the expression is less than `len(os.Args)`: it, less a number, or a local that is nothing else. */
function lessThanCount(e: Expr, facts: Facts): bigint | undefined {
  if (e.kind === "ParenExpr") return lessThanCount(e.x, facts);
  if (e.kind === "CallExpr") return facts.info.builtinOf(e) === "len" && e.args[0] && isArgs(e.args[0], facts) ? 0n : undefined;
  if (e.kind === "BinaryExpr" && e.op === "-") {
    const [less, c] = [lessThanCount(e.x, facts), facts.info.constOf(e.y)];
    return less === undefined || c?.kind !== "int" ? undefined : less + c.value;
  }
  const v = e.kind === "Ident" ? facts.info.objectOf(e) : undefined;
  if (v?.kind !== "Var" || v.role !== "local") return undefined;
  const uses = facts.uses.of(v);
  if (uses.some((u) => u.role.kind === "assign" || u.role.kind === "address")) return undefined;
  const decl = uses.find((u) => u.role.kind === "define")?.ident;
  const p = decl && facts.tree.parentOf(decl);
  const given = p?.kind === "AssignStmt" && p.lhs.length === p.rhs.length ? p.rhs[p.lhs.indexOf(decl as Expr)] : undefined;
  return given && given !== e ? lessThanCount(given, facts) : undefined;
}
