// Implements the prose of `pointer-shared-tasks`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "pointer-shared-tasks",
  title: "One value for several tasks",
  category: "shared-state",
  catalogue: ["mutex-field"],
  what: "Several tasks hold the same `{type}`: it lives in `{chosen}`.",
  why: "{owners} The compiler lets tasks share and change a value only behind something of the kind.",
  link: { text: "The Rust book: shared-state concurrency", url: "https://doc.rust-lang.org/book/ch16-03-shared-state.html" },
});
