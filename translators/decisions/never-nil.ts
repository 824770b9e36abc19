// Implements the prose of `never-nil`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "never-nil",
  title: "Made, and so not nil",
  category: "generics-collections",
  level: "note",
  catalogue: ["slice-nil"],
  what: "`{name}` was made right before, so that Go's answer is known: it is not nil, even while it is empty. In Rust there is nothing to ask, since a list or a map is always there.",
  why: "`Vec` and `HashMap` have no nil. Whether there is something in them is what `is_empty` tells.",
  pitfall: "Where absence means something, hold an `Option<Vec<_>>` and compare with `None`.",
  link: { text: "Vec::new", url: "https://doc.rust-lang.org/std/vec/struct.Vec.html#method.new" },
});
