// Implements the prose of the note on `errors.Join`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "joined-errors",
  title: "Several errors as one",
  category: "errors",
  catalogue: ["err-join"],
  what: "`errors.Join` leaves out what is nil, and gives nil where nothing is left: {here}. {how}",
  why: "An error of Rust has one `source`, and the standard library has no error made of several. A `Vec` says what there is, and its text has a line for each, as in Go.",
  pitfall: "`collect()` into a `Result<Vec<_>, _>` is shorter, and stops at the first error.",
  link: { text: "Iterator::collect", url: "https://doc.rust-lang.org/std/iter/trait.Iterator.html#method.collect" },
});
