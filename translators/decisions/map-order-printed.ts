// Implements the prose of the caution that lines come in the order of a map.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "map-order-printed",
  title: "The order of the lines is the map's",
  category: "generics-collections",
  level: "caution",
  catalogue: ["map-range"],
  what: "The loop prints while it goes through a map, and neither map has an order: the lines come in another order from run to run, in Go as in Rust.",
  why: "Both seed their hashes at random. Where the order matters, sort the keys, or use a `BTreeMap`.",
  link: { text: "HashMap", url: "https://doc.rust-lang.org/std/collections/struct.HashMap.html" },
});
