// Implements the prose of `recover-boundary`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "recover-boundary",
  title: "A boundary for panics",
  category: "cleanup",
  catalogue: ["recover"],
  what: "The body runs inside `catch_unwind`, and what the deferred function does with a panic stands behind it.",
  why: "Rust keeps panics for bugs: a boundary may stop one, as a server does around a request, but errors that a caller should handle are a `Result`.",
  pitfall: 'A build with `panic = "abort"` has no such boundary, and a mutex that was held during the panic stays poisoned.',
  link: { text: "std::panic::catch_unwind", url: "https://doc.rust-lang.org/std/panic/fn.catch_unwind.html" },
});
