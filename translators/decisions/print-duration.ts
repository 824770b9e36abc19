// Implements the prose of `print-duration`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "print-duration",
  title: "A duration prints in one unit",
  category: "types",
  level: "caution",
  what: "`{:?}` prints `90s` for what Go prints as `1m30s`, and `0ns` for `0s`; between zero and a minute both print the same.",
  why: "`Debug` of a `Duration` knows seconds and smaller units only.",
  pitfall: "Set the output to `exact` for Go's form.",
});
