// Implements the prose of `split-separator`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "split-separator",
  title: "A separator that is empty",
  category: "syntax",
  level: "caution",
  what: "If the separator is empty, Rust adds an empty part at both ends; Go splits into letters.",
  why: "An empty pattern matches before the first letter and after the last.",
  pitfall: "With any other separator both give the same parts.",
});
