// Implements the prose of `channel-handle`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "channel-handle",
  title: "A channel that stays whole",
  category: "channels",
  level: "note",
  catalogue: ["chan-type"],
  what: "This channel is kept in a field or an element, handed on with both directions at once, or used by a function that is a value, so that no one owner of an end is known. It becomes a handle of the helper `Chan`, which does what a Go channel does.",
  why: "Idiomatic Rust gives each part of the program the sender or the receiver. Where the ends part ways is a decision about the design that the code does not show.",
  link: { text: "Tokio: channels", url: "https://tokio.rs/tokio/tutorial/channels" },
});
