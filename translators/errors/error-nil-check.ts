// Implements error-nil-check: `if err != nil {…}` on an error variable of its own → `if let Some(err) = err {…}` (idioms.md `err-var-reuse`).

import { checksNil } from "../../lib/patterns/error-checks.ts";
import { isErrorExpr, varOf } from "../../lib/patterns/error-facts.ts";
import { covers, definePattern } from "../../lib/patterns/kit.ts";
import { exprStmt, ifExpr, letExpr, local, optionInner, p, ref, stripRefs, t } from "../../lib/rust/factory.ts";
import { placeOf } from "../../lib/patterns/value.ts";
import type { VarObj } from "../../lib/semantics/objects.ts";

export default definePattern<"IfStmt", { readonly variable: VarObj }>({
  id: "error-nil-check",
  title: "An error that may be nil is an Option",
  category: "errors",
  catalogue: ["err-var-reuse"],
  what: "The error stands in a variable that may hold none: an `Option`, and `if let Some(err)` looks into it.",
  why: "Rust has no nil error. `None` stands for it, and the error has a name only where there is one.",
  link: { text: "Option", url: "https://doc.rust-lang.org/std/option/enum.Option.html" },
  root: "IfStmt",
  tier: "typed",
  match(node, facts) {
    if (node.init || node.cond.kind !== "BinaryExpr") return undefined;
    const id = [node.cond.x, node.cond.y].find((e) => e.kind === "Ident" && isErrorExpr(e, facts));
    const variable = varOf(id, facts);
    return variable && checksNil(node.cond, variable, "!=", facts) ? covers([], { variable }) : undefined;
  },
  rewrite(node, { variable }, ctx) {
    const id =
      node.cond.kind === "BinaryExpr" ? [node.cond.x, node.cond.y].find((e) => varOf(e, ctx.facts) === variable) : undefined;
    const held = id && ctx.peek(id);
    const inner = held && optionInner(stripRefs(held.type));
    const reads = ctx.facts.nodesOf("Ident", node.body).filter((x) => ctx.info.objectOf(x) === variable);
    const isAssigned = reads.some((x) => ctx.facts.uses.useAt(x)?.role.kind === "assign");
    if (!held || !inner || reads.length === 0 || isAssigned || node.else?.kind === "IfStmt") return undefined;
    const lastRead =
      ctx.facts.usesAfter(variable, node).length === 0 &&
      (variable.role === "local" || variable.role === "param") &&
      ctx.facts.capturesOf(variable).length === 0 &&
      held.type.kind !== "RefType";
    const name = ctx.nameOf(variable);
    const type = lastRead ? inner : t.ref(stripRefs(inner));
    const inside = ctx.withBinding(variable, placeOf(local(name), type, { movable: lastRead }), () => ctx.block(node.body));
    const otherwise = node.else?.kind === "BlockStmt" ? ctx.block(node.else) : undefined;
    const scrutinee = lastRead || held.type.kind === "RefType" ? held.expr : ref(held.expr);
    return [...held.before, exprStmt(ifExpr(letExpr(p.some(name), scrutinee), inside, otherwise ?? undefined))];
  },
});
