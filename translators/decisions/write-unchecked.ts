// Implements the prose of the caution that a write nobody checks panics where it fails.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "write-unchecked",
  title: "A write that nobody checks",
  category: "errors",
  level: "caution",
  catalogue: ["err-ignore"],
  what: "If this write fails, the program panics here; Go goes on, since nobody looks at the error.",
  why: "What was to be written is lost, and whoever reads the file later would not know. `?` hands the error on, `let _ =` drops it in sight.",
  link: { text: "Write::write_all", url: "https://doc.rust-lang.org/std/io/trait.Write.html#method.write_all" },
});
