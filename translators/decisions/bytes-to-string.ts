// Implements the prose of `bytes-to-string`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "bytes-to-string",
  title: "Bytes that are no text",
  category: "types",
  level: "caution",
  catalogue: ["bytes-string"],
  what: "Bytes that are not valid UTF-8 become `\\u{FFFD}` here; Go keeps them as they are.",
  why: "A `String` always holds valid UTF-8. Bytes that need not be text stay a `Vec<u8>`.",
  link: {
    text: "String::from_utf8_lossy",
    url: "https://doc.rust-lang.org/std/string/struct.String.html#method.from_utf8_lossy",
  },
});
