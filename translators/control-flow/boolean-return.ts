// Implements the idiom of a branch that only turns a condition into `true` and `false`: the condition is the result.

import type { Facts } from "../../lib/analysis/facts.ts";
import type { Expr, ReturnStmt } from "../../lib/go/ast.ts";
import { covers, definePattern } from "../../lib/patterns/kit.ts";
import { twoReturns } from "../../lib/patterns/two-returns.ts";
import type { RustExpr } from "../../lib/rust/ast.ts";
import { exprStmt, not, ret, t } from "../../lib/rust/factory.ts";

interface Data {
  readonly cond: Expr;
  readonly negated: boolean;
}

/**
 * Form: `if cond { return true }; return false`. Variants: `else { return false }`, and the two constants the other way
 * round, which negates. Restrictions: nothing else stands in the branches, no comment either.
 */
export default definePattern<"IfStmt", Data>({
  id: "boolean-return",
  catalogue: ["if-expr"],
  root: "IfStmt",
  tier: "idiom",
  category: "syntax",
  title: "The condition is the result",
  what: "The branches only turn the condition into `true` and `false`, so the condition itself is given back.",
  why: "A function's last expression is its value; a comparison is a `bool` already.",
  link: { text: "clippy: needless_bool", url: "https://rust-lang.github.io/rust-clippy/master/index.html#needless_bool" },
  match(s, facts) {
    const found = twoReturns(s, facts, (r) => truthOf(r, facts));
    return found?.kind === "returns" ? covers(found.covered, { cond: s.cond, negated: found.no }) : found;
  },
  // Before → after: `if a < b { return true }; return false` → `a < b`.
  rewrite(_s, { cond, negated }, ctx) {
    const v = ctx.expr(cond, t.bool);
    const value = negated ? negation(v.expr) : v.expr;
    return value && [...v.before, exprStmt(ret(value))];
  },
});

function truthOf(r: ReturnStmt, facts: Facts): boolean | undefined {
  const [only] = r.results;
  const c = r.results.length === 1 && only ? facts.info.constOf(only) : undefined;
  return c?.kind === "bool" ? c.value : undefined;
}

/** `!c` as one writes it; undefined for comparisons whose opposite differs on floats, and for `&&` and `||`. */
function negation(e: RustExpr): RustExpr | undefined {
  if (e.kind === "UnaryExpr" && e.op === "!") return e.expr;
  if (e.kind !== "BinaryExpr") return not(e);
  if (e.op === "==") return { ...e, op: "!=" };
  return e.op === "!=" ? { ...e, op: "==" } : undefined;
}
