// Implements the prose of `defer-at-end`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "defer-at-end",
  title: "Runs behind the body",
  category: "cleanup",
  level: "caution",
  catalogue: ["defer-guard"],
  what: "The deferred call waits, changes what the body uses, or looks at what the body changes: it stands behind the body. It does not run when the body panics.",
  why: "A guard can't wait, and what it borrows can't be changed by others while it stands ready.",
  link: { text: "The Rust Book: Drop", url: "https://doc.rust-lang.org/book/ch15-03-drop.html" },
});
