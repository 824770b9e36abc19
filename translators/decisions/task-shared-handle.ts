// Implements the prose of `task-shared-handle`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "task-shared-handle",
  title: "The task gets its own handle",
  category: "shared-state",
  catalogue: ["mutex-field", "go-stmt"],
  what: "`{name}` is shared with the task: `Arc::clone` makes a second handle to the same value, and the task owns it.",
  why: "A task may outlive the function that starts it, so it can't borrow from there. Cloning an `Arc` copies a pointer and counts one owner more; the value is not copied.",
  link: { text: "std::sync::Arc", url: "https://doc.rust-lang.org/std/sync/struct.Arc.html" },
});
