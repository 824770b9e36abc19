// Implements the prose of the caution that the whole environment is listed.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "environment-open",
  title: "The environment shows",
  category: "syntax",
  level: "caution",
  catalogue: ["A16"],
  what: "The list has the variables of the process in the order in which the system gives them to it; Go and Rust may each have some that the other has not, and another order.",
  why: "The environment is the machine's, not the program's. Ask for a variable by its name, and the answer is the same in both.",
  link: { text: "Rust: std::env::vars", url: "https://doc.rust-lang.org/std/env/fn.vars.html" },
});
