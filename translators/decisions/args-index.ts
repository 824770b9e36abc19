// Implements the prose of the caution that an argument may be missing.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "args-index",
  title: "Without this argument the program panics",
  category: "errors",
  level: "caution",
  what: "If the program is called with fewer arguments, both panic here: Go exits with status 2, Rust with 101 and a text of its own.",
  why: "An index beyond the end is a panic in both languages; `get` gives an `Option`, which asks what to do then.",
  link: { text: "Vec::get", url: "https://doc.rust-lang.org/std/primitive.slice.html#method.get" },
});
