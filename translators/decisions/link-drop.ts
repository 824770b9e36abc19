// Implements the prose of the caution that dropping a very long chain recurses.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "link-drop",
  title: "A very long chain overflows the stack when it is dropped",
  category: "types",
  level: "caution",
  catalogue: ["list-*"],
  what: "Dropping a `{rust}` drops what it links to, and so on: hundreds of thousands of them in one chain need more stack than there is. Go's collector does not recurse.",
  why: "Each box drops its content by a call. A `Drop` that takes the links one by one in a loop avoids that.",
  link: {
    text: "The Rust book: the Drop trait",
    url: "https://doc.rust-lang.org/book/ch15-03-drop.html",
  },
});
