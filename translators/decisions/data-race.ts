// Implements the prose of `data-race`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "data-race",
  title: "A data race in the Go",
  category: "shared-state",
  level: "bug",
  catalogue: ["data-race"],
  what: "Several goroutines change `{name}` without a lock. The Rust puts it behind one: `{form}`.",
  why: "Go compiles this and may lose updates or crash; only the race detector tells. In Rust the plain value does not compile in a task.",
  pitfall: "The result is now the same on every run: that is a change of behaviour, and the wanted one.",
  link: { text: "The Go memory model", url: "https://go.dev/ref/mem" },
});
