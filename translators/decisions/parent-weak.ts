// Implements the prose of `parent-weak`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "parent-weak",
  title: "A field that looks back is `Weak`",
  category: "types",
  catalogue: ["parent-weak"],
  what: "`{field}` only looks back at a `{type}` that others own, so it is a `{chosen}`: `Rc::downgrade` makes it, `upgrade()` looks, and nil is `Weak::new()`.",
  why: "Go's collector frees rings of pointers. `Rc` counts owners, and two values that own each other are never dropped. A `Weak` does not count. Here each `{type}` stays where it was put until the function that made the first of them ends, so that `upgrade()` always finds it.",
  pitfall:
    "If you drop an owner earlier, or take a value out of it, `upgrade()` gives `None` where Go would still find the value.",
  link: { text: "The Rust book: reference cycles", url: "https://doc.rust-lang.org/book/ch15-06-reference-cycles.html" },
});
