// Implements the prose of `append-copies`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "append-copies",
  title: "The grown slice is a copy",
  category: "generics-collections",
  level: "caution",
  catalogue: ["append"],
  what: "`append` as a value copies the slice and grows the copy. If the slice has spare room, Go writes into the array that both share: a later append to the first one then overwrites what this one added.",
  why: "A `Vec` owns its elements; two of them never share.",
  link: { text: "Go blog: slices", url: "https://go.dev/blog/slices-intro" },
});
