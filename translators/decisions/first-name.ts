// Implements the prose of `first-name`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "first-name",
  title: "One name for what had two",
  category: "shared-state",
  level: "note",
  catalogue: ["slice-view"],
  what: "In the Go `{name}` is another name for `{of}`, and both change the same places. Here they are written `{of}` where they are used.",
  why: "While one name may change a value, Rust lets no other look at it. A place that is borrowed only for one expression is free again behind it.",
  link: {
    text: "The Rust book: references and borrowing",
    url: "https://doc.rust-lang.org/book/ch04-02-references-and-borrowing.html",
  },
});
