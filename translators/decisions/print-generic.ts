// Implements the prose of `print-generic`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "print-generic",
  title: "A generic value prints by its Display",
  category: "types",
  level: "caution",
  what: "A value of a type parameter prints by `Display`, which its type must have; a float of a million or more prints without Go's exponent.",
  why: "A generic function in Rust may only do what its bounds allow, and printing is one of these things.",
  pitfall: "Slices, maps and structs have no `Display`: the function then takes no such type.",
});
