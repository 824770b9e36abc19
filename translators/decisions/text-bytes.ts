// Implements the prose of `text-bytes`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "text-bytes",
  title: "Bytes in a text",
  category: "types",
  level: "caution",
  what: "The byte is put in as the character with its number: from 128 on that takes two bytes in Rust, one in Go.",
  why: "A `String` is always valid UTF-8; Go's builders take any bytes.",
  pitfall: "For binary data use a `Vec<u8>`.",
});
