// Implements the prose of `nil-receiver`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "nil-receiver",
  title: "A method on nil becomes a function of the type",
  category: "types",
  catalogue: ["list-*"],
  what: "`{name}` may be called on a nil `*{type}`. In Rust the absent value is an `Option`, so the function takes it as its first argument.",
  why: "A method needs a value to be called on. `Option<Box<{rust}>>` is a type of the standard library, and can't be given methods here.",
  link: {
    text: "The Rust book: associated functions",
    url: "https://doc.rust-lang.org/book/ch05-03-method-syntax.html#associated-functions",
  },
});
