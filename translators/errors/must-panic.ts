// Implements must-panic: `v, err := f(); if err != nil { panic(err) }` → `let v = f().unwrap();` (idioms.md `err-must`).

import type { CallExpr, Expr, IfStmt } from "../../lib/go/ast.ts";
import { assignTargets, fallibleAssign, nextOf, usesBeyond } from "../../lib/patterns/error-checks.ts";
import { varOf } from "../../lib/patterns/error-facts.ts";
import { resultValue } from "../../lib/patterns/error-try.ts";
import { covers, definePattern, nearMiss } from "../../lib/patterns/kit.ts";
import { argsOf, methodCall, t } from "../../lib/rust/factory.ts";

interface Data {
  readonly call: CallExpr;
  readonly values: readonly Expr[];
}

export default definePattern<"AssignStmt", Data>({
  id: "must-panic",
  title: "unwrap panics on an error",
  category: "errors",
  level: "caution",
  catalogue: ["err-must"],
  what: "`if err != nil { panic(err) }` is `.unwrap()`: the value, or a panic. If it panics, Rust prints another text than Go and exits with 101 in place of 2.",
  why: 'A failure that nobody can handle is said in one word where it may happen; `.expect("…")` adds a reason.',
  link: {
    text: "unwrap and expect",
    url: "https://doc.rust-lang.org/book/ch09-02-recoverable-errors-with-result.html#shortcuts-for-panic-on-error-unwrap-and-expect",
  },
  root: "AssignStmt",
  tier: "idiom",
  overrides: ["error-match"],
  match(node, facts, plan) {
    const a = fallibleAssign(node, facts, plan);
    const check = a && nextOf(node, facts);
    if (
      !a ||
      plan.options.output === "exact" ||
      check?.kind !== "IfStmt" ||
      check.else ||
      plan.errors.flow.checkOf(node, a.variable) !== check
    )
      return undefined;
    const panic = panicOf(check);
    if (!panic || facts.info.builtinOf(panic) !== "panic" || varOf(panic.args[0], facts) !== a.variable) return undefined;
    const later = usesBeyond(a, check, facts, plan)[0];
    if (later) return nearMiss(`\`${a.variable.name}\` is read again after the check`, later.span);
    return covers([check, ...check.body.list], { call: a.call, values: a.values });
  },
  rewrite(_node, { call, values }, ctx) {
    const v = resultValue(call, ctx);
    const ok = argsOf(v.type, "Result")?.[0] ?? t.infer;
    return assignTargets(values, { ...v, expr: methodCall(v.expr, "unwrap"), type: ok, place: false, movable: true }, ctx);
  },
});

function panicOf(check: IfStmt): CallExpr | undefined {
  const only = check.body.list.length === 1 ? check.body.list[0] : undefined;
  return only?.kind === "ExprStmt" && only.x.kind === "CallExpr" ? only.x : undefined;
}
