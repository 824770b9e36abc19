// Implements the prose of `node-expected`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "node-expected",
  title: "The list holds nodes only",
  category: "types",
  level: "caution",
  catalogue: ["nil-check"],
  what: "`unwrap` panics here if `{what}` is nil. Go keeps the nil in the list, and panics where somebody looks through it.",
  why: "Nobody asks an element of such a list whether it is nil, so its elements are no `Option` in Rust.",
  pitfall: "If there may be none, the place that puts it into the list is the one to ask: `if let Some(node) = …`.",
  link: {
    text: "The Rust book: Option in place of null",
    url: "https://doc.rust-lang.org/book/ch06-01-defining-an-enum.html#the-option-enum-and-its-advantages-over-null-values",
  },
});
