// Implements the prose of `parse-bool`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "parse-bool",
  title: "Only `true` and `false` are read",
  category: "errors",
  level: "caution",
  what: "Rust's `parse::<bool>` takes `true` and `false`; Go also takes `1`, `t`, `T`, `TRUE`, `0`, `f` and others.",
  why: "Rust reads what it writes, and nothing else.",
  pitfall: "Set the output to `exact` for all of Go's forms.",
});
