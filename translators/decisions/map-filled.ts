// Implements the prose of `map-filled`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "map-filled",
  title: "The map owns what it is given",
  category: "generics-collections",
  level: "idiom",
  catalogue: ["map-zero"],
  what: "The Go makes a value for a key that is missing, stores it and goes on with a second pointer to it. Here the map is filled where the key is missing, and what it holds is used in place: with `entry` where that can be said in one go.",
  why: "One owner is enough: the map. Two places that hold the same value would need a shared cell.",
  link: { text: "HashMap::entry", url: "https://doc.rust-lang.org/std/collections/struct.HashMap.html#method.entry" },
});
