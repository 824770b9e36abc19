// Implements error-wrap: `fmt.Errorf(…)` as a value → a variant of the error enum, `anyhow!`, or a boxed text (idioms.md `err-wrap`).

import { errorValue } from "../../lib/patterns/error-values.ts";
import { covers, definePattern } from "../../lib/patterns/kit.ts";
import { isOption, isString, optionInner, some } from "../../lib/rust/factory.ts";

export default definePattern<"CallExpr", null>({
  id: "error-wrap",
  title: "The text around an error",
  category: "errors",
  catalogue: ["err-wrap", "err-new"],
  what: "`fmt.Errorf` makes an error from a text, with `%w` around another one. In Rust the text stands in the variant, or is added by `.context(…)`.",
  why: "The wrapped error stays a value: `source()` gives it, and a match looks into it.",
  link: { text: "thiserror", url: "https://docs.rs/thiserror" },
  root: "CallExpr",
  tier: "stdlib",
  match(node, facts) {
    const f = facts.info.calleeOf(node);
    return f?.pkg === "fmt" && f.name === "Errorf" ? covers([], null) : undefined;
  },
  rewrite(node, _data, ctx, want) {
    // As a text it is formatted like any other.
    if (want && isString(want)) return undefined;
    const inner = want && optionInner(want);
    const v = errorValue(node, inner ?? want ?? ctx.plan.errors.widest, ctx);
    return want && isOption(want) ? { ...v, expr: some(v.expr), type: want } : v;
  },
});
