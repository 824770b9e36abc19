// Implements the prose of `channel-send`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "channel-send",
  title: "A send can fail",
  category: "channels",
  level: "note",
  catalogue: ["chan-type"],
  what: "`send` gives an error when no receiver is left, and `unwrap` makes that a panic; in Go the value would stay in the buffer, or the sender would wait for ever.",
  why: "The receiver is a value with an owner. When the owner is gone, nobody can ever take what is sent, and Rust says so.",
  link: { text: "Sender::send", url: "https://docs.rs/tokio/latest/tokio/sync/mpsc/struct.Sender.html#method.send" },
});
