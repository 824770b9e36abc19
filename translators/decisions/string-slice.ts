// Implements the prose of `string-slice`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "string-slice",
  title: "A slice of a text",
  category: "types",
  level: "caution",
  catalogue: ["str-slice"],
  what: "Both count bytes. If an offset falls inside a character that takes several bytes, Rust panics; Go cuts the character in two.",
  why: "A `&str` is valid UTF-8, and so is each part of it.",
  pitfall: "`get(a..b)` gives an `Option` in place of a panic.",
  link: { text: "str: slicing", url: "https://doc.rust-lang.org/book/ch08-02-strings.html#slicing-strings" },
});
