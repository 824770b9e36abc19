// Implements the prose of the caution that equal elements may come in another order.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "sort-ties",
  title: "Equal elements keep their order",
  category: "generics-collections",
  level: "caution",
  catalogue: ["sort-slice"],
  what: "Elements that the comparison calls equal stay in the order in which they were; Go may shuffle them when there are more than twelve.",
  why: "Rust's `sort`, `sort_by` and `sort_by_key` are stable, as `sort.SliceStable` is; those with `unstable` in their names are not, and shuffle otherwise than Go does.",
  link: { text: "slice::sort_by", url: "https://doc.rust-lang.org/std/primitive.slice.html#method.sort_by" },
});
