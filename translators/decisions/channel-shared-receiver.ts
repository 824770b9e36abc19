// Implements the prose of `channel-shared-receiver`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "channel-shared-receiver",
  title: "Several tasks receive from `{name}`",
  category: "channels",
  catalogue: ["chan-type", "worker-pool"],
  what: "A tokio receiver has one owner. The tasks share it behind a lock, which is held only while one of them waits for the next value.",
  why: "Go lets any number of goroutines receive from one channel. Rust asks who owns the receiver; the lock makes the queue of those who wait explicit.",
  link: { text: "tokio::sync::Mutex", url: "https://docs.rs/tokio/latest/tokio/sync/struct.Mutex.html" },
});
