// Implements the prose of the caution that the working folder may be named by a link.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "folder-links",
  title: "The folder without its links",
  category: "syntax",
  level: "caution",
  what: "Rust names the folder as the system does. Go prefers what `$PWD` says, if that is the same folder: where links lead there, the names differ.",
  why: "`$PWD` is what the shell remembers; a program that needs the one or the other asks for it.",
  link: { text: "std::env::current_dir", url: "https://doc.rust-lang.org/std/env/fn.current_dir.html" },
});
