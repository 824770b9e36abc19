// Implements the prose of `unguarded-shared-map`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "unguarded-shared-map",
  title: "A data race in the Go",
  category: "shared-state",
  level: "bug",
  catalogue: ["data-race", "arc-map"],
  what: "The goroutines change `{name}` without a lock, and the sleep only hopes that they are done. The Rust puts it behind a lock, `{form}`, and joins the tasks.",
  why: "Go compiles this; at run time it may lose counts or stop with `concurrent map writes`. In Rust a plain `HashMap` in several tasks is a compile error.",
  pitfall: "The result is now the same on every run: that is a change of behaviour, and the wanted one.",
  link: { text: "The Go memory model", url: "https://go.dev/ref/mem" },
});
