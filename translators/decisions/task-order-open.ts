// Implements the prose of the caution that tasks run in an order that nothing fixes.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "task-order-open",
  title: "Which task comes first is open",
  category: "concurrency",
  level: "caution",
  catalogue: ["go-stmt"],
  what: "Other tasks may run at the same time as this line; unless they wait for one another, nothing says which comes first. Go's scheduler often starts with the task that was started last; tokio has other habits, and neither promises anything.",
  why: "Where the order matters, say it: send an index along and sort, or let one task do all the printing.",
  link: { text: "The Go memory model", url: "https://go.dev/ref/mem" },
});
