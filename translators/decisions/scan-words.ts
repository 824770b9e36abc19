// Implements the prose of `scan-words`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "scan-words",
  title: "Numbers are read by Rust's `parse`",
  category: "types",
  level: "caution",
  what: "{what}",
  why: "Rust's `parse` answers for a whole text. A program that asks people reads a line and says what was wrong with it.",
  link: { text: "str::parse", url: "https://doc.rust-lang.org/std/primitive.str.html#method.parse" },
});
