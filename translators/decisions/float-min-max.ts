// Implements the prose of `float-min-max`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "float-min-max",
  title: "The smaller or larger of floats, if one is NaN",
  category: "types",
  level: "caution",
  what: "If one operand is NaN, Rust's `min` and `max` give the other; Go's give NaN.",
  why: "Rust treats NaN as a missing value here. Of `0` and `-0` Go picks by the sign, Rust either; for all other numbers both are the same.",
  link: { text: "f64::max", url: "https://doc.rust-lang.org/std/primitive.f64.html#method.max" },
});
