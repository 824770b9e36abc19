// Implements the question whether a local must own what it is given, or may look at it where it lies (idioms.md A7, A15).

import type { Facts } from "../../analysis/facts.ts";
import type { Use } from "../../analysis/uses.ts";
import type { Value } from "../../patterns/value.ts";
import type { VarObj } from "../../semantics/objects.ts";
import type { Emitter } from "../emitter.ts";

export function mustOwnLocal(v: VarObj, init: Value, ctx: Emitter): boolean {
  const uses = ctx.facts.uses.of(v);
  const isMutRef = init.type.kind === "RefType" && init.type.mut;
  if (!ctx.facts.canShadow(v) && uses.some((u) => needsOwner(u, isMutRef))) return true;
  if (ctx.plan.mustOwn(v) && !isMutRef) return true;
  return changesWhileBorrowed(v, init.borrows, ctx);
}

/** Text is looked at where it lies, and copied where it is kept, unless its source changes meanwhile or a task takes it away. */
export function mustOwnText(v: VarObj, init: Value, ctx: Emitter): boolean {
  const isStatic = init.type.kind === "RefType" && init.type.lifetime === "'static";
  const spawned = ctx.facts.uses
    .of(v)
    .some((u) =>
      [...ctx.facts.tree.ancestorsOf(u.ident)].some(
        (p) => p.kind === "GoStmt" && !ctx.facts.tree.isInside(ctx.info.declOf(v) ?? u.ident, p),
      ),
    );
  return !isStatic && (spawned || changesWhileBorrowed(v, init.borrows, ctx));
}

const needsOwner = (u: Use, isMutRef: boolean): boolean => {
  if (u.role.kind === "assign" && u.steps.length === 0) return u.role.stmt.kind !== "RangeStmt";
  return !isMutRef && (u.role.kind === "update" || (u.role.kind === "assign" && u.steps.length > 0)) && u.steps.length > 0;
};

/** Is a variable that `v` borrows from changed while `v` is still used? */
export function changesWhileBorrowed(v: VarObj, borrowed: readonly VarObj[], ctx: Emitter): boolean {
  const { facts } = ctx;
  const decl = facts.uses.of(v).find((u) => u.role.kind === "define")?.ident;
  if (!decl) return false;
  const reads = facts.usesAfter(v, decl);
  return borrowed.some((b) => {
    if (b === v) return false;
    return facts
      .usesAfter(b, decl)
      .some(
        (change) =>
          changesOwner(change, ctx) && reads.some((r) => facts.tree.canFollow(change.ident, r.ident, facts.tree.parentOf(decl))),
      );
  });
}

/** The use replaces or changes what the variable holds. */
export function changesOwner(u: Use, ctx: Emitter): boolean {
  switch (u.role.kind) {
    case "assign":
    case "update":
    case "send":
      return true;
    case "receiver":
      return ctx.facts.stdEffectsOf(u.role.callee)?.mutatesReceiver ?? ctx.plan.func(u.role.callee).self === "&mut self";
    case "argument": {
      if (u.role.builtin)
        return (
          u.role.builtin === "append" ||
          ((u.role.builtin === "delete" || u.role.builtin === "copy" || u.role.builtin === "clear") && u.role.index === 0)
        );
      if (!u.role.callee) return false;
      const std = ctx.facts.stdEffectsOf(u.role.callee);
      if (std) return std.mutates.includes(u.role.index);
      const p = ctx.plan.func(u.role.callee).params[u.role.index];
      return p !== undefined && (p.type.kind !== "RefType" ? !ctx.plan.isCopy(p.type) : p.type.mut);
    }
    default:
      return false;
  }
}

/** Do the elements go on where only owned texts can: into a place, out of the function, into a function of the program? */
export const keepsTexts = (v: VarObj, facts: Facts): boolean =>
  facts.uses.of(v).some((u) => {
    const { role } = u;
    if (u.steps.length > 0 && u.steps[0]?.step !== "slice") return role.kind === "assign";
    if (role.kind === "argument") return role.callee ? !role.callee.pkg : role.builtin === "append" && role.index > 0;
    return role.kind === "return" || (role.kind === "store" && role.into !== "variable");
  });
