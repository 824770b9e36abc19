// Implements the prose of `list-parameter`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "list-parameter",
  title: "A type parameter that is a list",
  category: "generics-collections",
  catalogue: ["gen-fn"],
  what: "Go has `{name}` so that a list type with a name of its own stays what it is. None is given here, so only the type of the elements stays open.",
  why: "A slice `&[E]` takes lists, arrays and parts of them alike: in Rust one type parameter says all of it.",
  link: { text: "The Rust book: generic functions", url: "https://doc.rust-lang.org/book/ch10-01-syntax.html" },
});
