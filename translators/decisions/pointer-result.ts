// Implements the prose of `pointer-result`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "pointer-result",
  title: "The result has one owner",
  category: "types",
  catalogue: ["ptr-result"],
  what: "`*{type}` is given back as the value itself: the caller owns it, and no pointer is needed.",
  why: "A value can be moved out of a function; it does not have to live on the heap for that.",
  link: {
    text: "The Rust book: ownership and functions",
    url: "https://doc.rust-lang.org/book/ch04-01-what-is-ownership.html#return-values-and-scope",
  },
});
