// Implements the prose of `closure-changes`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "closure-changes",
  title: "A closure that changes what it captures",
  category: "syntax",
  catalogue: ["closure-capture", "A9"],
  what: "The closure changes {names} outside of it: it borrows that to write, and is an `FnMut`.",
  why: "A closure's captures are borrows or values of its own. Which of `Fn`, `FnMut` and `FnOnce` it is follows from what it does with them.",
  pitfall: "As long as the closure is in use, nobody else can look at what it changes.",
  link: { text: "The Rust book: closures", url: "https://doc.rust-lang.org/book/ch13-01-closures.html" },
});
