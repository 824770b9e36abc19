// Implements the prose of `task-not-joined`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "task-not-joined",
  title: "Nothing waits for this task",
  category: "concurrency",
  level: "caution",
  catalogue: ["program-exit"],
  what: "When `main` returns, Go ends the goroutine wherever it stands. Tokio ends the task at its next `.await`. A panic in it ends the whole program in Go, and only the task in Rust.",
  why: "A task that is joined, or whose result somebody receives, has neither difference.",
  pitfall: "Keep its `JoinHandle` and await it before the program ends.",
  link: { text: "Tokio: runtime shutdown", url: "https://docs.rs/tokio/latest/tokio/runtime/index.html" },
});
