// Implements the prose of `error-kinds`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "error-kinds",
  title: "The kind of an error is its variant",
  category: "errors",
  catalogue: ["err-sentinel", "err-struct"],
  what: "`errors.Is` and `errors.As` become arms of the match: each arm names the variant that it handles, and binds what that holds.",
  why: "The kind of an error is its type. Add a variant, and a `match` without a catch-all arm shows this place to update.",
  link: { text: "The Rust book: match", url: "https://doc.rust-lang.org/book/ch06-02-match.html" },
});
