// Implements the prose of the caution that a variadic function is put into an interface, where Go remembers its dots.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "variadic-type-open",
  title: "A variadic function as a value",
  category: "types",
  level: "caution",
  what: "Here a function with `...` in its type becomes a value of an interface. `%T` names its type with a list, `func([]int)` for `func(...int)`, and a type assertion holds the two types for one.",
  why: "Rust has no variadic functions: such a function takes a slice, and its type is that of any function that takes one.",
  link: {
    text: "The Rust Reference: function pointer types",
    url: "https://doc.rust-lang.org/reference/types/function-pointer.html",
  },
});
