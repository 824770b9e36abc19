// Implements the prose of the caution that random numbers without a seed are drawn.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "random-unseeded",
  title: "Random numbers without a seed",
  category: "syntax",
  level: "caution",
  what: "The number comes from a generator that starts elsewhere in each run, in Go as in Rust.",
  why: "A generator of your own, `rand.New(rand.NewSource(1))`, gives the same numbers in both languages.",
});
