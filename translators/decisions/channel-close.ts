// Implements the prose of `channel-close`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "channel-close",
  title: "Dropping the last sender closes",
  category: "channels",
  catalogue: ["chan-close"],
  what: "In Rust nobody closes `{name}`: when its last sender is dropped, the receiver gets what is left, and then learns that no more will come.",
  why: "Closing is a matter of ownership: as long as somebody can send, the channel is open. Sending on a closed channel, a panic in Go, can't be written.",
  link: { text: "Receiver::recv", url: "https://docs.rs/tokio/latest/tokio/sync/mpsc/struct.Receiver.html#method.recv" },
});
