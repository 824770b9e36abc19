// Implements the prose of `print-quoted`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "print-quoted",
  title: "Quotes and escapes in Rust's form",
  category: "syntax",
  level: "caution",
  what: "`{:?}` writes a text in quotes with Rust's escapes; a few characters are escaped otherwise than by Go's `%q`.",
  why: "`Debug` of a text is a Rust literal: `\\u{7}` where Go writes `\\a`.",
  pitfall: "Texts of printable characters, tabs and line breaks print the same.",
});
