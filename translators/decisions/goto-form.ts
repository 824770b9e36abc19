// Implements the prose of `goto-form`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "goto-form",
  title: "A jump that is a loop or a block",
  category: "syntax",
  catalogue: ["goto"],
  what: "Rust has no `goto`. For the jump to `{label}`, {how}.",
  why: "A jump that only repeats, or only leaves, says so by its form: the borrow checker follows loops and blocks, not labels.",
  link: {
    text: "The Rust reference: labelled blocks",
    url: "https://doc.rust-lang.org/reference/expressions/loop-expr.html#labelled-block-expressions",
  },
});
