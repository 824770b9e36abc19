// Implements the prose of `float-extremes`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "float-extremes",
  title: "The smaller or larger of two floats",
  category: "types",
  level: "caution",
  what: "If one operand is NaN, Rust's `{name}` gives the other; Go's `math.{go}` gives NaN.",
  why: "Rust treats NaN as a missing value here.",
  pitfall: "Of `0` and `-0` Go picks by the sign, Rust either. For all other numbers both give the same.",
});
