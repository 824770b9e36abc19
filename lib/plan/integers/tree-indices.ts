// Implements indices that multiply themselves: `2*node + 1` in a tree that is kept in a list. Beyond 64 bits they only fail to reach an element.

import type { Facts } from "../../analysis/facts.ts";
import { paramOf } from "../../analysis/numbers/variables.ts";
import type { Expr } from "../../go/ast.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { VarObj } from "../../semantics/objects.ts";

/**
 * Does the parameter do nothing but reach elements of lists, by itself or through parameters of this kind? A number too large
 * for 63 bits is below zero in Go, and too large in Rust: no list has such an element, and nobody sees which of the two it is.
 */
export function onlyReaches(v: VarObj, facts: Facts, open: Set<VarObj> = new Set()): boolean {
  if (v.role !== "param") return false;
  if (open.has(v)) return true;
  open.add(v);
  return facts.uses.of(v).every((u) => {
    if (u.role.kind === "define") return true;
    let e: Expr = u.ident;
    let p = facts.tree.parentOf(e);
    while (p?.kind === "ParenExpr" || (p?.kind === "BinaryExpr" && (p.op === "+" || p.op === "*"))) {
      e = p;
      p = facts.tree.parentOf(e);
    }
    if (p?.kind === "IndexExpr") return p.x !== e && underlying(facts.info.typeOf(p.x)).kind === "Slice";
    const f = p?.kind === "CallExpr" ? facts.info.calleeOf(p) : undefined;
    const to = p?.kind === "CallExpr" && f && !f.pkg && !f.type.variadic ? paramOf(f, p.args.indexOf(e)) : undefined;
    return to !== undefined && onlyReaches(to, facts, open);
  });
}
