// Implements the prose of the caution that the first capacity of a list is the compiler's choice.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "capacity-open",
  title: "The first capacity is the compiler's choice",
  category: "generics-collections",
  level: "caution",
  catalogue: ["append"],
  what: "A small list that does not leave its function begins on Go's stack, with more room than one on the heap. Which lists those are, each version of the compiler decides anew.",
  why: "The language only says that a list has room for what it holds. Here it grows as on the heap.",
  link: { text: "Appending to and copying slices", url: "https://go.dev/ref/spec#Appending_and_copying_slices" },
});
