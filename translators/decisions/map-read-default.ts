// Implements the prose of `map-read-default`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "map-read-default",
  title: "A missing key",
  category: "generics-collections",
  level: "note",
  catalogue: ["map-zero"],
  what: "Go reads a missing key as the zero value; `get` gives an `Option`, and `{by}` says what a missing one counts as.",
  why: "That a key may be missing is part of the type of `get`. `m[k]` would panic in Rust where it is missing.",
  link: { text: "HashMap::get", url: "https://doc.rust-lang.org/std/collections/struct.HashMap.html#method.get" },
});
