// Implements the prose of `map-order`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "map-order",
  title: "The order of a map",
  category: "generics-collections",
  level: "note",
  catalogue: ["map-range"],
  what: "Neither map has an order: Go's changes from run to run on purpose, and so does that of `HashMap`.",
  why: "Both seed their hashes at random. Where the order matters, sort the keys, or use a `BTreeMap`.",
  link: { text: "HashMap", url: "https://doc.rust-lang.org/std/collections/struct.HashMap.html" },
});
