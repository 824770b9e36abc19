// Facts about stores that nobody reads: a local gets a value, and no way from there leads to a use of it.

import type { AssignStmt, Expr, IncDecStmt } from "../go/ast.ts";
import type { Facts } from "./facts.ts";
import type { Use } from "./uses.ts";

/** The target of `x = v`, `x += v`, `x++` or `x, err = f()`, where `x` is a local that only its own function sees. */
export function isDeadStore(target: Expr, s: AssignStmt | IncDecStmt, facts: Facts): boolean {
  if (s.kind === "AssignStmt" && s.op === ":=" && target.kind === "Ident" && facts.info.isDef(target)) return false;
  const v = target.kind === "Ident" ? facts.info.objectOf(target) : undefined;
  if (v?.kind !== "Var" || (v.role !== "local" && v.role !== "param")) return false;
  const uses = facts.uses.of(v);
  if (facts.capturesOf(v).length > 0 || uses.some((u) => u.role.kind === "address")) return false;
  const f = facts.tree.funcOf(s);
  if (f && facts.nodesOf("BranchStmt", f).some((b) => b.tok === "goto")) return false;
  const isOverwrite = (u: Use): boolean => u.role.kind === "assign" && u.steps.length === 0;
  const decl = uses.find((u) => u.role.kind === "define")?.ident;
  for (const p of facts.tree.ancestorsOf(s)) {
    if (decl && facts.tree.isInside(decl, p) && !(p.kind === "ForStmt" && p.init && facts.tree.isInside(decl, p.init))) break;
    // The next turn may read what this one stores.
    const isLoop = p.kind === "ForStmt" || p.kind === "RangeStmt";
    if (isLoop && uses.some((u) => facts.tree.isInside(u.ident, p) && u.ident !== target && !isOverwrite(u))) return false;
  }
  return facts.usesAfter(v, s).every(isOverwrite);
}
