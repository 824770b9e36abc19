// Implements the prose of `shared-write`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "shared-write",
  title: "A shared value is borrowed for one expression",
  category: "shared-state",
  catalogue: ["ptr-shared", "A14"],
  what: "The value may have several owners, so this line borrows it while the program runs: `borrow_mut()` lasts for this one expression.",
  why: "A `RefCell` lets one writer in at a time. A borrow that ends with its line can't meet that of another line, even where two names lead to the same value.",
  pitfall: "A guard that is kept in a variable lives to the end of its block, and a second `borrow_mut()` meanwhile panics.",
  link: { text: "RefCell::borrow_mut", url: "https://doc.rust-lang.org/std/cell/struct.RefCell.html#method.borrow_mut" },
});
