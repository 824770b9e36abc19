// Implements the prose of the caution that a recovered text may be Rust's own.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "recovered-text",
  title: "The text of a recovered panic",
  category: "cleanup",
  level: "caution",
  catalogue: ["recover"],
  what: "If the runtime itself panics, an index beyond a list and a division by zero have Go's words here; other panics keep those of Rust.",
  why: "A panic carries what it was given: a text. Go's runtime gives values of its own, whose texts Rust does not know.",
  link: { text: "std::panic::catch_unwind", url: "https://doc.rust-lang.org/std/panic/fn.catch_unwind.html" },
});
