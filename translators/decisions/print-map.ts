// Implements the prose of `print-map`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "print-map",
  title: "A map prints in Rust's form",
  category: "types",
  level: "caution",
  what: '`{:?}` prints `{"a": 1}` in no particular order; Go prints `map[a:1]`, sorted by key.',
  why: "A `HashMap` has no order, and `Debug` does not sort it.",
  pitfall: "Set the output to `exact` for Go's form, or use a `BTreeMap`, which keeps its keys in order.",
});
