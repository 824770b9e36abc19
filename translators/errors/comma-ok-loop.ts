// Implements comma-ok-loop: `for { v, ok := f(); if !ok { break }; … }` → `while let Some(v) = f() {…}` (idioms.md `comma-ok`).

import { covers, definePattern } from "../../lib/patterns/kit.ts";
import { flagReadBeyond, flagTest, foundOption, type OkAssign, okAssign } from "../../lib/patterns/ok-checks.ts";
import { exprStmt, letExpr, whileExpr } from "../../lib/rust/factory.ts";

export default definePattern<"ForStmt", { readonly ok: OkAssign }>({
  id: "comma-ok-loop",
  title: "while let goes on as long as there is a value",
  category: "errors",
  catalogue: ["comma-ok"],
  what: "The loop that asks for a value, and breaks when there is none, is one line: `while let Some(v) = …`.",
  why: "The condition and the binding belong together; no flag is left over.",
  link: { text: "while let", url: "https://doc.rust-lang.org/reference/expressions/loop-expr.html#while-let-patterns" },
  root: "ForStmt",
  tier: "idiom",
  match(node, facts, plan) {
    const [first, check] = node.body.list;
    if (
      node.init ||
      node.cond ||
      node.post ||
      first?.kind !== "AssignStmt" ||
      check?.kind !== "IfStmt" ||
      check.init ||
      check.else
    )
      return undefined;
    const ok = okAssign(first, facts, plan);
    const only = check.body.list.length === 1 ? check.body.list[0] : undefined;
    if (
      ok?.source.kind !== "call" ||
      first.op !== ":=" ||
      flagTest(check.cond, ok.flag, facts) !== "no" ||
      only?.kind !== "BranchStmt" ||
      only.tok !== "break" ||
      only.label
    )
      return undefined;
    if (flagReadBeyond(ok.flag, first, check.cond, facts)) return undefined;
    return covers([first, check, only], { ok });
  },
  rewrite(node, { ok }, ctx) {
    const found = foundOption(ok, ctx);
    if (!found || found.value.before.length > 0) return undefined;
    const body = ctx.block(node.body);
    return [exprStmt(whileExpr(letExpr(found.pat, found.value.expr), { ...body, stmts: [...found.after, ...body.stmts] }))];
  },
});
