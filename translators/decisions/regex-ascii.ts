// Implements the prose of `regex-ascii`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "regex-ascii",
  title: "`\\w`, `\\d`, `\\s` and `\\b` that know ASCII only",
  category: "syntax",
  level: "note",
  what: "Go's classes know ASCII only. The crate `regex` reads them as Unicode: with `(?-u)`, or with the members written out, the pattern finds what it found in Go.",
  why: "In Rust a `\\w` is any letter of any script, and `\\d` any digit, because a `str` is Unicode.",
  pitfall: "Where letters like `é` should count as letters, leave `(?-u)` out.",
  link: { text: "regex: opting out of Unicode support", url: "https://docs.rs/regex/latest/regex/#opt-out-of-unicode-support" },
});
