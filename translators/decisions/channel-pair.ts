// Implements the prose of `channel-pair`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "channel-pair",
  title: "A channel has two ends",
  category: "channels",
  catalogue: ["chan-buffered", "chan-type"],
  what: "`{name}` becomes a sender and a receiver. Each function is given the end that it uses.",
  why: "In Go one value serves both directions. In Rust the ends are two values with two owners: many may send, one receives, and the types say who does what.",
  link: { text: "tokio::sync::mpsc", url: "https://docs.rs/tokio/latest/tokio/sync/mpsc/index.html" },
});
