// Implements the idiom of a nil check that leaves: `let … else`, and the pointer is no option after it (idioms.md `nil-check`).

import { covers, definePattern } from "../../lib/patterns/kit.ts";
import { heldIn, leaves, mentions, type NilCheck, nilCheck, staysAsItIs } from "../../lib/patterns/nil-checks.ts";
import { letElse, letStmt, p, tryExpr } from "../../lib/rust/factory.ts";
import type { RustBlock } from "../../lib/rust/ast.ts";

/** Form: `if p == nil { …; return }` where `p` is used afterwards, and stays what it is. */
export default definePattern<"IfStmt", NilCheck>({
  id: "nil-guard",
  catalogue: ["nil-check"],
  root: "IfStmt",
  tier: "idiom",
  category: "types",
  title: "A nil check that leaves is `let … else`",
  what: "`let Some(…) = … else` takes the pointer out of its `Option`: after it, there is nothing left to check.",
  why: "In Go the check and the use are apart, and only reading both shows that they agree. Here the name exists only where there is a value.",
  link: { text: "Rust by Example: let-else", url: "https://doc.rust-lang.org/rust-by-example/flow_control/let_else.html" },
  match(s, facts) {
    const check = s.init || s.else ? undefined : nilCheck(s.cond, "==", facts);
    if (!check || !leaves(s.body) || mentions(s.body, check.variable, facts)) return undefined;
    // The new binding must reach every later use: the check stands in the block that declares the variable.
    const block = facts.tree.parentOf(s);
    const decl = facts.uses.of(check.variable)[0]?.ident;
    const owner = decl && facts.tree.stmtOf(decl);
    const f = block && facts.tree.parentOf(block);
    const isParam =
      check.variable.role !== "local" &&
      (f?.kind === "FuncDecl" || (f?.kind === "FuncLit" && decl !== undefined && facts.tree.isInside(decl, f)));
    const isLocal = check.variable.role === "local" && owner !== undefined && facts.tree.parentOf(owner) === block;
    if (!isParam && !isLocal) return undefined;
    const later = facts.usesAfter(check.variable, s);
    return later.length > 0 && staysAsItIs(check.variable, s, facts) ? covers([], check) : undefined;
  },
  rewrite(s, { variable, ident }, ctx) {
    const inner = heldIn(variable, ctx);
    if (!inner) return undefined;
    const held = ctx.peek(ident);
    const otherwise = ctx.block(s.body);
    if (givesNone(otherwise)) return [letStmt(ctx.bind(variable, inner), tryExpr(held.expr))];
    return [...held.before, letElse(p.some(ctx.bind(variable, inner)), held.expr, otherwise)];
  },
});

/** `return None`, and nothing else: that is what `?` does. */
function givesNone(b: RustBlock): boolean {
  const [only] = b.stmts;
  const value =
    b.stmts.length === 1 && !b.tail && !only?.trivia && only?.kind === "ExprStmt" && only.expr.kind === "ReturnExpr"
      ? only.expr.value
      : undefined;
  return value?.kind === "PathExpr" && value.path.segments.length === 1 && value.path.segments[0]?.name === "None";
}
