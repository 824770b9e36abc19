// Implements the idiom of a branch that only turns a condition into `true` and `false`: the condition is the result.

import type { Facts } from "../../lib/analysis/facts.ts";
import type { Expr, ReturnStmt, Stmt } from "../../lib/go/ast.ts";
import { covers, definePattern, nearMiss } from "../../lib/patterns/kit.ts";
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
    if (s.init) return undefined;
    const first = onlyReturn(s.body.list);
    const next = s.else?.kind === "BlockStmt" ? onlyReturn(s.else.list) : s.else ? undefined : following(s, facts);
    const [yes, no] = [truthOf(first, facts), truthOf(next, facts)];
    if (yes === undefined || no === undefined || !first || !next) return undefined;
    if (yes === no) return nearMiss("both branches give the same", next.span);
    const noted = [first, next].find((r) => r.trivia && (r.trivia.leading.length > 0 || r.trivia.trailing));
    const dangling = s.body.dangling ?? (s.else?.kind === "BlockStmt" ? s.else.dangling : undefined);
    if (noted || dangling) return nearMiss("a comment explains one of the branches", (noted ?? s).span);
    return covers(s.else ? [] : [next], { cond: s.cond, negated: no });
  },
  // Before → after: `if a < b { return true }; return false` → `a < b`.
  rewrite(_s, { cond, negated }, ctx) {
    const v = ctx.expr(cond, t.bool);
    const value = negated ? negation(v.expr) : v.expr;
    return value && [...v.before, exprStmt(ret(value))];
  },
});

const onlyReturn = (list: readonly Stmt[]): ReturnStmt | undefined =>
  list.length === 1 && list[0]?.kind === "ReturnStmt" ? list[0] : undefined;

function following(s: Stmt, facts: Facts): ReturnStmt | undefined {
  const at = facts.tree.siblingsOf(s);
  const next = at?.list[at.index + 1];
  return next?.kind === "ReturnStmt" ? next : undefined;
}

function truthOf(r: ReturnStmt | undefined, facts: Facts): boolean | undefined {
  const [only] = r?.results ?? [];
  const c = r?.results.length === 1 && only ? facts.info.constOf(only) : undefined;
  return c?.kind === "bool" ? c.value : undefined;
}

/** `!c` as one writes it; undefined for comparisons whose opposite differs on floats, and for `&&` and `||`. */
function negation(e: RustExpr): RustExpr | undefined {
  if (e.kind === "UnaryExpr" && e.op === "!") return e.expr;
  if (e.kind !== "BinaryExpr") return not(e);
  if (e.op === "==") return { ...e, op: "!=" };
  return e.op === "!=" ? { ...e, op: "==" } : undefined;
}
