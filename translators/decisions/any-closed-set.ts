// Implements the prose of `any-closed-set`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "any-closed-set",
  title: "`any` becomes an `enum` of what it holds",
  category: "types",
  catalogue: ["any", "type-switch", "assert-concrete"],
  what: "All types that the program keeps in an `any` of its own are known here ({count}): `{type}` is an enum with a variant for each of them, and `Nil` for nil.",
  why: "A Rust function says what it takes. With an enum the compiler checks that each `match` handles what may come, where Go finds a forgotten type only when the program runs.",
  pitfall:
    "Code elsewhere cannot add a type of its own: an open set is `Box<dyn Any>`, or better a trait with what is asked of its values.",
  link: { text: "The Rust book: enums", url: "https://doc.rust-lang.org/book/ch06-01-defining-an-enum.html" },
});
