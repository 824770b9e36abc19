// Implements the prose of `string-method`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "string-method",
  title: "`String()` becomes `Display`",
  category: "types",
  catalogue: ["stringer"],
  what: "`fmt` finds `String()` while the program runs; `impl Display for {rust}` is what `{}` and `to_string()` use.",
  why: "Whether a type can be printed is known when it is compiled: without `Display`, `{}` is an error.",
  link: { text: "std::fmt::Display", url: "https://doc.rust-lang.org/std/fmt/trait.Display.html" },
});
