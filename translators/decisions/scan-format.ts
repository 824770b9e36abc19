// Implements the prose of `scan-format`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "scan-format",
  title: "Input read by a format",
  category: "types",
  level: "caution",
  what: "A helper goes through input and format byte by byte, as Go does, and leaves what it has not taken. But a number out of range is `expected integer` here, where Go says what `strconv` says; and with `%v` Go also takes `1_000`, `0x1f` and `017`.",
  why: "Rust has no `scanf`. A program reads a line, splits it and parses the parts, so that each can fail by itself.",
  link: { text: "str::split_once", url: "https://doc.rust-lang.org/std/primitive.str.html#method.split_once" },
});
