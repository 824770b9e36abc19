// Implements the prose of the caution that what is shown follows the order of a map, which Go leaves open.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "map-order-open",
  title: "The order of a map shows",
  category: "generics-collections",
  level: "caution",
  catalogue: ["map-range"],
  what: "The loop shows or stores things in the order in which it meets them. Go goes through a map in another order each time; `Map` here goes in the order in which the keys were set.",
  why: "Go's specification leaves the order open, so no translation can print what one run of Go printed. Where the order matters, sort the keys first, in both languages.",
  link: { text: "Go: For statements with range clause", url: "https://go.dev/ref/spec#For_range" },
});
