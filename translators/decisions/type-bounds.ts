// Implements the prose of `type-bounds`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "type-bounds",
  title: "Bounds say what the code needs",
  category: "generics-collections",
  catalogue: ["gen-fn", "gen-struct"],
  what: "`{name}` is generic. A bound of a type parameter, such as `Clone` or `PartialOrd`, stands for what this code does with its values; where there is none, they are only moved, borrowed and handed on.",
  why: "Go's constraint says which types are allowed, and the compiler knows what they have in common. Rust checks the body against the bounds alone, so every operation on a value has to be named by one.",
  link: { text: "The Rust book: generics", url: "https://doc.rust-lang.org/book/ch10-01-syntax.html" },
});
