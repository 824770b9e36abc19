// Implements the prose of `task-spawn`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "task-spawn",
  title: "A goroutine becomes a task",
  category: "concurrency",
  catalogue: ["go-stmt"],
  what: "`go` becomes `spawn`: a task of the runtime that runs beside this one. What it uses, it owns.",
  why: "A task may outlive the function that starts it, so it can't borrow from there: values are moved in, and shared ones through an `Arc`.",
  pitfall: "When `main` ends, tasks that nobody joined are cut off, as goroutines are.",
  link: { text: "tokio: spawning", url: "https://tokio.rs/tokio/tutorial/spawning" },
});
