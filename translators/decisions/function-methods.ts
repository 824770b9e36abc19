// Implements the prose of the note on a function type with methods.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "function-methods",
  title: "A tuple struct around a function",
  category: "types",
  catalogue: ["func-adapter"],
  what: "`{type}` is a type of its own with the function inside, and its methods call that. Each closure has a type that nobody can name, so it stands behind a handle where it captures something.",
  why: "In Go a function turns into a value of `{type}` wherever one is wanted. In Rust the change of type is written, by the struct's name.",
  link: { text: "The newtype pattern", url: "https://doc.rust-lang.org/book/ch20-02-advanced-traits.html" },
});
