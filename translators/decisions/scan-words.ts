// Implements the prose of `scan-words`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "scan-words",
  title: "Numbers are read by Rust's `parse`",
  category: "types",
  level: "caution",
  what: "A helper reads a word and parses it; one that does not fit leaves the variable as it is, as in Go. But Go reads a number only as far as it goes, takes `0x1f`, `017` as octal and `1_000` as well, and leaves the rest for the next call.",
  why: "Rust's `parse` answers for a whole text. A program that asks people reads a line and says what was wrong with it.",
  link: { text: "str::parse", url: "https://doc.rust-lang.org/std/primitive.str.html#method.parse" },
});
