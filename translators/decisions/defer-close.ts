// Implements the prose of `defer-close`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "defer-close",
  title: "Closed when it is dropped",
  category: "cleanup",
  catalogue: ["defer-close"],
  what: "The value is closed when it goes out of scope: the deferred `Close` disappears.",
  why: "`Drop` is `defer` attached to the type instead of the place where it is used, so that it can't be forgotten.",
  pitfall: "An error on closing is lost, as it is where Go defers `Close` without looking at its result.",
  link: { text: "The Rust Book: Drop", url: "https://doc.rust-lang.org/book/ch15-03-drop.html" },
});
