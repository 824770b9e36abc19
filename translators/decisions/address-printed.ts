// Implements the prose of the caution that an address in memory is printed.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "address-printed",
  title: "An address is printed",
  category: "types",
  level: "caution",
  what: "A pointer, a function or a channel that `fmt` has no other text for prints as its address in memory, and so does a list or a map under `%p`: that is another number in Rust. Nil prints the same.",
  why: "Addresses depend on the allocator and on the run. Print what the pointer leads to instead.",
});
