// Implements the prose of `embedded-struct`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "embedded-struct",
  title: "An embedded struct is a field",
  category: "types",
  catalogue: ["embed-delegate"],
  what: "`{type}` is embedded: in Rust it is the field `{field}`, and what it gave to the outer type is reached through it.",
  why: "Rust has no promotion of fields and methods. A call says whose method it is.",
  pitfall: "Embedding also lent its methods for interfaces; in Rust the outer type implements the trait itself.",
  link: {
    text: "The Rust book: composition in place of inheritance",
    url: "https://doc.rust-lang.org/book/ch18-01-what-is-oo.html",
  },
});
