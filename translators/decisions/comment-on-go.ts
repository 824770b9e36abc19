// Implements the prose of `comment-on-go`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "comment-on-go",
  title: "The comment still speaks of Go",
  category: "syntax",
  level: "note",
  what: "Comments are carried as they are. This one says what Go does; whether it holds for the Rust is for you to decide.",
  why: "A comment is the author's own. The notes say what changed.",
});
