// Implements the prose of `channel-unbuffered`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "channel-unbuffered",
  title: "Tokio's smallest channel holds one value",
  category: "channels",
  level: "caution",
  catalogue: ["chan-unbuffered"],
  what: "`{name}` has no buffer in Go: a send returns when the value has been received. Tokio's sender may run one value ahead, so that what it prints after a send can come earlier.",
  why: "A channel of capacity 0 does not exist in tokio. Where the order matters, the receiver can answer each value.",
  link: { text: "tokio::sync::mpsc::channel", url: "https://docs.rs/tokio/latest/tokio/sync/mpsc/fn.channel.html" },
});
