// Implements the prose of `letter-class`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "letter-class",
  title: "Classes of letters",
  category: "syntax",
  level: "caution",
  what: "The test of `char` agrees with Go's on ASCII; on other characters the classes differ a little.",
  why: "Rust's tests follow Unicode's derived properties, Go's the general categories.",
  pitfall: "`is_alphabetic` also holds for letter numbers such as `Ⅷ`; digits of other scripts are not ASCII digits.",
});
