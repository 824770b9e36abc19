// Implements the prose of the note on a list of package container/list that is a queue.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "list-deque",
  title: "A list that is used at its ends is a VecDeque",
  category: "generics-collections",
  catalogue: ["list-*"],
  what: "The list holds values of the one type that is pushed, `{type}`, one beside the other, and no `any`: what comes out needs no assertion.",
  why: "The program only pushes and takes at the ends and walks from one to the other, and keeps no element. A ring buffer does that without an allocation for each element.",
  pitfall: "Go's Front gives nil for an empty list; `front` and `pop_front` give an `Option`, which is unwrapped here.",
  link: { text: "VecDeque", url: "https://doc.rust-lang.org/std/collections/struct.VecDeque.html" },
});
