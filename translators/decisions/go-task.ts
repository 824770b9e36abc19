// Implements the prose of `go-task`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "go-task",
  title: "`go` starts a task",
  category: "concurrency",
  catalogue: ["go-stmt"],
  what: "The call becomes a task that is spawned{joined}. It owns what it uses: values are moved into it, handles are cloned for it.",
  why: "A task may outlive the function that starts it, so that it can't borrow from there. A future does nothing until it is spawned or awaited.",
  link: { text: "tokio::spawn", url: "https://docs.rs/tokio/latest/tokio/task/fn.spawn.html" },
});
