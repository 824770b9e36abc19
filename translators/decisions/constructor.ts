// Implements the prose of `constructor`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "constructor",
  title: "A constructor",
  category: "types",
  catalogue: ["ctor-new"],
  what: "`{go}` becomes `{type}::{name}`.{owner}",
  why: "Rust has no constructors; by custom an associated function `new` makes the value. Moving it out costs no more than a pointer would.",
  link: {
    text: "Rust API guidelines: constructors",
    url: "https://rust-lang.github.io/api-guidelines/predictability.html#constructors-are-static-inherent-methods-c-ctor",
  },
});
