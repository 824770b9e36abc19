// Implements the prose of `regex-open`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "regex-open",
  title: "A pattern that is known only when the program runs",
  category: "syntax",
  level: "caution",
  what: "If this pattern has `\\w`, `\\d`, `\\s` or `\\b`, Rust finds letters and digits of all scripts with them, Go ASCII only.",
  why: "The crate `regex` reads classes as Unicode; a pattern that stands in the program is translated, this one comes as it is.",
  pitfall: "`(?-u)` in front of a pattern turns Unicode off.",
  link: { text: "regex: opting out of Unicode support", url: "https://docs.rs/regex/latest/regex/#opt-out-of-unicode-support" },
});
