// Facts about numbers that grow by factors from turn to turn, so that few turns lead beyond any integer.

import type { AssignStmt, BinaryExpr, Expr } from "../go/ast.ts";
import type { FuncObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Facts } from "./facts.ts";
import { knownInt } from "./known-values.ts";

/** Where an `int` or `int64` is multiplied by itself or its like: products in loops, factorials, Fibonacci numbers. */
export function growingNumbers(facts: Facts): readonly (AssignStmt | BinaryExpr)[] {
  return [
    ...facts.nodesOf("AssignStmt").filter((s) => facts.tree.loopOf(s) !== undefined && isGrowing(s, facts)),
    ...facts.nodesOf("BinaryExpr").filter((e) => isWide(e, facts) && (isProduct(e, facts) || isRememberedSum(e, facts))),
  ];
}

/** `n * factorial(n-1)` in `factorial`: 20! is the last that fits. */
function isProduct(e: BinaryExpr, facts: Facts): boolean {
  const own = e.op === "*" ? calledWithin(e, facts) : undefined;
  return own !== undefined && !isCalledSmall(own, 20n, facts);
}

/** `fib(n-1) + fib(n-2)` in a function that remembers its answers; one that does not never gets beyond the 92nd. */
function isRememberedSum(e: BinaryExpr, facts: Facts): boolean {
  const own = e.op === "+" && calledWithin(e.x, facts) ? calledWithin(e.y, facts) : undefined;
  const decl = own && facts.declOf(own);
  const remembers =
    decl !== undefined &&
    facts.nodesOf("AssignStmt", decl).some((s) => s.lhs.some((l) => l.kind === "IndexExpr" && isWide(l, facts)));
  return remembers && own !== undefined && !isCalledSmall(own, 92n, facts);
}

/** All calls from elsewhere give small constants. */
const isCalledSmall = (f: FuncObj, most: bigint, facts: Facts): boolean =>
  facts.callsOf(f).every(({ call, caller }) => {
    if (caller === facts.declOf(f)) return true;
    return call.args.every((a) => {
      const u = underlying(facts.info.typeOf(a));
      const n = knownInt(a, facts);
      return u.kind !== "Basic" || (n !== undefined && n <= most);
    });
  });

function isGrowing(s: AssignStmt, facts: Facts): boolean {
  const target = s.lhs.find((l) => isWide(l, facts));
  return target !== undefined && multiplies(s, facts) && !isReduced(target, s, facts);
}

function multiplies(s: AssignStmt, facts: Facts): boolean {
  if (s.op === "*=" || s.op === "<<=") return !isUnit(s.rhs[0], facts);
  if (s.op !== "=") return false;
  if (isTableOfSums(s, facts)) return true;
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

/** `dp[i] = dp[i-1] + dp[i-2]`, unless all callers ask for few of them. */
function isTableOfSums(s: AssignStmt, facts: Facts): boolean {
  const [l] = s.lhs;
  const [r] = s.rhs;
  if (l?.kind !== "IndexExpr" || r?.kind !== "BinaryExpr" || r.op !== "+") return false;
  const list = facts.textOf(l.x);
  const isEntry = (e: Expr): boolean => e.kind === "IndexExpr" && facts.textOf(e.x) === list;
  const d = facts.tree.funcOf(s);
  const f = d?.kind === "FuncDecl" ? facts.info.funcObjOf(d) : undefined;
  return isEntry(r.x) && isEntry(r.y) && f !== undefined && facts.callsOf(f).length > 0 && !isCalledSmall(f, 92n, facts);
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

/** The function around the expression, where the expression calls it. */
function calledWithin(e: Expr, facts: Facts): FuncObj | undefined {
  const f = facts.tree.funcOf(e);
  const own = f?.kind === "FuncDecl" ? facts.info.funcObjOf(f) : undefined;
  return own !== undefined && facts.nodesOf("CallExpr", e).some((c) => facts.info.calleeOf(c) === own) ? own : undefined;
}
