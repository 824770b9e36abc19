// Implements the prose of `looking-list`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "looking-list",
  title: "A list of references",
  category: "types",
  level: "note",
  catalogue: ["list-*"],
  what: "`{name}` holds references to `{rust}`: the nodes stay where they are, and the list says which ones are still to be looked at.",
  why: "The list ends with its function, and nothing changes the nodes meanwhile, so that borrowing them is enough.",
  link: {
    text: "The Rust book: references and borrowing",
    url: "https://doc.rust-lang.org/book/ch04-02-references-and-borrowing.html",
  },
});
