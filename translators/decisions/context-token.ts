// Implements the prose of `context-token`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "context-token",
  title: "A context that cancels is a token",
  category: "concurrency",
  catalogue: ["ctx"],
  what: "The context becomes a `CancellationToken`: `Done` is `cancelled()`, a derived context a child token, `cancel` cancels it.",
  why: "What Go's context does for cancellation is all in the token; values that it would carry are parameters in Rust.",
  pitfall: "Rust often cancels by dropping a future; a token asks, as Go does.",
  link: { text: "CancellationToken", url: "https://docs.rs/tokio-util/latest/tokio_util/sync/struct.CancellationToken.html" },
});
