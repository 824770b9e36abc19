// Implements the prose of `pointer-value`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "pointer-value",
  title: "A pointer with one owner is the value",
  category: "types",
  catalogue: ["ptr-new"],
  what: "What is stored as `*{type}` here has one owner: Rust stores the `{rust}` itself.",
  why: "In Go a pointer avoids a copy or lets a value be changed in place. In Rust a value that is moved takes what it leads to with it, uncopied, and its owner may change it.",
  link: { text: "The Rust book: ownership", url: "https://doc.rust-lang.org/book/ch04-01-what-is-ownership.html" },
});
