// Implements the checks after emission: each Go statement was lowered or covered exactly once. A finding is our bug.

import type { Facts } from "../analysis/facts.ts";
import { stmtList } from "../analysis/tree.ts";
import type { Node, Stmt } from "../go/ast.ts";
import { walk } from "../go/walk.ts";
import type { Output } from "./output.ts";

export function verify(facts: Facts, output: Output): string[] {
  const found: string[] = [];
  const refused = output.refusals.map((r) => r.span);
  const inRefused = (n: Node): boolean => refused.some((s) => s.start <= n.span.start && n.span.end <= s.end);
  for (const file of facts.files) {
    walk(file, (n) => {
      const list: readonly Stmt[] = stmtList(n) ?? [];
      for (const s of list) {
        const times = output.loweredStmts.get(s) ?? 0;
        const inside = [...facts.tree.ancestorsOf(s)].some((p) => (output.loweredStmts.get(p as Stmt) ?? 0) > 0);
        if (times === 0 && !inRefused(s) && s.kind !== "EmptyStmt" && !inside)
          found.push(`the statement \`${facts.textOf(s)}\` was lost`);
      }
      return true;
    });
  }
  return found;
}
