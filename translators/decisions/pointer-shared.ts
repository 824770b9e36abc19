// Implements the prose of `pointer-shared`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "pointer-shared",
  title: "A value that may have several owners",
  category: "types",
  catalogue: ["ptr-shared"],
  what: "More than one place here may hold the same `{type}` and see what is changed through another, so it lives in `{chosen}`.",
  why: "Rust gives each value one owner. `Rc` counts several owners of it, and `RefCell` lets each of them change it, checked while the program runs.",
  pitfall: "Two overlapping `borrow_mut()` panic: a borrow must end before the next one begins.",
  link: { text: "The Rust book: Rc and RefCell", url: "https://doc.rust-lang.org/book/ch15-05-interior-mutability.html" },
});
