// Implements the idiom of several nil checks that leave together: `let (Some(a), Some(b)) = … else` (idioms.md `nil-check`).

import type { Facts } from "../../lib/analysis/facts.ts";
import type { Expr, IfStmt } from "../../lib/go/ast.ts";
import { covers, definePattern, nearMiss } from "../../lib/patterns/kit.ts";
import { heldIn, leaves, mentions, type NilCheck, nilCheck, staysAsItIs } from "../../lib/patterns/nil-checks.ts";
import type { RustExpr, RustPat } from "../../lib/rust/ast.ts";
import { binary, exprStmt, ifExpr, letElse, p, t, tuple } from "../../lib/rust/factory.ts";

interface Data {
  readonly checks: readonly NilCheck[];
  /** What else leaves, once none of them is nil. */
  readonly rest: readonly Expr[];
}

/** Form: `if a == nil || b == nil || a.n < n { return … }`, where each is used afterwards, and stays what it is. */
export default definePattern<"IfStmt", Data>({
  id: "nil-guards",
  catalogue: ["nil-check"],
  root: "IfStmt",
  tier: "idiom",
  category: "types",
  title: "Nil checks that leave together are one `let … else`",
  what: "The pattern takes all of them out of their `Option` at once; where one is `None`, the `else` leaves.",
  why: "In Go the check and the use are apart, and only reading both shows that they agree. Here the names exist only where there are values.",
  link: { text: "Rust by Example: let-else", url: "https://doc.rust-lang.org/rust-by-example/flow_control/let_else.html" },
  match(s, facts) {
    if (s.init || s.else || !leaves(s.body)) return undefined;
    const parts = alternatives(s.cond);
    const found = parts.map((e) => nilCheck(e, "==", facts));
    const count = found.indexOf(undefined);
    const checks = found.slice(0, count < 0 ? found.length : count) as NilCheck[];
    const rest = parts.slice(checks.length);
    if (parts.length < 2 || checks.length === 0 || new Set(checks.map((c) => c.variable)).size !== checks.length)
      return undefined;
    if (!checks.every((c) => isOfBlock(c, s, facts))) return undefined;
    const isSteady = checks.every((c) => !mentions(s.body, c.variable, facts) && staysAsItIs(c.variable, s, facts));
    if (!isSteady) return nearMiss("one of them is asked again, or replaced", s.span);
    const isUsed = (c: NilCheck): boolean =>
      facts.usesAfter(c.variable, s).length > 0 || rest.some((e) => mentions(e, c.variable, facts));
    if (!checks.every(isUsed)) return nearMiss("one of them is not used afterwards", s.span);
    if (rest.length > 0 && s.body.list.length !== 1) return nearMiss("the way out is longer than one line", s.body.span);
    return covers([], { checks, rest });
  },
  rewrite(s, { checks, rest }, ctx) {
    const inner = checks.map((c) => heldIn(c.variable, ctx));
    if (inner.some((i) => i === undefined)) return undefined;
    const held = checks.map((c) => ctx.peek(c.ident));
    const leaving = ctx.block(s.body);
    const pats = checks.map((c, i): RustPat => p.some(ctx.bind(c.variable, inner[i] ?? t.infer)));
    const before = held.flatMap((h) => h.before);
    const taken =
      checks.length === 1
        ? letElse(pats[0] as RustPat, held[0]?.expr as RustExpr, leaving)
        : letElse(p.tuple(pats), tuple(held.map((h) => h.expr)), leaving);
    if (rest.length === 0) return [...before, taken];
    const tests = rest.map((e) => ctx.expr(e, t.bool));
    if (tests.some((v) => v.before.length > 0)) return undefined;
    const cond = tests.map((v) => v.expr).reduce((l, r) => binary(l, "||", r));
    return [...before, taken, exprStmt(ifExpr(cond, leaving))];
  },
});

const alternatives = (e: Expr): readonly Expr[] =>
  e.kind === "BinaryExpr" && e.op === "||" ? [...alternatives(e.x), ...alternatives(e.y)] : [e];

/** The new binding must reach every later use: the check stands in the block that declares the variable. */
function isOfBlock({ variable }: NilCheck, s: IfStmt, facts: Facts): boolean {
  const block = facts.tree.parentOf(s);
  const decl = facts.uses.of(variable)[0]?.ident;
  const owner = decl && facts.tree.stmtOf(decl);
  if (variable.role !== "local") {
    const f = block && facts.tree.parentOf(block);
    return f?.kind === "FuncDecl" || (f?.kind === "FuncLit" && decl !== undefined && facts.tree.isInside(decl, f));
  }
  return owner !== undefined && facts.tree.parentOf(owner) === block;
}
