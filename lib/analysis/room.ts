// Facts about room behind a slice: whether `append` may write into the array that it has, instead of taking a new one.

import type { CallExpr, Expr } from "../go/ast.ts";
import type { VarObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Facts } from "./facts.ts";

/** Not a list that was just written down, nor made as long as its array: these are full. */
export function mayHaveRoom(e: Expr, facts: Facts): boolean {
  const v = e.kind === "Ident" ? facts.info.objectOf(e) : undefined;
  if (v?.kind !== "Var") return !isFull(e, facts);
  if (v.role !== "local") return true;
  const known = roomy.get(v) ?? isGivenRoom(v, facts);
  roomy.set(v, known);
  return known;
}

const roomy = new WeakMap<VarObj, boolean>();

function isGivenRoom(v: VarObj, facts: Facts): boolean {
  const given = facts.uses.of(v).filter((u) => u.role.kind === "define" || (u.role.kind === "assign" && u.steps.length === 0));
  return !given.every((u) => {
    const p = facts.tree.parentOf(u.ident);
    if (p?.kind === "ValueSpec") return p.values.length === 0 || isFull(p.values[p.names.indexOf(u.ident)], facts);
    return p?.kind === "AssignStmt" && p.lhs.length === p.rhs.length && isFull(p.rhs[p.lhs.indexOf(u.ident)], facts);
  });
}

function isFull(e: Expr | undefined, facts: Facts): boolean {
  if (e?.kind === "CompositeLit") return underlying(facts.info.typeOf(e)).kind === "Slice";
  return e?.kind === "CallExpr" && isMadeFull(e, facts);
}

/** `make([]int, n)`: as long as its array. */
const isMadeFull = (c: CallExpr, facts: Facts): boolean => facts.info.builtinOf(c) === "make" && c.args.length < 3;
