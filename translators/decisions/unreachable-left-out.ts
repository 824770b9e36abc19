// Implements the prose of the note that statements which are never reached are left out.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "unreachable-left-out",
  title: "Statements after the end are left out",
  category: "syntax",
  level: "note",
  catalogue: ["A16"],
  what: "Control never gets past the statement above: it returns, panics, ends the program, jumps away or loops for ever. What stands here in the Go never runs, and has no Rust.",
  why: "Go asks for a `return` or a `panic` where it does not see that a function has ended already; Rust sees it, and warns of code that is never reached.",
  link: { text: "Rust: The never type", url: "https://doc.rust-lang.org/std/primitive.never.html" },
});
