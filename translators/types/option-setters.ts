// Implements option-setters: functional options that set fields → methods that take the struct and give it back (idioms.md `variadic`).

import { type Options, optionsIn } from "../../lib/analysis/option-setters.ts";
import { covers, defineShape } from "../../lib/patterns/kit.ts";

export default defineShape<"RangeStmt", Options>({
  id: "option-setters",
  title: "Options become methods that hand the struct on",
  category: "types",
  catalogue: ["variadic"],
  what: "Each `{option}` only sets fields of `{type}`. In Rust such a function is a method that takes the value, sets the field and gives the value back, so that the calls are chained behind `{maker}`. The constructor need not know of them, and the loop that applied them is gone.",
  why: "The names of the fields that a caller sets still stand at the call, nothing is allocated for a closure, and the compiler sees each step. What must be checked once all are set belongs into a `build()` at the end of the chain.",
  link: {
    text: "API guidelines: builders",
    url: "https://rust-lang.github.io/api-guidelines/type-safety.html#builders-enable-construction-of-complex-values-c-builder",
  },
  root: "RangeStmt",
  tier: "idiom",
  match(node, facts) {
    const made = optionsIn(facts).find((o) => o.loop === node);
    if (!made || made.setters.length === 0) return undefined;
    const args = {
      option: made.option.name,
      type: made.type.name,
      maker: made.maker.name,
    };
    return { ...covers([], made, args), spans: [node.span, ...made.setters.flatMap((s) => s.func.span ?? [])] };
  },
  constrain: ({ data }) => [{ kind: "dropParam", param: data.param }],
});
