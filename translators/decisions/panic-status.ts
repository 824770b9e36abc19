// Implements the prose of the caution that a panic ends with another text and status.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "panic-status",
  title: "A panic ends with status 101",
  category: "errors",
  level: "caution",
  catalogue: ["panic"],
  what: "If the program panics here, Rust exits with status 101 and a text of its own; Go exits with 2 and shows the stack of the goroutine.",
  why: "Both write to stderr and unwind. Who asks for the status, a script or a test, sees another number.",
  link: { text: "panic!", url: "https://doc.rust-lang.org/std/macro.panic.html" },
});
