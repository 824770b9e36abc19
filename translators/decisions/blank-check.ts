// Implements the prose of `blank-check`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "blank-check",
  title: "A check that the compiler makes anyway",
  category: "types",
  catalogue: ["blank"],
  what: "{what} The line does nothing when the program runs, and has no Rust.",
  why: "In Rust a type implements a trait by an `impl` that names both; whether it is complete is checked where it stands.",
  link: {
    text: "The Rust book: implementing a trait on a type",
    url: "https://doc.rust-lang.org/book/ch10-02-traits.html#implementing-a-trait-on-a-type",
  },
});
