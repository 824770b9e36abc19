// Implements sentinel-error: `var ErrX = errors.New("…")` becomes a variant of the error enum (idioms.md `err-sentinel`).

import { varOf } from "../../lib/patterns/error-facts.ts";
import { covers, defineShape } from "../../lib/patterns/kit.ts";

export default defineShape<"ValueSpec", null>({
  id: "sentinel-error",
  title: "A sentinel is a variant",
  category: "errors",
  catalogue: ["err-sentinel"],
  what: 'A package variable that stands for one kind of error becomes a variant of the program\'s error enum; its text stands in `#[error("…")]`.',
  why: "One enum names every error that callers may meet. A `match` over it is checked: add a variant, and the compiler shows every `match` that has no arm for it.",
  link: { text: "thiserror", url: "https://docs.rs/thiserror" },
  root: "ValueSpec",
  tier: "idiom",
  match(node, facts) {
    const v = varOf(node.names[0], facts);
    const call = node.values[0];
    const callee = call?.kind === "CallExpr" ? facts.info.calleeOf(call) : undefined;
    return v?.role === "package" && callee?.pkg === "errors" && callee.name === "New"
      ? covers([], null, { name: v.name })
      : undefined;
  },
  constrain: () => [],
});
