// Implements the prose of `float-order`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "float-order",
  title: "Floats are not totally ordered",
  category: "types",
  catalogue: ["sort-slice"],
  what: "`total_cmp` orders every two floats, NaN included; plain `<` gives no order for NaN, and so `f64` has no `cmp`.",
  why: "Sorting needs an order that holds for all values, and the types say that floats have only a partial one.",
  link: { text: "f64::total_cmp", url: "https://doc.rust-lang.org/std/primitive.f64.html#method.total_cmp" },
});
