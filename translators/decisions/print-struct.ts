// Implements the prose of `print-struct`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "print-struct",
  title: "A struct prints in Rust's form",
  category: "types",
  level: "caution",
  what: "`{:?}` prints {rust}; {go}{inside}.",
  why: "`#[derive(Debug)]` writes this form; `Display` is for the text that users see, and each type says its own.",
  pitfall: "Set the output to `exact` for Go's form.",
});
