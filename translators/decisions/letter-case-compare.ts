// Implements the prose of `letter-case-compare`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "letter-case-compare",
  title: "Compared without regard to case, in ASCII",
  category: "syntax",
  level: "caution",
  what: "`eq_ignore_ascii_case` folds the letters A to Z only; Go folds all Unicode letters.",
  why: "Most such comparisons are of keywords and names in ASCII, and this one allocates nothing.",
  pitfall: "For other alphabets compare `to_lowercase()` of both sides.",
});
