// Implements index-found: `if i := strings.Index(s, x); i >= 0 {…}` → `if let Some(i) = s.find(x) {…}`.

import type { CallExpr, IfStmt } from "../../lib/go/ast.ts";
import type { Facts } from "../../lib/analysis/facts.ts";
import { covers, definePattern } from "../../lib/patterns/kit.ts";
import { exprStmt, ifExpr, letExpr, p, t } from "../../lib/rust/factory.ts";
import type { VarObj } from "../../lib/semantics/objects.ts";
import { isSearch, optionOf, sentinelTest } from "../../lib/patterns/search.ts";

interface Data {
  readonly call: CallExpr;
  readonly index: VarObj;
}

export default definePattern<"IfStmt", Data>({
  id: "index-found",
  title: "An index, if there is one",
  category: "generics-collections",
  catalogue: ["str-index"],
  what: "The search gives an `Option`, and `if let` opens it: the index exists only where something was found.",
  why: 'Go marks "not found" by -1, a number that can be used by mistake; `None` is no number.',
  link: { text: "str::find", url: "https://doc.rust-lang.org/std/primitive.str.html#method.find" },
  root: "IfStmt",
  tier: "idiom",
  match(node, facts) {
    const found = read(node, facts);
    return found && covers<Data>(node.init ? [node.init] : [], found);
  },
  rewrite(node, d, ctx) {
    const found = optionOf(ctx.expr(d.call));
    const pat = p.some(ctx.bind(d.index, t.usize));
    const otherwise = node.else?.kind === "IfStmt" ? ctx.stmts([node.else]) : node.else && ctx.block(node.else);
    return [...found.before, exprStmt(ifExpr(letExpr(pat, found.expr), ctx.block(node.body), otherwise))];
  },
});

function read(node: IfStmt, facts: Facts): Data | undefined {
  const { init, cond } = node;
  const [id, ...more] = init?.kind === "AssignStmt" && init.op === ":=" ? init.lhs : [];
  const call = init?.kind === "AssignStmt" ? init.rhs[0] : undefined;
  if (id?.kind !== "Ident" || more.length > 0 || call?.kind !== "CallExpr" || !isSearch(call, facts)) return undefined;
  const index = facts.info.objectOf(id);
  if (index?.kind !== "Var" || sentinelTest(cond, index, facts) !== "found") return undefined;
  const usedElse = node.else && facts.uses.of(index).some((u) => facts.tree.isInside(u.ident, node.else!));
  const changed = facts.uses.of(index).some((u) => u.role.kind === "assign" || u.role.kind === "update");
  return usedElse || changed ? undefined : { call, index };
}
