// Implements errors-as: `if errors.As(err, &target) {…}` and chains of such questions → `if let`, `match` (idioms.md `err-struct`).

import type { Expr } from "../../lib/go/ast.ts";
import { lowerKinds } from "../../lib/patterns/error-kinds.ts";
import { kindSwitch, targetDecls, type KindSwitch } from "../../lib/patterns/error-tests.ts";
import { covers, definePattern } from "../../lib/patterns/kit.ts";

interface Data {
  readonly kinds: KindSwitch;
  readonly err: Expr;
}

export default definePattern<"IfStmt", Data>({
  id: "errors-as",
  title: "The pattern binds the typed error",
  category: "errors",
  catalogue: ["err-struct", "err-sentinel"],
  what: "`errors.As`, like a type assertion, asks whether the error is of a type, and gives it that type. A Rust pattern asks, and binds what is wanted of it, at once: no variable is declared before. Where the error can be of no other type, nothing is asked.",
  why: "The value exists only where the question was answered with yes; there is no nil target to read by mistake.",
  link: { text: "if let", url: "https://doc.rust-lang.org/book/ch06-03-if-let.html" },
  root: "IfStmt",
  tier: "idiom",
  match(node, facts, plan) {
    const kinds = kindSwitch(node, facts, plan);
    const first = kinds?.cases[0]?.tests[0];
    if (!kinds || kinds.passed || !first || (first.kind === "is" && kinds.cases.length < 2)) return undefined;
    const parent = facts.tree.parentOf(node);
    if (parent?.kind === "IfStmt") return undefined;
    const sib = facts.tree.siblingsOf(node);
    const decls = targetDecls(sib?.list.slice(0, sib.index) ?? [], kinds.targets, facts);
    if (kinds.targets.length > 0 && decls.length === 0) return undefined;
    return covers(decls, { kinds, err: first.err });
  },
  rewrite: (_node, { kinds, err }, ctx) => lowerKinds(kinds, err, ctx),
});
