// Implements the prose of the note that a variable is kept one higher than in Go.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "end-behind",
  title: "One more than in Go",
  category: "types",
  level: "note",
  catalogue: ["A12"],
  what: "In the Go `{name}` is an index that may come down to -1. Here it is one more, the place behind the one that it means, and every use of it counts with the difference: it never comes below zero.",
  why: "Indices are `usize`, which has no number below zero. A range that ends behind its last element needs none, and is empty where both ends meet.",
  link: { text: "Range", url: "https://doc.rust-lang.org/std/ops/struct.Range.html" },
});
