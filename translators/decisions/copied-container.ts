// Implements the prose of the caution that a clone is deep where Go's copy shares its elements.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "copied-container",
  catalogue: ["struct-copy", "slice-model"],
  level: "caution",
  category: "shared-state",
  title: "A clone is a copy of its own",
  what: "Go's copy shares the elements of its slices and maps with the original, and this program changes such elements in place: a change through one is seen through the other. The clone here is deep, so a later change on one side stays there.",
  why: "A Rust `Vec` or `HashMap` has one owner; sharing is spelled out with a reference or `Rc`.",
  pitfall: "If both sides are used after a change, pass a reference instead of the clone.",
  link: { text: "Clone in the standard library", url: "https://doc.rust-lang.org/std/clone/trait.Clone.html" },
});
