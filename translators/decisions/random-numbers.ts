// Implements the prose of `random-numbers`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "random-numbers",
  title: "Other random numbers",
  category: "syntax",
  level: "caution",
  what: "The numbers come from the crate `rand`: they are spread alike, but the sequence of a seed is not Go's.",
  why: "Rust's standard library has no random numbers; the generator of `rand` seeds itself from the system.",
  pitfall: "A program that prints what a fixed seed gave prints something else in Rust.",
});
