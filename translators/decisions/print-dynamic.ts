// Implements the prose of `print-dynamic`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "print-dynamic",
  title: "The text is printed as it is",
  category: "syntax",
  level: "caution",
  what: "The text stands where Go expects a format; Rust prints it as it is, and a `%` in it means nothing.",
  why: "Rust checks format texts when it compiles, so that one can't come from a variable.",
  pitfall: "Go would read a `%` in the text as a verb.",
});
