// Implements the prose of `whole-floor`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "whole-floor",
  title: "One safe form for every value",
  category: "types",
  level: "note",
  catalogue: ["A16"],
  what: "This program is translated with one form for each Go type: `Ptr` and `Slice` share their values as Go does, integers wrap, and helpers at the end print as Go prints.",
  why: "{because}. For {what} no form closer to Rust's habits is proved to print the same. This one always does, and a Rust programmer would then replace the shared handles by owners and borrows one by one.",
});
