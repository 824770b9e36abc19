// Implements the idiom of a generic loop that adds up: `var sum T` and a range that adds to it.

import { type Sum, sumFrom } from "../../lib/analysis/sums.ts";
import { covers, definePattern } from "../../lib/patterns/kit.ts";
import { temp } from "../../lib/patterns/value.ts";
import { binary, call, closure, exprStmt, letStmt, local, methodCall, path, ret } from "../../lib/rust/factory.ts";

export default definePattern<"DeclStmt", Sum>({
  id: "sum-loop-generic",
  catalogue: ["for-iter", "gen-name"],
  root: "DeclStmt",
  tier: "idiom",
  category: "generics-collections",
  title: "A generic sum is a `fold` from the default",
  what: "The loop only adds to `{sum}`, which starts from the zero value of its type: `fold` starts from the `default()` of the type parameter and adds each element.",
  why: "A type parameter has `sum()` only with a bound of its own, and for floats an empty `sum()` would be `-0`; a `fold` gets by with `Default`, `Add` and a copy of each element.",
  link: { text: "Iterator::fold", url: "https://doc.rust-lang.org/std/iter/trait.Iterator.html#method.fold" },
  match(s, facts) {
    const found = sumFrom(s, facts);
    return found && covers([found.loop, ...(found.result ? [found.result] : [])], found, { sum: found.sum.name });
  },
  rewrite(_s, { sum, loop, term, result }, ctx) {
    const type = ctx.rustType(sum.type);
    const name = ctx.nameOf(sum);
    const it = ctx.iteration(loop);
    if (!it) return undefined;
    const added = ctx.withBinding(sum, temp(local(name), type), () => ctx.expr(term, type));
    const zero = call(path(`${sum.type.kind === "TypeParam" ? sum.type.obj.name : "T"}::default`));
    const chain = methodCall(it.iter, "fold", [zero, closure([name, it.pat], binary(local(name), "+", added.expr))]);
    if (result) return [...it.before, exprStmt(ret(chain), true)];
    return [...it.before, letStmt(ctx.bind(sum, type), chain)];
  },
});
