// Implements the prose of `promoted-method`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "promoted-method",
  title: "A promoted method is handed on",
  category: "types",
  catalogue: ["embed-delegate"],
  what: "`{type}` implements `{trait}` by what it embeds. Rust promotes no methods: the `impl` says that `{method}` is that of `{place}`.",
  why: "A trait is implemented for a type by name, so a reader finds each method of it in one place.",
  pitfall: "As in Go, the method runs on the inner value: it doesn't know the outer type, and calls none of its methods.",
  link: {
    text: "The Rust book: composition in place of inheritance",
    url: "https://doc.rust-lang.org/book/ch18-01-what-is-oo.html",
  },
});
