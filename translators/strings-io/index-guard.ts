// Implements index-guard: `i := strings.Index(s, x)` and `if i < 0 { return … }` → `let Some(i) = s.find(x) else { return … };`.

import type { AssignStmt, CallExpr, IfStmt } from "../../lib/go/ast.ts";
import type { Facts } from "../../lib/analysis/facts.ts";
import { diverges } from "../../lib/analysis/tree.ts";
import { covers, definePattern } from "../../lib/patterns/kit.ts";
import { letElse, p, t } from "../../lib/rust/factory.ts";
import type { VarObj } from "../../lib/semantics/objects.ts";
import { isSearch, optionOf, sentinelTest } from "../../lib/patterns/search.ts";

interface Data {
  readonly call: CallExpr;
  readonly index: VarObj;
  readonly guard: IfStmt;
}

export default definePattern<"AssignStmt", Data>({
  id: "index-guard",
  title: "No index, no going on",
  category: "generics-collections",
  catalogue: ["str-index"],
  what: "`let … else` takes the index out of the `Option`, or leaves as the check of -1 did.",
  why: "Behind the `let` the index is there for certain, and the compiler knows that the other way leads out.",
  link: { text: "let-else", url: "https://doc.rust-lang.org/rust-by-example/flow_control/let_else.html" },
  root: "AssignStmt",
  tier: "idiom",
  match(node, facts) {
    const found = read(node, facts);
    return found && covers<Data>([found.guard], found);
  },
  rewrite(_node, d, ctx) {
    const found = optionOf(ctx.expr(d.call));
    const leave = ctx.block(d.guard.body);
    return [...found.before, letElse(p.some(ctx.bind(d.index, t.usize)), found.expr, leave)];
  },
});

function read(node: AssignStmt, facts: Facts): Data | undefined {
  const [id, ...more] = node.op === ":=" ? node.lhs : [];
  const [call] = node.rhs;
  if (id?.kind !== "Ident" || more.length > 0 || call?.kind !== "CallExpr" || !isSearch(call, facts)) return undefined;
  const index = facts.info.objectOf(id);
  const siblings = facts.tree.siblingsOf(node);
  const guard = siblings?.list[siblings.index + 1];
  if (index?.kind !== "Var" || guard?.kind !== "IfStmt" || guard.init || guard.else) return undefined;
  if (sentinelTest(guard.cond, index, facts) !== "missing" || !diverges(guard.body)) return undefined;
  const unfit = facts.uses
    .of(index)
    .some((u) => facts.tree.isInside(u.ident, guard.body) || u.role.kind === "assign" || u.role.kind === "update");
  return unfit ? undefined : { call, index, guard };
}
