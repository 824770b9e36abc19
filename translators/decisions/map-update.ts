// Implements the prose of `map-update`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "map-update",
  title: "Reading and writing one entry",
  category: "generics-collections",
  catalogue: ["map-zero"],
  what: "`entry(…)` finds the place of the key once, and `or_default()` puts the zero value there if it is missing.",
  why: "In Go a missing key reads as the zero value, so that `m[k]++` works. `Entry` is that place as a value.",
  link: { text: "HashMap::entry", url: "https://doc.rust-lang.org/std/collections/struct.HashMap.html#method.entry" },
});
