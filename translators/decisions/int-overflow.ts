// Implements the prose of the caution that a growing number may leave its type.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "int-overflow",
  title: "An overflow stops the program",
  category: "types",
  level: "caution",
  catalogue: ["int-wrap"],
  what: "If the result does not fit into its 64 bits, Go goes on with what is left of it there. Rust panics here in a debug build, and does what Go does in a release build.",
  why: "An overflow is nearly always a mistake, and Rust says so; `wrapping_mul` and `wrapping_add` ask for what Go does, `checked_mul` for an answer.",
  link: { text: "Integer overflow", url: "https://doc.rust-lang.org/book/ch03-02-data-types.html#integer-overflow" },
});
