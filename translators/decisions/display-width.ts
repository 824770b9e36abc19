// Implements the prose of `display-width`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "display-width",
  title: "A width on a value of our own",
  category: "types",
  level: "note",
  catalogue: ["stringer"],
  what: "The width works because `Display` writes its text with `f.pad`, which fills up and aligns.",
  why: "In Go `fmt` pads the result of `String()`. In Rust the formatter hands the width to the type, and `write!` would ignore it.",
  link: { text: "Formatter::pad", url: "https://doc.rust-lang.org/std/fmt/struct.Formatter.html#method.pad" },
});
