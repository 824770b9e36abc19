// Implements the prose of `partial-result`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "partial-result",
  title: "The value beside the error is dropped",
  category: "errors",
  level: "caution",
  catalogue: ["err-result"],
  what: "Go gives a value together with the error here, and a caller may read it. A Rust `Result` holds either the one or the other: on the error's way the caller sees the zero value.",
  why: "`Ok` and `Err` are two variants of one type. A value that belongs to the error can be a field of it.",
  link: {
    text: "Recoverable errors with Result",
    url: "https://doc.rust-lang.org/book/ch09-02-recoverable-errors-with-result.html",
  },
});
