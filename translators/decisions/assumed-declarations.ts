// Implements the prose of `assumed-declarations`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "assumed-declarations",
  title: "Not in the snippet: {names}",
  category: "types",
  level: "note",
  catalogue: ["A1"],
  what: "The snippet does not declare {names}. Of their types, only what these lines show is assumed: a field that is read, a method that is called, an error that is checked.",
  why: "Rust needs every type before it compiles a line. With stubs on, declarations with `todo!()` bodies stand below the code.",
  pitfall: "The real declarations may differ. Paste them too, and the Rust follows them.",
});
