// Implements comma-ok-return: `v, ok := m[k]; return v, ok` → `m.get(k).cloned()` (idioms.md `comma-ok`).

import type { Stmt } from "../../lib/go/ast.ts";
import { resultAround, varOf } from "../../lib/patterns/error-facts.ts";
import { restOf } from "../../lib/patterns/error-checks.ts";
import { covers, definePattern } from "../../lib/patterns/kit.ts";
import { optionValue } from "../../lib/patterns/lookups.ts";
import { type OkAssign, okAssign } from "../../lib/patterns/ok-checks.ts";
import { exprStmt, optionInner, ret, sameType, t } from "../../lib/rust/factory.ts";

export default definePattern<"AssignStmt", { readonly ok: OkAssign; readonly ret: Stmt }>({
  id: "comma-ok-return",
  title: "A lookup given back as it is",
  category: "errors",
  catalogue: ["comma-ok", "map-comma-ok"],
  what: "The value and its flag are handed on together: the `Option` of the lookup is the result.",
  why: "An `Option` is one value, so that nothing has to be taken apart and put together again.",
  link: { text: "Option", url: "https://doc.rust-lang.org/std/option/enum.Option.html" },
  root: "AssignStmt",
  tier: "idiom",
  match(node, facts, plan) {
    const ok = okAssign(node, facts, plan);
    const next = restOf(node, facts)[0];
    if (
      !ok ||
      next?.kind !== "ReturnStmt" ||
      next.results.length !== node.lhs.length ||
      resultAround(node, facts, plan)?.kind !== "option"
    )
      return undefined;
    const same = next.results.every((e, i) => varOf(e, facts) !== undefined && varOf(e, facts) === varOf(node.lhs[i], facts));
    return same ? covers([next], { ok, ret: next }) : undefined;
  },
  rewrite(node, { ok }, ctx) {
    const around = resultAround(node, ctx.facts, ctx.plan);
    const want =
      around?.kind === "option"
        ? around.types.length === 1 && around.types[0]
          ? around.types[0]
          : t.tuple(...around.types)
        : undefined;
    const found = optionValue(ok.source, ctx, want?.kind !== "RefType");
    const inner = found && optionInner(found.type);
    if (!found || !want || !inner || !sameType(inner, want)) return undefined;
    return [...found.before, exprStmt(ret(found.expr))];
  },
});
