// Implements the prose of the caution that the path of the program shows.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "program-path-open",
  title: "The program's own path shows",
  category: "syntax",
  level: "caution",
  catalogue: ["A16"],
  what: "The first argument is the path by which the program was started. The Rust binary lies elsewhere and has its own name.",
  why: 'Everything behind it is what the user typed, and is the same in both. `env!("CARGO_PKG_NAME")` is a name that does not depend on the place.',
  link: { text: "Rust: std::env::args", url: "https://doc.rust-lang.org/std/env/fn.args.html" },
});
