// Implements errors-is: `errors.Is(err, ErrX)` as an expression → `matches!(err, Error::X)` (idioms.md `err-sentinel`).

import { isKind } from "../../lib/patterns/error-kinds.ts";
import { kindTest, type KindTest } from "../../lib/patterns/error-tests.ts";
import { covers, definePattern } from "../../lib/patterns/kit.ts";

export default definePattern<"CallExpr", Extract<KindTest, { kind: "is" }>>({
  id: "errors-is",
  title: "Which error is it",
  category: "errors",
  catalogue: ["err-sentinel"],
  what: "`errors.Is` asks whether a known value is somewhere in the chain. Here the kind of an error is its variant, so that a pattern answers.",
  why: "An enum lists every error that this program can give. A `match` over it is checked: add a variant, and the compiler shows every `match` that has no arm for it.",
  pitfall:
    "A pattern sees through a wrapper only where the wrapper is a variant too; that is what `root()` is for, where it appears.",
  link: { text: "matches!", url: "https://doc.rust-lang.org/std/macro.matches.html" },
  root: "CallExpr",
  tier: "idiom",
  match(node, facts, plan) {
    const test = kindTest(node, facts, plan);
    return test?.kind === "is" ? covers([], test) : undefined;
  },
  rewrite: (_node, test, ctx) => isKind(test, ctx),
});
