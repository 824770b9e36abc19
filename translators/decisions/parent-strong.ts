// Implements the prose of `parent-strong`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "parent-strong",
  title: "A ring that keeps itself alive",
  category: "types",
  what: "`{field}` leads back to a `{type}` and owns it, as the other direction does. The two keep each other alive: their memory comes back only when the program ends, or when the code sets one of them to nil.",
  why: "Go's collector frees such rings. `Weak` would, too, but it is not proved here that the `{type}` is still owned by something else whenever `{field}` is read; then `Weak` would give nothing where Go gives the value.",
  link: { text: "The Rust book: reference cycles", url: "https://doc.rust-lang.org/book/ch15-06-reference-cycles.html" },
});
