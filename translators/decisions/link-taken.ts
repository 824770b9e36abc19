// Implements the prose of `link-taken`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "link-taken",
  title: "`take()` moves the link out",
  category: "types",
  catalogue: ["insert-rec"],
  what: "What stands in the place is moved out, and `None` stays behind until the place is filled again.",
  why: "A value can't be in two places. `Option::take` moves it out of a field without leaving a hole, so that it can be put in elsewhere.",
  link: { text: "Option::take", url: "https://doc.rust-lang.org/std/option/enum.Option.html#method.take" },
});
