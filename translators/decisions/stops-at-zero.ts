// Implements the prose of the note that a difference stops at zero.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "stops-at-zero",
  title: "A difference that stops at zero",
  category: "types",
  level: "note",
  catalogue: ["A12"],
  what: "In the Go `{difference}` may come below zero, and nothing asks by how much: only whether anything is left. `saturating_sub` says 0 there, and what follows goes the same way.",
  why: "Counts are `usize`, which has no number below zero: a plain `-` would overflow there.",
  link: {
    text: "usize::saturating_sub",
    url: "https://doc.rust-lang.org/std/primitive.usize.html#method.saturating_sub",
  },
});
