// Implements the prose of `sequence-iterator`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "sequence-iterator",
  title: "A function that yields gives an iterator",
  category: "generics-collections",
  catalogue: ["range-func"],
  what: "`{name}` calls `yield` for each item, and stops when it is told to. The iterator is asked for the next item instead: who wants no more stops asking.",
  why: "`impl Iterator` hides the type and keeps its methods: `filter`, `take` and `collect` work on it, and nothing is made before it is asked for.",
  link: { text: "std::iter", url: "https://doc.rust-lang.org/std/iter/index.html" },
});
