// Implements the prose of `stdin-text`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "stdin-text",
  title: "Input that is no text",
  category: "types",
  level: "caution",
  what: "If the input is not valid UTF-8, reading it gives an error here; Go takes the bytes as they are.",
  why: "A `String` always holds valid UTF-8. `split(b'\\n')` reads lines as bytes.",
  pitfall: "Go's Scanner stops at a line or a word of more than 64 KiB, unless its buffer is larger; here lines have no limit.",
  link: { text: "BufRead::lines", url: "https://doc.rust-lang.org/std/io/trait.BufRead.html#method.lines" },
});
