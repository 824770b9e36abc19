// Implements the prose of `print-list`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "print-list",
  title: "A list prints in Rust's form",
  category: "types",
  level: "caution",
  what: "`{:?}` prints a list as `[1, 2, 3]`, with commas, and texts in quotes; {go}{inside}.",
  why: "`Debug` shows values as Rust source would write them, so that two texts never run together.",
  pitfall: "Set the output to `exact` for Go's form.",
});
