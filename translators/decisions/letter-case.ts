// Implements the prose of `letter-case`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "letter-case",
  title: "Upper and lower case of letters",
  category: "syntax",
  level: "caution",
  what: "Rust maps some letters to several (`ß` in upper case is `SS`, `İ` in lower case is two characters){first}; Go gives one for one.",
  why: "Rust applies Unicode's full mappings, Go the simple ones that keep the number of letters.",
  pitfall: "ASCII text comes out the same.",
});
