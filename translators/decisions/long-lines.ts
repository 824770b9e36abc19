// Implements the prose of the caution that a line is read as a whole.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "long-lines",
  title: "A line of any length",
  category: "cleanup",
  level: "caution",
  what: "The whole line is read, however long it is. Go gives at most what its buffer holds, 4,096 bytes unless it is told otherwise, says so by `isPrefix`, and gives the rest with the next call.",
  why: "`read_until` grows its vector; nobody has to put the parts of a line together.",
  link: { text: "BufRead::read_until", url: "https://doc.rust-lang.org/std/io/trait.BufRead.html#method.read_until" },
});
