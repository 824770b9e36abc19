// Implements the prose of `unproved-form`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "unproved-form",
  title: "A form that nobody has proved",
  category: "types",
  level: "caution",
  catalogue: ["A16"],
  what: "{because}. The Rust here reads well, but it may not compile, or not do what the Go does: check this line.",
  why: "A whole program with a `main` function gets one safe form for each type in such a case. A snippet keeps the form that it would most likely have in Rust, and says where that is not proved.",
});
