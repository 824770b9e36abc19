// Implements the prose of `async-function`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "async-function",
  title: "`{name}` is async",
  category: "concurrency",
  catalogue: ["A10"],
  what: "{reason}. In Rust such a function is `async`, and its callers write `.await`.",
  why: "Go has no colours: any function may wait. In Rust the places where a task can give way are visible, and a function that waits makes its callers wait.",
  link: { text: "Tokio: async in depth", url: "https://tokio.rs/tokio/tutorial/async" },
});
