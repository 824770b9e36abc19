// Implements the prose of `first-name`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "first-name",
  title: "One name for what had two",
  category: "shared-state",
  level: "note",
  catalogue: ["slice-view"],
  what: "In the Go {said}. Here `{first}` itself stands where the Go says `{name}`.",
  why: "While one name may change a value, Rust lets no other look at it. A place that is borrowed only for one expression is free again behind it.",
  link: {
    text: "The Rust book: references and borrowing",
    url: "https://doc.rust-lang.org/book/ch04-02-references-and-borrowing.html",
  },
});
