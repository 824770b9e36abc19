// Implements the prose of the caution that functions of floats are computed by another library.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "float-functions",
  catalogue: ["float-eq"],
  level: "caution",
  category: "syntax",
  title: "The last digit can differ",
  what: "Go computes this function in its own library; Rust leaves it to the compiler and the system's mathematics library. Both are right to about sixteen digits, so a result printed in full can differ in its last one.",
  why: "Neither language fixes the last bit of functions such as the sine, the logarithm or a power.",
  link: { text: "f64 in the standard library", url: "https://doc.rust-lang.org/std/primitive.f64.html#method.sin" },
});
