// Implements the prose of `print-pointer`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "print-pointer",
  title: "A pointer prints as what it points to",
  category: "types",
  level: "caution",
  what: "`{:?}` prints the value behind the reference, `Some(…)` or `None` for one that may be absent; Go prints `&{…}` or `<nil>`.",
  why: "A Rust reference prints as its referent, since an address says nothing about the value.",
  pitfall: "Set the output to `exact` for Go's form.",
});
