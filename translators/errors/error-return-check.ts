// Implements error-return-check: `v, err := f(); if err != nil { return …, err }` → `let v = f()?;` (idioms.md `err-question`, `err-wrap`).

import type { CallExpr, Expr } from "../../lib/go/ast.ts";
import { assignTargets, fallibleAssign, nextOf, returnCheck, usesBeyond } from "../../lib/patterns/error-checks.ts";
import { resultAround } from "../../lib/patterns/error-facts.ts";
import { noteStdText, type Propagation, resultValue, tried } from "../../lib/patterns/error-try.ts";
import { covers, definePattern, nearMiss } from "../../lib/patterns/kit.ts";

interface Data {
  readonly call: CallExpr;
  readonly values: readonly Expr[];
  readonly how: Propagation;
}

export default definePattern<"AssignStmt", Data>({
  id: "error-return-check",
  title: "The question mark returns the error",
  category: "errors",
  catalogue: ["err-question", "err-result", "err-wrap"],
  what: "`if err != nil { return … }` is one character in Rust: `?` gives the value, or returns the error from this function.",
  why: "A `Result` holds either the value or the error. `?` converts the error into what this function returns, through `From`; text around it lives in the error's `#[error]` text or in `.context(…)`.",
  pitfall: "`?` works only in a function that itself gives a `Result` or an `Option`.",
  link: {
    text: "The ? operator",
    url: "https://doc.rust-lang.org/book/ch09-02-recoverable-errors-with-result.html#a-shortcut-for-propagating-errors-the--operator",
  },
  root: "AssignStmt",
  tier: "idiom",
  overrides: ["error-match"],
  match(node, facts, plan) {
    const a = fallibleAssign(node, facts, plan);
    const check = a && nextOf(node, facts);
    if (!a || check?.kind !== "IfStmt" || plan.errors.flow.checkOf(node, a.variable) !== check) return undefined;
    if (resultAround(node, facts, plan)?.kind !== "result") return undefined;
    const found = returnCheck(check, a.variable, facts);
    if (typeof found === "string") return nearMiss(found, check.span);
    if (!found) return undefined;
    const later = usesBeyond(a, check, facts, plan)[0];
    if (later) return nearMiss(`\`${a.variable.name}\` is read again after the check`, later.span);
    return covers([check, found.ret], { call: a.call, values: a.values, how: found.how });
  },
  rewrite(node, { call, values, how }, ctx) {
    const around = resultAround(node, ctx.facts, ctx.plan);
    if (around?.kind !== "result") return undefined;
    const result = resultValue(call, ctx);
    noteStdText(result, call, ctx);
    const value = tried(result, how, around.error, ctx);
    return value && assignTargets(values, value, ctx);
  },
});
