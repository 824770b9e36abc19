// Implements sentinel-compare: `err == ErrX` → `matches!(err, Error::X)` (idioms.md `err-sentinel`).

import { isKind } from "../../lib/patterns/error-kinds.ts";
import { kindTest, type KindTest } from "../../lib/patterns/error-tests.ts";
import { covers, definePattern } from "../../lib/patterns/kit.ts";

export default definePattern<"BinaryExpr", Extract<KindTest, { kind: "is" }>>({
  id: "sentinel-compare",
  title: "Comparing with a sentinel",
  category: "errors",
  catalogue: ["err-sentinel"],
  what: "`err == ErrX` compares two pointers in Go. Here the sentinel is a variant of the error enum, and `matches!` asks for it.",
  why: "Errors need no identity to be told apart: their variant is enough, and it needs no `PartialEq`.",
  link: { text: "matches!", url: "https://doc.rust-lang.org/std/macro.matches.html" },
  root: "BinaryExpr",
  tier: "idiom",
  match(node, facts, plan) {
    const test = kindTest(node, facts, plan);
    return test?.kind === "is" ? covers([], test) : undefined;
  },
  rewrite: (_node, test, ctx) => isKind(test, ctx),
});
