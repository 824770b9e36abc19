// Implements the prose of `print-float`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "print-float",
  title: "A large or tiny float prints without exponent",
  category: "types",
  level: "caution",
  what: "`{}` writes all digits of a float; Go writes `1e+06` from a million on, and `1e-05` below a ten-thousandth.",
  why: "Rust's `Display` never changes to scientific notation by itself; `{:e}` asks for it.",
  pitfall: "Between these bounds both print the same. An infinity is `inf` in Rust, `+Inf` in Go.",
});
