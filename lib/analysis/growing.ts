// Facts about numbers that grow by factors from turn to turn, so that few turns lead beyond any integer.

import type { AssignStmt, Expr, Node } from "../go/ast.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Facts } from "./facts.ts";

/** Where an `int` or `int64` is multiplied by itself or its like: products in loops, factorials, Fibonacci numbers. */
export function growingNumbers(facts: Facts): readonly Node[] {
  return [
    ...facts.nodesOf("AssignStmt").filter((s) => facts.tree.loopOf(s) !== undefined && isGrowing(s, facts)),
    ...facts.nodesOf("BinaryExpr").filter((e) => e.op === "*" && isWide(e, facts) && callsItself(e, facts)),
  ];
}

function isGrowing(s: AssignStmt, facts: Facts): boolean {
  const target = s.lhs.find((l) => isWide(l, facts));
  if (!target || isReduced(target, s, facts)) return false;
  if (s.op === "*=" || s.op === "<<=") return !isUnit(s.rhs[0], facts);
  if (s.op !== "=") return false;
  const names = s.lhs.map((l) => facts.textOf(l));
  const sums = s.rhs.some((r) => r.kind === "BinaryExpr" && r.op === "+" && isOf(r.x, names, facts) && isOf(r.y, names, facts));
  if (sums && s.lhs.length > 1) return true;
  return s.rhs.some((r) =>
    facts
      .nodesOf("BinaryExpr", r)
      .some(
        (e) =>
          e.op === "*" && ((isOf(e.x, names, facts) && !isUnit(e.y, facts)) || (isOf(e.y, names, facts) && !isUnit(e.x, facts))),
      ),
  );
}

/** `steps *= -1` turns the sign, and grows nothing. */
function isUnit(e: Expr | undefined, facts: Facts): boolean {
  const c = e && facts.info.constOf(e);
  return c?.kind === "int" && c.value >= -1n && c.value <= 1n;
}

const isOf = (e: Expr, names: readonly string[], facts: Facts): boolean => names.includes(facts.textOf(e));

/** `x %= m` beside it, or a remainder around it, keeps it small. */
function isReduced(target: Expr, s: AssignStmt, facts: Facts): boolean {
  const [value] = s.rhs;
  if (value?.kind === "BinaryExpr" && value.op === "%") return true;
  const name = facts.textOf(target);
  const list = facts.tree.siblingsOf(s)?.list ?? [];
  return list.some((o) => o.kind === "AssignStmt" && o.op === "%=" && o.lhs[0] !== undefined && facts.textOf(o.lhs[0]) === name);
}

/** Narrower integers wrap in Rust too, and so do unsigned products. */
function isWide(e: Expr, facts: Facts): boolean {
  const u = underlying(facts.info.typeOf(e));
  return u.kind === "Basic" && (u.basic === "int" || u.basic === "int64") && !facts.info.constOf(e);
}

/** `n * factorial(n-1)` in `factorial`. */
function callsItself(e: Expr, facts: Facts): boolean {
  const f = facts.tree.funcOf(e);
  const own = f?.kind === "FuncDecl" ? facts.info.funcObjOf(f) : undefined;
  return own !== undefined && facts.nodesOf("CallExpr", e).some((c) => facts.info.calleeOf(c) === own);
}
