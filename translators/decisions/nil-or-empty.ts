// Implements the prose of the caution that nil and empty are one in Rust.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "nil-or-empty",
  catalogue: ["slice-nil"],
  level: "caution",
  category: "generics-collections",
  title: "Nil and empty are one",
  what: "Go tells a nil slice or map from an empty one. Rust has only the empty one, so this asks `is_empty()`: it answers differently where Go has an empty one that is not nil.",
  why: "A `Vec` or `HashMap` always exists; where its absence means something, the type says `Option`.",
  pitfall: "If absence matters here, hold an `Option<Vec<_>>` and compare with `None`.",
  link: { text: "Vec::new", url: "https://doc.rust-lang.org/std/vec/struct.Vec.html#method.new" },
});
