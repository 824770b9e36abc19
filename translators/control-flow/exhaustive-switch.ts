// Implements the idiom of a switch over all constants of a set, followed by a return that can't be reached.

import type { Stmt } from "../../lib/go/ast.ts";
import { leavesFunction } from "../../lib/analysis/tree.ts";
import { covers, definePattern } from "../../lib/patterns/kit.ts";

/** Form: `switch x { case A: return …; case B: return … }; return fallback`, where A and B are all there is. */
export default definePattern<"SwitchStmt", null>({
  id: "exhaustive-switch",
  catalogue: ["switch-match"],
  root: "SwitchStmt",
  tier: "typed",
  category: "types",
  title: "`match` covers every case",
  what: "All constants of `{type}` have a case that returns, so the lines after the switch can't be reached and fall away.",
  why: "`match` on an enum is exhaustive: the compiler proves that there is no other case.",
  link: { text: "The Rust book: match", url: "https://doc.rust-lang.org/book/ch06-02-match.html" },
  match(s, facts, plan) {
    if (!s.tag || s.body.some((c) => c.isDefault)) return undefined;
    const type = facts.info.typeOf(s.tag);
    const set = type.kind === "Named" ? plan.enumOf(type.obj) : undefined;
    if (!set || type.kind !== "Named") return undefined;
    const cases = new Set(s.body.flatMap((c) => c.list.map((e) => facts.textOf(e))));
    const all = set.variants.every((v) => v.constant !== undefined && cases.has(v.constant));
    if (!all || !s.body.every((c) => leavesFunction(c.body.at(-1)))) return undefined;
    const siblings = facts.tree.siblingsOf(s);
    const rest: readonly Stmt[] = siblings ? siblings.list.slice(siblings.index + 1) : [];
    return rest.length > 0 ? covers(rest, null, { type: type.obj.name }) : undefined;
  },
  rewrite: (s, _data, ctx) => ctx.defaultStmt(s),
});
