// Implements the prose of `error-std-text`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "error-std-text",
  title: "The text of this error is Rust's",
  category: "errors",
  level: "caution",
  catalogue: ["err-text"],
  what: "The error of this call comes from the standard library. Where it is printed, it has Rust's text, such as “{rust}”, and not Go's, such as “{go}”.",
  why: "Each standard library words its own errors. With the output `exact`, the translation gives Go's text.",
  link: { text: "ParseIntError", url: "https://doc.rust-lang.org/std/num/struct.ParseIntError.html" },
});
