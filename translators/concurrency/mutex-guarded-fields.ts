// Implements the idiom of a mutex field beside the fields that it guards: the lock takes them in.

import { type GuardedFields, guardedFieldsOf, helperChanges } from "../../lib/analysis/guarded.ts";
import { covers, defineShape, nearMiss } from "../../lib/patterns/kit.ts";

export default defineShape<"TypeSpec", GuardedFields>({
  id: "mutex-guarded-fields",
  catalogue: ["mutex-field", "rwmutex"],
  root: "TypeSpec",
  tier: "idiom",
  title: "The lock owns what it guards",
  category: "shared-state",
  what: "`{mutex}` and the fields touched under it ({fields}) become one lock that holds the data.",
  why: "In Go the mutex stands beside the data, and only discipline ties them together. A Rust lock contains the data: nobody can reach it without locking, and the compiler checks that. Methods take `&self`, because the lock itself allows the change.",
  pitfall:
    "Which fields are guarded was read from the code: those that are touched while the lock is held and changed after construction.",
  link: { text: "The Rust Book: shared-state concurrency", url: "https://doc.rust-lang.org/book/ch16-03-shared-state.html" },
  match(node, facts) {
    const obj = facts.info.objectOf(node.name);
    if (obj?.kind !== "TypeName") return undefined;
    const found = guardedFieldsOf(obj, facts);
    if (!found) return undefined;
    if ("because" in found) return nearMiss(found.because, found.at.span);
    const fields = found.guarded.map((f) => `\`${f.name}\``).join(", ") || "none";
    return {
      ...covers([], found, { mutex: found.mutex.name, fields }),
      spans: [found.mutex.span, ...found.guarded.map((f) => f.span)].filter((s) => s !== undefined),
    };
  },
  constrain({ data }, facts) {
    const changing = data.helpers.filter((m) => helperChanges(m, data.helpers, data.guarded, facts));
    return [
      {
        kind: "moveFieldIntoLock",
        struct: data.struct,
        lock: data.mutex,
        guarded: data.guarded,
        rw: data.rw,
        helpers: data.helpers,
        changing,
      },
    ];
  },
});
