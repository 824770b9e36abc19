// Implements error-switch: `switch { case errors.Is(…): … case errors.As(…): … }` → `match` on the error (idioms.md `err-sentinel`, `err-struct`).

import type { Expr } from "../../lib/go/ast.ts";
import { lowerKinds } from "../../lib/patterns/error-kinds.ts";
import { kindSwitch, targetDecls, type KindSwitch } from "../../lib/patterns/error-tests.ts";
import { covers, definePattern } from "../../lib/patterns/kit.ts";

interface Data {
  readonly kinds: KindSwitch;
  readonly err: Expr;
}

export default definePattern<"SwitchStmt", Data>({
  id: "error-switch",
  title: "The kind of an error is its type",
  category: "errors",
  catalogue: ["err-sentinel", "err-struct"],
  what: "The cases that ask `errors.Is` and `errors.As` one after the other are arms of one `match`; what `errors.As` filled is bound by the pattern.",
  why: "One enum holds every error of the program, and a `match` over it is checked: add a variant, and the compiler shows every `match` that has no arm for it.",
  link: { text: "match", url: "https://doc.rust-lang.org/book/ch06-02-match.html" },
  root: "SwitchStmt",
  tier: "idiom",
  match(node, facts, plan) {
    const kinds = kindSwitch(node, facts, plan);
    const first = kinds?.cases[0]?.tests[0];
    if (!kinds || kinds.passed || !first) return undefined;
    const sib = facts.tree.siblingsOf(node);
    const decls = targetDecls(sib?.list.slice(0, sib.index) ?? [], kinds.targets, facts);
    if (kinds.targets.length > 0 && decls.length === 0) return undefined;
    return covers(decls, { kinds, err: first.err });
  },
  rewrite: (_node, { kinds, err }, ctx) => lowerKinds(kinds, err, ctx),
});
