// Implements the prose of `slice-capacity`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "slice-capacity",
  title: "How much room a slice has",
  category: "generics-collections",
  level: "caution",
  catalogue: ["slice-make"],
  what: "A `Vec` grows by other steps than a Go slice, so after an `append` that had to grow, the capacity can differ.",
  why: "How fast a list grows is left to each language's library.",
  link: {
    text: "Vec: capacity and reallocation",
    url: "https://doc.rust-lang.org/std/vec/struct.Vec.html#capacity-and-reallocation",
  },
});
