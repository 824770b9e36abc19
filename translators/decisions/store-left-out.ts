// Implements the prose of the note that stores which nobody reads are left out.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "store-left-out",
  title: "A value that nobody reads is not stored",
  category: "syntax",
  level: "note",
  catalogue: ["A16"],
  what: "No way from `{store}` leads to a use of what it stores, so that it has no Rust.",
  why: "Go only asks that a variable is read somewhere; Rust warns of each value that is assigned and never read, since it is often a mistake.",
  link: {
    text: "rustc: unused-assignments",
    url: "https://doc.rust-lang.org/rustc/lints/listing/warn-by-default.html#unused-assignments",
  },
});
