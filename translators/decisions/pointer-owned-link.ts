// Implements the prose of `pointer-owned-link`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "pointer-owned-link",
  title: "Each link owns what it points to",
  category: "types",
  catalogue: ["list-*"],
  what: "One link leads to each `{type}`, and what else points to it only looks, so the link owns it: `{chosen}`, where `nil` is `None`.",
  why: "A type that contains itself needs a pointer of known size between. `Box` is that pointer, with one owner.",
  pitfall: "Dropping a very long chain of boxes recurses: hundreds of thousands of links overflow the stack.",
  link: { text: "The Rust book: Box", url: "https://doc.rust-lang.org/book/ch15-01-box.html" },
});
