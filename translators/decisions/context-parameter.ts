// Implements the prose of `context-parameter`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "context-parameter",
  title: "`ctx` is a cancellation token",
  category: "concurrency",
  level: "note",
  catalogue: ["ctx"],
  what: "`{name}` becomes a `{chosen}`. It carries only the signal to stop; deadlines are timers that cancel it.",
  why: "An async function in Rust is cancelled by dropping its future, so most take no context. The token stays where the Go hands the signal on.",
  pitfall: "Values that Go keeps in a context (`ctx.Value`) become ordinary parameters.",
  link: { text: "CancellationToken", url: "https://docs.rs/tokio-util/latest/tokio_util/sync/struct.CancellationToken.html" },
});
