// Implements the prose of the note on a type that package container/heap keeps in order.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "heap-trait",
  title: "A heap of one type of elements",
  category: "generics-collections",
  catalogue: ["iface-std"],
  what: "`{type}` implements a trait whose elements have their own type: `Push` takes one and `Pop` gives one, and no assertion is left.",
  why: "Go's container/heap is older than generics and hands every element on as `any`. Its steps stand at the end of the file, so that equal elements come out in the same order as in Go.",
  pitfall:
    "Where the order of equal elements does not matter, `BinaryHeap` of the standard library does the same. It is a max-heap; `Reverse` turns it round.",
  link: { text: "BinaryHeap", url: "https://doc.rust-lang.org/std/collections/struct.BinaryHeap.html" },
});
