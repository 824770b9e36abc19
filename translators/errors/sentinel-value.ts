// Implements sentinel-value: the name of a sentinel in the place of a value → its variant (idioms.md `err-sentinel`).

import { varOf } from "../../lib/patterns/error-facts.ts";
import { madeError } from "../../lib/patterns/error-values.ts";
import { covers, definePattern } from "../../lib/patterns/kit.ts";

export default definePattern<"Ident", null>({
  id: "sentinel-value",
  title: "The sentinel's variant",
  category: "errors",
  catalogue: ["err-sentinel"],
  what: "The package variable is gone: each use of its name makes the variant.",
  why: "A variant needs no storage and no identity.",
  link: { text: "Enums", url: "https://doc.rust-lang.org/book/ch06-01-defining-an-enum.html" },
  root: "Ident",
  tier: "mechanical",
  match(node, facts, plan) {
    const v = varOf(node, facts);
    return v !== undefined && !facts.info.isDef(node) && plan.errors.isSentinel(v) ? covers([], null) : undefined;
  },
  rewrite: (node, _data, ctx) => madeError(node, ctx),
});
