// Implements the prose of `shared-by-tasks`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "shared-by-tasks",
  title: "`{name}` is shared by tasks",
  category: "shared-state",
  catalogue: ["arc-map", "mutex-field"],
  what: "`{name}` becomes `{form}`: every task has its own handle to the one value.",
  why: "A task can't borrow what its starter owns. `Arc` counts the owners; a lock or an atomic inside allows changes.",
  link: { text: "The Rust Book: shared-state concurrency", url: "https://doc.rust-lang.org/book/ch16-03-shared-state.html" },
});
