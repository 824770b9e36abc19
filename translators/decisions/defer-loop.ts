// Implements the prose of `defer-loop`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "defer-loop",
  title: "Deferred calls of a loop",
  category: "cleanup",
  catalogue: ["defer-loop"],
  what: "A guard before the loop keeps what each turn gives to its deferred call, and makes the calls when the function ends, the last one first.",
  why: "A guard inside the loop would run at the end of each turn. In Go deferred calls wait for the end of the function.",
  pitfall:
    "Whatever the loop defers to close stays open until then: a function for the body of the loop would close it at each turn.",
  link: { text: "scopeguard", url: "https://docs.rs/scopeguard" },
});
