// Implements the prose of `float-extremes`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "float-extremes",
  title: "The larger of two floats, if one is NaN",
  category: "types",
  level: "caution",
  what: "If one operand is NaN, Rust's `max` and `min` give the other; Go gives NaN.",
  why: "Rust treats NaN as a missing value here.",
  pitfall: "Both give the same for all other numbers.",
});
