// Implements the prose of `interface-closed-set`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "interface-closed-set",
  title: "A closed interface becomes an `enum`",
  category: "types",
  catalogue: ["iface-enum"],
  what: "`{type}` has its implementations here ({count}), and {because}: it is an enum with a variant for each of them.",
  why: "`match` over an enum is exhaustive: add a variant, and the compiler shows every `match` that has no arm for it. No pointer and no table of methods is needed.",
  pitfall: "If code elsewhere may implement `{type}`, a trait object (`Box<dyn {rust}>`) is the open form.",
  link: { text: "The Rust book: enums", url: "https://doc.rust-lang.org/book/ch06-01-defining-an-enum.html" },
});
