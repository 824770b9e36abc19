// Implements error-wrap: `fmt.Errorf(…)` as a value → a variant of the error enum, `anyhow!`, or a boxed text (idioms.md `err-wrap`).

import { errorValue, madeForm } from "../../lib/patterns/error-values.ts";
import { covers, definePattern } from "../../lib/patterns/kit.ts";
import { isOption, isString, optionInner, some } from "../../lib/rust/factory.ts";

export default definePattern<"CallExpr", null>({
  id: "error-wrap",
  title: "An error from a text",
  category: "errors",
  catalogue: ["err-wrap", "err-new"],
  what: "`fmt.Errorf` makes an error from a text{around}. {form}",
  why: "{why}",
  link: { text: "thiserror", url: "https://docs.rs/thiserror" },
  root: "CallExpr",
  tier: "stdlib",
  match(node, facts, plan) {
    const f = facts.info.calleeOf(node);
    if (f?.pkg !== "fmt" || f.name !== "Errorf") return undefined;
    const format = node.args[0] && facts.info.constOf(node.args[0]);
    const wraps = format?.kind === "string" && format.value.includes("%w");
    return covers([], null, { ...madeForm(node, plan), around: wraps ? " around another one, which stands for `%w`" : "" });
  },
  rewrite(node, _data, ctx, want) {
    // As a text it is formatted like any other.
    if (want && isString(want)) return undefined;
    const inner = want && optionInner(want);
    const v = errorValue(node, inner ?? want ?? ctx.plan.errors.widest, ctx);
    return want && isOption(want) ? { ...v, expr: some(v.expr), type: want } : v;
  },
});
