// Implements the prose of `channel-signal`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "channel-signal",
  title: "A channel that only closes is a signal",
  category: "channels",
  catalogue: ["chan-type"],
  what: "Nothing is ever sent on `{name}`; closing it tells everybody who waits. That is a `CancellationToken`.",
  why: "A token can be cloned, waited for and cancelled from anywhere, as a closed channel can be seen by all.",
  link: { text: "CancellationToken", url: "https://docs.rs/tokio-util/latest/tokio_util/sync/struct.CancellationToken.html" },
});
