// Implements the prose of `select-default`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "select-default",
  title: "`default` is one attempt",
  category: "concurrency",
  catalogue: ["select"],
  what: "A `select` with `default` does not wait: it tries, and goes on.",
  why: "`try_recv`, `try_send` and a token's `is_cancelled` answer at once. An `else` branch of `select!` would be something else: it runs when all channels are closed.",
  link: { text: "Receiver::try_recv", url: "https://docs.rs/tokio/latest/tokio/sync/mpsc/struct.Receiver.html#method.try_recv" },
});
