// Implements the prose of the note on a function type that only adapts functions to an interface.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "function-adapter",
  title: "Every such function has the trait",
  category: "types",
  catalogue: ["func-adapter"],
  what: "`{type}` is there so that a function can be a `{trait}`: in Rust the trait is implemented for all functions of that kind at once, and they need no conversion.",
  why: "In Go methods belong to a type with a name, so a function is given one first. A Rust trait can be implemented for every type that meets a bound, and `Fn` is such a bound.",
  pitfall: "A closure that stands where only the trait is asked for says the types of its parameters: nothing else tells them.",
  link: { text: "std::ops::Fn", url: "https://doc.rust-lang.org/std/ops/trait.Fn.html" },
});
