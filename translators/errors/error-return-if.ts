// Implements error-return-if: `if err := f(); err != nil { return err }` → `f()?;` (idioms.md `err-question`, `if-init`).

import type { CallExpr } from "../../lib/go/ast.ts";
import { fallibleAssign, isBlank, returnCheck } from "../../lib/patterns/error-checks.ts";
import { resultAround } from "../../lib/patterns/error-facts.ts";
import { type Propagation, resultValue, tried } from "../../lib/patterns/error-try.ts";
import { covers, definePattern, nearMiss } from "../../lib/patterns/kit.ts";
import { exprStmt } from "../../lib/rust/factory.ts";

interface Data {
  readonly call: CallExpr;
  readonly how: Propagation;
}

export default definePattern<"IfStmt", Data>({
  id: "error-return-if",
  title: "The question mark returns the error",
  category: "errors",
  catalogue: ["err-question", "if-init"],
  what: "`if err := f(); err != nil { return err }` is `f()?`: go on, or return the error from this function.",
  why: "Passing an error on is the common case, so that it has one character. `?` also converts the error into the type that this function returns.",
  link: {
    text: "The ? operator",
    url: "https://doc.rust-lang.org/book/ch09-02-recoverable-errors-with-result.html#a-shortcut-for-propagating-errors-the--operator",
  },
  root: "IfStmt",
  tier: "idiom",
  overrides: ["error-if-match"],
  match(node, facts, plan) {
    const init = node.init;
    const a = init?.kind === "AssignStmt" ? fallibleAssign(init, facts, plan) : undefined;
    if (!init || !a?.values.every(isBlank) || plan.errors.flow.checkOf(a.stmt, a.variable) !== node) return undefined;
    if (resultAround(node, facts, plan)?.kind !== "result") return undefined;
    const found = returnCheck(node, a.variable, facts);
    if (typeof found === "string") return nearMiss(found, node.span);
    const isRead = plan.errors.flow
      .usesOf(a.stmt, a.variable)
      .some((id) => !facts.tree.isInside(id, node) && !plan.errors.flow.isNilAt(id));
    return found && !isRead ? covers([init, found.ret], { call: a.call, how: found.how }) : undefined;
  },
  rewrite(node, { call, how }, ctx) {
    const around = resultAround(node, ctx.facts, ctx.plan);
    const value = around?.kind === "result" ? tried(resultValue(call, ctx), how, around.error, ctx) : undefined;
    return value && [...value.before, exprStmt(value.expr)];
  },
});
