// Implements number-of-boolean: `if cond { return 1 }; return 0` → `i64::from(cond)` (idioms.md `bool-num`).

import type { Facts } from "../../lib/analysis/facts.ts";
import type { Expr, ReturnStmt, Stmt } from "../../lib/go/ast.ts";
import { covers, definePattern, nearMiss } from "../../lib/patterns/kit.ts";
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
    if (s.init) return undefined;
    const first = onlyReturn(s.body.list);
    const next = s.else?.kind === "BlockStmt" ? onlyReturn(s.else.list) : s.else ? undefined : following(s, facts);
    const [yes, no] = [digitOf(first, facts), digitOf(next, facts)];
    if (yes === undefined || no === undefined || !first || !next) return undefined;
    if (yes === no) return nearMiss("both branches give the same", next.span);
    const noted = [first, next].find((r) => r.trivia && (r.trivia.leading.length > 0 || r.trivia.trailing));
    const dangling = s.body.dangling ?? (s.else?.kind === "BlockStmt" ? s.else.dangling : undefined);
    if (noted || dangling) return nearMiss("a comment explains one of the branches", (noted ?? s).span);
    return covers(s.else ? [] : [next], { cond: s.cond, negated: yes === 0n, at: first });
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

const onlyReturn = (list: readonly Stmt[]): ReturnStmt | undefined =>
  list.length === 1 && list[0]?.kind === "ReturnStmt" ? list[0] : undefined;

function following(s: Stmt, facts: Facts): ReturnStmt | undefined {
  const at = facts.tree.siblingsOf(s);
  const next = at?.list[at.index + 1];
  return next?.kind === "ReturnStmt" ? next : undefined;
}

/** 1 or 0, of a type that is a number in Rust, too. */
function digitOf(r: ReturnStmt | undefined, facts: Facts): bigint | undefined {
  const [only] = r?.results ?? [];
  const c = r?.results.length === 1 && only ? facts.info.constOf(only) : undefined;
  const isPlain = only?.kind === "BasicLit" && only.value !== undefined;
  return c?.kind === "int" && isPlain && (c.value === 0n || c.value === 1n) ? c.value : undefined;
}
