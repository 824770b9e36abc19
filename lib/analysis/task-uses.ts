// Facts about which tasks use a variable, and whether anybody else does.

import type { Node } from "../go/ast.ts";
import type { VarObj } from "../semantics/objects.ts";
import type { Facts } from "./facts.ts";
import { type Task, tasksOf } from "./tasks.ts";

/** `go s.run()`. */
export function startsOnReceiver(v: VarObj, facts: Facts): boolean {
  return facts.uses
    .of(v)
    .some((u) => u.role.kind === "receiver" && u.role.call && facts.tree.parentOf(u.role.call)?.kind === "GoStmt");
}

export function declarationOf(v: VarObj, facts: Facts): Node | undefined {
  return facts.uses.of(v).find((u) => u.role.kind === "define")?.ident ?? facts.info.declOf(v);
}

export function tasksCapturing(v: VarObj, facts: Facts): readonly Task[] {
  const decl = declarationOf(v, facts);
  return tasksOf(facts).all.filter(
    (x) => x.literal && (!decl || !facts.tree.isInside(decl, x.literal)) && facts.freeVarsOf(x.literal).includes(v),
  );
}

/** Used by another task, by the same task spawned again, or by the code around it after the spawn. */
export function isHeldTwice(v: VarObj, facts: Facts): boolean {
  const tasks = tasksOf(facts).all.filter((x) => takes(x, v, facts));
  const decl = declarationOf(v, facts);
  if (tasks.length > 1) return true;
  return tasks.some((x) => tasksOf(facts).repeatsWithin(x.stmt, decl) || facts.usesAfter(v, x.stmt).length > 0);
}

/** Captures the variable, or is given it as an argument or a receiver. */
export function takes(x: Task, v: VarObj, facts: Facts): boolean {
  const decl = declarationOf(v, facts);
  if (x.literal && decl && facts.tree.isInside(decl, x.literal)) return false;
  return facts.uses
    .of(v)
    .some((u) => u.role.kind !== "define" && [x.stmt, x.literal].some((n) => n && facts.tree.isInside(u.ident, n)));
}
