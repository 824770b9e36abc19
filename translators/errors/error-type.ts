// Implements error-type: a type with `Error() string` becomes a thiserror struct (idioms.md `err-struct`).

import { covers, defineShape } from "../../lib/patterns/kit.ts";
import { errorType } from "../../lib/semantics/universe.ts";

export default defineShape<"TypeSpec", null>({
  id: "error-type",
  title: "An error type of its own",
  category: "errors",
  catalogue: ["err-struct", "err-sentinel"],
  what: '`{name}` is an error because it has an `Error` method. In Rust it implements `Display` and `Error`; where its text is a plain format, `#[error("…")]` writes both.',
  why: "What it holds stays readable for those who match on the error, and the text is made only when it is printed.",
  link: { text: "thiserror", url: "https://docs.rs/thiserror" },
  root: "TypeSpec",
  tier: "idiom",
  match(node, facts) {
    const o = facts.info.typeNames.find((x) => facts.info.declOf(x) === node);
    if (!o || o.isAlias || o.type.kind !== "Named" || o.type.underlying.kind === "Interface") return undefined;
    const isError =
      facts.info.implements(o.type, errorType) || facts.info.implements({ kind: "Pointer", elem: o.type }, errorType);
    return isError ? covers([], null, { name: o.name }) : undefined;
  },
  constrain: () => [],
});
