// Implements error-new: `errors.New(…)` as a value → a variant of the error enum, `anyhow!`, or a boxed text (idioms.md `err-new`).

import { errorValue, madeForm } from "../../lib/patterns/error-values.ts";
import { covers, definePattern } from "../../lib/patterns/kit.ts";
import { isOption, isString, optionInner, some } from "../../lib/rust/factory.ts";

export default definePattern<"CallExpr", null>({
  id: "error-new",
  title: "A new error",
  category: "errors",
  catalogue: ["err-new"],
  what: "`errors.New` makes an error from a text. {form}",
  why: "{why}",
  link: { text: "thiserror", url: "https://docs.rs/thiserror" },
  root: "CallExpr",
  tier: "stdlib",
  match(node, facts, plan) {
    const f = facts.info.calleeOf(node);
    return f?.pkg === "errors" && f.name === "New" ? covers([], null, madeForm(node, plan)) : undefined;
  },
  rewrite(node, _data, ctx, want) {
    // As a text it is formatted like any other.
    if (want && isString(want)) return undefined;
    const inner = want && optionInner(want);
    const v = errorValue(node, inner ?? want ?? ctx.plan.errors.widest, ctx);
    return want && isOption(want) ? { ...v, expr: some(v.expr), type: want } : v;
  },
});
