// Implements the prose of `constructor`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "constructor",
  title: "A constructor",
  category: "types",
  catalogue: ["ctor-new"],
  what: "`{go}` becomes `{type}::{name}`.{owner}",
  why: "Rust has no constructors; by custom an associated function `new` makes the value. A value that is moved out takes what it leads to with it, uncopied.",
  link: {
    text: "Rust API guidelines: constructors",
    url: "https://rust-lang.github.io/api-guidelines/predictability.html#constructors-are-static-inherent-methods-c-ctor",
  },
});
