// Implements what the patterns on nil checks share: which variable is checked, and what it is once it is not nil.

import type { Facts } from "../analysis/facts.ts";
import { diverges } from "../analysis/tree.ts";
import type { BlockStmt, Expr, Ident, Node, Stmt } from "../go/ast.ts";
import type { RustType } from "../rust/ast.ts";
import { optionInner } from "../rust/factory.ts";
import type { VarObj } from "../semantics/objects.ts";
import type { EmitContext } from "./emit-context.ts";

export interface NilCheck {
  readonly variable: VarObj;
  readonly ident: Ident;
}

/** `p == nil` or `p != nil` of a local pointer that no closure shares. */
export function nilCheck(cond: Expr, op: "==" | "!=", facts: Facts): NilCheck | undefined {
  if (cond.kind !== "BinaryExpr" || cond.op !== op || cond.x.kind !== "Ident") return undefined;
  const isNil = cond.y.kind === "Ident" && facts.info.objectOf(cond.y)?.kind === "Nil";
  const v = facts.info.objectOf(cond.x);
  if (
    !isNil ||
    v?.kind !== "Var" ||
    v.type.kind !== "Pointer" ||
    v.role === "package" ||
    v.role === "assumed" ||
    facts.capturesOf(v).length > 0
  )
    return undefined;
  return { variable: v, ident: cond.x };
}

export const mentions = (n: Node, v: VarObj, facts: Facts): boolean =>
  facts.uses.of(v).some((u) => facts.tree.isInside(u.ident, n));

/** From here on the variable is what it is: neither replaced nor asked again. */
export const staysAsItIs = (v: VarObj, from: Node, facts: Facts): boolean =>
  facts
    .usesAfter(v, from)
    .every(
      (u) => u.role.kind !== "address" && (u.steps.length > 0 || (u.role.kind !== "nil-compare" && u.role.kind !== "assign")),
    );

export const leaves = (b: BlockStmt): boolean => diverges(b.list.at(-1));

/** A later statement of the block means the same name as one that the init statement declares. */
export function hidesLater(s: Stmt, init: Stmt, facts: Facts): boolean {
  const siblings = facts.tree.siblingsOf(s);
  const names = facts
    .nodesOf("Ident", init)
    .filter((id) => facts.info.isDef(id))
    .map((id) => id.name);
  return (
    siblings === undefined ||
    siblings.list.slice(siblings.index + 1).some((x) => facts.nodesOf("Ident", x).some((id) => names.includes(id.name)))
  );
}

/** The option that holds the variable now, and what is in it. */
export function heldIn(v: VarObj, ctx: EmitContext): RustType | undefined {
  return optionInner(ctx.typeOfBinding(v));
}
