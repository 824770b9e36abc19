// Implements the prose of `defer-call`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "defer-call",
  title: "A guard runs the deferred call",
  category: "cleanup",
  catalogue: ["defer-guard"],
  what: "The call stands in a guard that runs it when the scope ends, on every way out. Guards run in reverse order, as deferred calls do.",
  why: "Rust has no `defer`; what must happen at the end is the `Drop` of a value. `scopeguard` makes one from a closure.",
  link: { text: "scopeguard", url: "https://docs.rs/scopeguard" },
});
