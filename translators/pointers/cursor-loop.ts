// Implements the idiom of a walk along a list: `while let Some(node) = cursor` (idioms.md `list-cursor`).

import type { Facts } from "../../lib/analysis/facts.ts";
import type { AssignStmt, ForStmt, Stmt } from "../../lib/go/ast.ts";
import { covers, definePattern } from "../../lib/patterns/kit.ts";
import { heldIn, hidesLater, type NilCheck, nilCheck } from "../../lib/patterns/nil-checks.ts";
import { assign, exprStmt, letExpr, p } from "../../lib/rust/factory.ts";
import type { VarObj } from "../../lib/semantics/objects.ts";

interface Data extends NilCheck {
  readonly step: AssignStmt;
  readonly body: readonly Stmt[];
}

/** Forms: `for n := x; n != nil; n = n.Next { … }`, and `for n != nil { …; n = next }`. */
export default definePattern<"ForStmt", Data>({
  id: "cursor-loop",
  catalogue: ["list-*"],
  root: "ForStmt",
  tier: "idiom",
  category: "types",
  title: "A walk along a list is `while let`",
  what: "Each turn opens the cursor and gives its node a name, and the last line puts the next one in; at `None` the loop is over.",
  why: "`while let` checks and opens the `Option` in one place, so that the body holds a node and never asks again.",
  link: { text: "Rust by Example: while let", url: "https://doc.rust-lang.org/rust-by-example/flow_control/while_let.html" },
  match(s, facts) {
    const check = s.cond && nilCheck(s.cond, "!=", facts);
    if (!check || facts.tree.parentOf(s)?.kind === "LabeledStmt") return undefined;
    const last = s.post ?? s.body.list.at(-1);
    const body = s.post ? s.body.list : s.body.list.slice(0, -1);
    if (
      last?.kind !== "AssignStmt" ||
      last.op !== "=" ||
      last.lhs.length !== 1 ||
      last.rhs.length !== 1 ||
      !isVariable(last, check.variable, facts)
    )
      return undefined;
    if (facts.nodesOf("BranchStmt", s.body).some((b) => b.tok !== "break")) return undefined;
    const inBody = facts.uses.of(check.variable).filter((u) => body.some((x) => facts.tree.isInside(u.ident, x)));
    if (
      inBody.length === 0 ||
      inBody.some((u) => u.role.kind === "nil-compare" || (u.role.kind === "assign" && u.steps.length === 0))
    )
      return undefined;
    return covers(s.post ? [] : [last], { ...check, step: last, body });
  },
  rewrite(s, { variable, ident, step, body }, ctx) {
    const init = s.init ? ctx.stmts([s.init]) : [];
    const inner = heldIn(variable, ctx);
    if (!inner || (isOwned(inner) && breaksOut(s, variable, ctx.facts))) return undefined;
    const outer = ctx.typeOfBinding(variable);
    const cursor = ctx.peek(ident);
    const from = step.rhs[0];
    if (!from) return undefined;
    const { pat, stmts, next } = ctx.rebind(variable, ctx.fresh("node"), inner, (bound) => ({
      pat: bound,
      stmts: ctx.stmts(body),
      next: ctx.expr(from, outer),
    }));
    const target = ctx.placeToAssign(ident);
    const advance = exprStmt(assign(target.expr, next.expr), true);
    const loop = exprStmt(
      {
        kind: "WhileExpr",
        cond: letExpr(p.some(pat), cursor.expr),
        body: { kind: "Block", stmts: [...stmts, ...next.before, advance] },
      },
      false,
    );
    return s.init && hidesLater(s, s.init, ctx.facts)
      ? [exprStmt({ kind: "Block", stmts: [...init, loop] }, false)]
      : [...init, loop];
  },
});

const isVariable = (s: AssignStmt, v: VarObj, facts: Facts): boolean =>
  s.lhs[0]?.kind === "Ident" && facts.info.objectOf(s.lhs[0]) === v;
const isOwned = (r: { readonly kind: string }): boolean => r.kind !== "RefType";

/** A `break` leaves with the node taken out of the cursor: nobody may read the cursor then. */
const breaksOut = (s: ForStmt, v: VarObj, facts: Facts): boolean =>
  facts.nodesOf("BranchStmt", s.body).length > 0 && facts.isUsedAfter(v, s, (u) => !facts.tree.isInside(u.ident, s));
