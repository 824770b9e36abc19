// Implements the prose of `unlocked-access`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "unlocked-access",
  title: "Touched without the lock in Go",
  category: "shared-state",
  level: "note",
  catalogue: ["mutex-field"],
  what: "`{field}` is touched here without its mutex. In Rust it lives inside the lock, and this line takes the lock too.",
  why: "Where no other goroutine runs any more, as after a wait, Go's line is no race. Rust's types can't know that, and locking costs next to nothing.",
  link: { text: "std::sync::RwLock", url: "https://doc.rust-lang.org/std/sync/struct.RwLock.html" },
});
