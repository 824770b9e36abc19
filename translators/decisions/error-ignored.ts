// Implements the prose of `error-ignored`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "error-ignored",
  title: "An error that nobody looks at",
  category: "errors",
  level: "note",
  catalogue: ["err-ignore"],
  what: "Go drops this error without a word; Rust drops it in sight.",
  why: "A `Result` that is not used is a warning of the compiler, so that an ignored error is always a decision.",
  link: {
    text: "std::result: Results must be used",
    url: "https://doc.rust-lang.org/std/result/index.html#results-must-be-used",
  },
});
