// Implements the prose of the note that integers which Go takes through floats stay integers.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "integers-stay",
  title: "Integers stay integers",
  category: "types",
  level: "note",
  catalogue: ["num-as"],
  what: "Go's `math` knows floats only, so that `{go}` takes integers there and back. Here they are lengths and counts, far below 2^53, which a float holds exactly: the integers' own method gives the same number.",
  why: "Every number in Rust has `min`, `max` and `abs` of its own type, and two without sign have `abs_diff`.",
  link: { text: "i64::abs", url: "https://doc.rust-lang.org/std/primitive.i64.html#method.abs" },
});
