// Implements the idiom of a loop that adds up: a variable from zero, a range that adds to it.

import { type Sum, sumFrom } from "../../lib/analysis/sums.ts";
import type { Expr } from "../../lib/go/ast.ts";
import { covers, definePattern } from "../../lib/patterns/kit.ts";
import { temp } from "../../lib/patterns/value.ts";
import { binary, closure, exprStmt, isFloat, letStmt, local, methodCall, ret, sameType } from "../../lib/rust/factory.ts";
import { underlying } from "../../lib/semantics/predicates.ts";

/**
 * Form: `sum := 0; for _, x := range xs { sum += f(x) }`. Variants: floats fold from `0.0`, since an empty `sum()` of
 * floats is `-0`; a `return sum` right behind it is the value itself. Restriction: nothing changes `sum` afterwards.
 */
export default definePattern<"AssignStmt", Sum>({
  id: "sum-loop",
  catalogue: ["for-iter"],
  root: "AssignStmt",
  tier: "idiom",
  category: "generics-collections",
  title: "A loop that adds up becomes an iterator chain",
  what: "The loop only adds to `{sum}`: the sum is one expression, and needs no variable that changes.",
  why: "{why}",
  link: { text: "Iterator in the standard library", url: "https://doc.rust-lang.org/std/iter/trait.Iterator.html" },
  match(s, facts) {
    const found = sumFrom(s, facts);
    if (!found) return undefined;
    const u = underlying(found.sum.type);
    const float = u.kind === "Basic" && u.basic.startsWith("float");
    const why = float
      ? "`fold` starts from `0.0`: an empty `sum()` of floats would be `-0`."
      : "`sum` says what the loop is for; the compiler makes the same loop of it.";
    return covers([found.loop, ...(found.result ? [found.result] : [])], found, { sum: found.sum.name, why });
  },
  rewrite(_s, { sum, loop, term, zero, result }, ctx) {
    const type = ctx.plan.integers.typed(sum, () => ctx.rustType(sum.type));
    const it = ctx.iteration(loop);
    if (!it) return ctx.defaultStmt(_s).concat(ctx.defaultStmt(loop), result ? ctx.defaultStmt(result) : []);
    const chain = isFloat(type) ? fold() : added();
    const v = temp(chain.expr, type, { before: [...it.before] });
    if (result) return [...v.before, exprStmt(ret(v.expr), true)];
    const stmts = [...v.before, letStmt(ctx.bind(sum, type), v.expr, chain.typed ? undefined : type)];
    return stmts;

    function fold() {
      const start = ctx.expr(zero as Expr, type);
      const body = ctx.withBinding(sum, temp(local(ctx.nameOf(sum)), type), () => ctx.expr(term, type));
      return {
        expr: methodCall(it!.iter, "fold", [
          start.expr,
          closure([ctx.nameOf(sum), it!.pat], binary(local(ctx.nameOf(sum)), "+", body.expr)),
        ]),
        typed: true,
      };
    }
    function added() {
      const item = term.kind === "Ident" && loop.value?.kind === "Ident" && term.name === loop.value.name ? term : undefined;
      // Of another type, each item is converted before it is added.
      const held = item && ctx.peek(item).type;
      if (held && sameType(held.kind === "RefType" ? held.inner : held, type))
        return { expr: methodCall(it!.iter, "sum"), typed: false };
      const body = ctx.expr(term, type);
      return { expr: methodCall(methodCall(it!.iter, "map", [closure([it!.pat], body.expr)]), "sum"), typed: false };
    }
  },
});
