// Implements the prose of `select-wait`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "select-wait",
  title: "`select!` waits for the first",
  category: "concurrency",
  catalogue: ["select"],
  what: "`tokio::select!` waits for all branches at once and runs the first that is ready; the others are dropped.",
  why: "In Go a case that loses has not happened. In Rust its future is dropped where it stands, which receives, sends, sleeps and tokens allow.",
  link: { text: "tokio::select!", url: "https://docs.rs/tokio/latest/tokio/macro.select.html" },
});
