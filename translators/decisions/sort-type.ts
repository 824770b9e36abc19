// Implements the prose of the note on a list type that is there for package sort alone.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "sort-type",
  title: "The order needs no type of its own",
  category: "generics-collections",
  catalogue: ["sort-slice", "iface-std"],
  what: "`{type}` is there so that package `sort` finds `Len`, `Less` and `Swap`. A slice of Rust sorts itself: by the order of its elements, or by one that stands at the call.",
  why: "`sort_by` takes a closure of two elements: what `Less` says of two indices. How long the list is and how elements change places it knows.",
  pitfall: "Rust's sort is stable, as `sort.Stable` is; `sort.Sort` may leave equal elements in another order.",
  link: { text: "slice::sort_by", url: "https://doc.rust-lang.org/std/primitive.slice.html#method.sort_by" },
});
