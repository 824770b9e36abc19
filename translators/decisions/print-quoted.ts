// Implements the prose of `print-quoted`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "print-quoted",
  title: "Quotes and escapes in Rust's form",
  category: "syntax",
  level: "caution",
  what: "`{:?}` writes {what} in quotes with Rust's escapes; a few characters are escaped otherwise than by Go's `{go}`.",
  why: "`Debug` of a text or a character is a Rust literal: `\\u{7}` where Go writes `\\a`.",
  pitfall: "Printable characters, tabs and line breaks print the same, but for marks that combine with the letter before them.",
});
