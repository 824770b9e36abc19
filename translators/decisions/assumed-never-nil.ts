// Implements the prose of `assumed-never-nil`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "assumed-never-nil",
  title: "Go panics here when the pointer is nil",
  category: "types",
  level: "caution",
  catalogue: ["nil-check"],
  what: "Go panics here if {when}. A pointer that is never compared with nil is no `Option` in Rust, so this line can't panic.",
  why: "A plain `{type}` is always there: whoever makes it must have one. Absence would be part of the type, and the compiler would ask for the branch.",
  pitfall: "If `{value}` can be absent, `{call}` returns {remedy}.",
  link: {
    text: "The Rust book: Option in place of null",
    url: "https://doc.rust-lang.org/book/ch06-01-defining-an-enum.html#the-option-enum-and-its-advantages-over-null-values",
  },
});
