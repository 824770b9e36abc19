// Implements the prose of `print-map`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "print-map",
  title: "A map prints in Rust's form",
  category: "types",
  level: "caution",
  what: "`{:?}` prints {rust} in no particular order; {go}, sorted by key{inside}.",
  why: "A `{type}` has no order, and `Debug` does not sort it.",
  pitfall: "Set the output to `exact` for Go's form, or use a `{sorted}`, which keeps its keys in order.",
});
