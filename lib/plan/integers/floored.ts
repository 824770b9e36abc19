// Implements differences that may stop at zero: of `pad := width - len(s)` nobody sees how far below zero it is.

import type { Facts } from "../../analysis/facts.ts";
import type { Use } from "../../analysis/uses.ts";
import type { BinaryExpr, Expr } from "../../go/ast.ts";
import type { VarObj } from "../../semantics/objects.ts";
import { mirrored } from "./borders.ts";

/** The difference that a local begins with, and is given once. */
export function flooredStart(v: VarObj, facts: Facts): BinaryExpr | undefined {
  const [define, ...others] = facts.uses.of(v);
  const s = define?.role.kind === "define" ? facts.tree.parentOf(define.ident) : undefined;
  if (!define || s?.kind !== "AssignStmt" || s.op !== ":=" || s.lhs.length !== s.rhs.length || others.length === 0)
    return undefined;
  if (facts.capturesOf(v).length > 0 || others.some((u) => ["address", "assign", "define"].includes(u.role.kind)))
    return undefined;
  const start = bare(s.rhs[s.lhs.indexOf(define.ident)]);
  return start?.kind === "BinaryExpr" && start.op === "-" && !facts.info.constOf(start) ? start : undefined;
}

/** `pad <= 0`, `pad > n`: the same of zero as of what is below it, where n is natural. */
export function asksAlike({ ident }: Use, facts: Facts, isNatural: (e: Expr) => boolean): boolean {
  const p = facts.tree.parentOf(ident);
  if (p?.kind !== "BinaryExpr") return false;
  const [op, other] = p.x === ident ? [p.op, p.y] : [mirrored[p.op], p.x];
  const c = facts.info.constOf(other);
  const isPositive = c?.kind === "int" && c.value > 0n;
  if (op === "<=" || op === ">") return isNatural(other);
  return isPositive && (op === "<" || op === ">=" || op === "==" || op === "!=");
}

const bare = (e: Expr | undefined): Expr | undefined => (e?.kind === "ParenExpr" ? bare(e.x) : e);
