// Implements number-of-boolean: `if cond { return 1 }; return 0` → `i64::from(cond)` (idioms.md `bool-num`).

import type { Facts } from "../../lib/analysis/facts.ts";
import type { Expr, ReturnStmt } from "../../lib/go/ast.ts";
import { covers, definePattern } from "../../lib/patterns/kit.ts";
import { twoReturns } from "../../lib/patterns/two-returns.ts";
import type { RustExpr, RustType } from "../../lib/rust/ast.ts";
import { call, exprStmt, isInt, not, pathExpr, ret, simpleName, t } from "../../lib/rust/factory.ts";

interface Data {
  readonly cond: Expr;
  readonly negated: boolean;
  /** The result that the function gives. */
  readonly at: ReturnStmt;
}

/**
 * Form: `if cond { return 1 }; return 0` of an integer type. Variants: `else { return 0 }`, and the two the other way round, which
 * negates. Restrictions: nothing else stands in the branches, no comment either.
 */
export default definePattern<"IfStmt", Data>({
  id: "number-of-boolean",
  catalogue: ["bool-num"],
  root: "IfStmt",
  tier: "idiom",
  category: "syntax",
  title: "A boolean is 1 or 0 by `from`",
  what: "The branches turn the condition into 1 and 0. `from` does the same for each type of integer.",
  why: "Neither language takes a boolean for a number by itself; in Rust the conversion is there by name, and cannot fail.",
  link: { text: "bool", url: "https://doc.rust-lang.org/std/primitive.bool.html" },
  match(s, facts) {
    const found = twoReturns(s, facts, (r) => digitOf(r, facts));
    return found?.kind === "returns"
      ? covers(found.covered, { cond: s.cond, negated: found.yes === 0n, at: found.first })
      : found;
  },
  // Before → after: `if a < b { return 1 }; return 0` → `i64::from(a < b)`.
  rewrite(_s, { cond, negated, at }, ctx) {
    const f = ctx.facts.tree.funcOf(at);
    const obj = f?.kind === "FuncDecl" ? ctx.info.funcObjOf(f) : undefined;
    const plan = obj && ctx.plan.func(obj);
    const type: RustType | undefined = plan?.result.kind === "values" ? plan.result.types[0] : undefined;
    if (!type || !isInt(type)) return undefined;
    const v = ctx.expr(cond, t.bool);
    const value: RustExpr = negated ? not(v.expr) : v.expr;
    if (negated && v.expr.kind === "BinaryExpr") return undefined;
    return [...v.before, exprStmt(ret(call(pathExpr(`${simpleName(type)}::from`), [value])), true)];
  },
});

/** 1 or 0, of a type that is a number in Rust, too. */
function digitOf(r: ReturnStmt, facts: Facts): bigint | undefined {
  const [only] = r.results;
  const c = r.results.length === 1 && only ? facts.info.constOf(only) : undefined;
  const isPlain = only?.kind === "BasicLit" && only.value !== undefined;
  return c?.kind === "int" && isPlain && (c.value === 0n || c.value === 1n) ? c.value : undefined;
}
