// Implements the prose of `nested-fn`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "nested-fn",
  title: "A local function that is given what it uses",
  category: "syntax",
  catalogue: ["closure-recursive"],
  what: "`{name}` is a function inside the function. It captures nothing: each call gives it {names}.",
  why: "A closure holds its captures from its beginning to its last call, and has no name for itself. A function borrows only while it runs, so that it can call itself, and others can change the same variables between two calls.",
  pitfall: "In Go it sees the variables around it by itself. Here a further variable that it uses is a further parameter.",
  link: { text: "The Rust reference: functions", url: "https://doc.rust-lang.org/reference/items/functions.html" },
});
