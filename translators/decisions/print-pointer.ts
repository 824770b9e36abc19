// Implements the prose of `print-pointer`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "print-pointer",
  title: "A pointer prints as what it points to",
  category: "types",
  level: "caution",
  what: "`{:?}` prints the struct that the Go pointer leads to, inside of `Some(…)` or as `None` where it may be absent; Go prints `&{…}` or `<nil>`{inside}.",
  why: "Rust prints values: a reference or a box prints as what it leads to, since an address says nothing about that.",
  pitfall: "Set the output to `exact` for Go's form.",
});
