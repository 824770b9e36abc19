// Implements the question whether an operand changes the place that it stands beside: `d.size[d.find(2)]`, `s.put(0, s.next())`. Rust
// borrows the place first, Go calls first: such an operand is worked out before.

import type { Expr } from "../../go/ast.ts";
import { letStmt, local } from "../../rust/factory.ts";
import type { Value } from "../../patterns/value.ts";
import type { Emitter } from "../emitter.ts";

/** Does a call within `at` change what `place` is a part of? */
export function changesOwner(at: Expr, place: Expr, ctx: Emitter): boolean {
  const owner = rootOf(place);
  const v = owner.kind === "Ident" ? ctx.info.objectOf(owner) : undefined;
  const isOwner = (e: Expr | undefined): boolean => {
    const root = e && rootOf(e);
    return root?.kind === "Ident" && ctx.info.objectOf(root) === v;
  };
  return (
    v?.kind === "Var" &&
    ctx.facts.nodesOf("CallExpr", at).some((c) => {
      const f = ctx.info.calleeOf(c);
      if (!f || f.pkg) return false;
      const plan = ctx.plan.func(f);
      if (c.fun.kind === "SelectorExpr" && plan.self === "&mut self" && isOwner(c.fun.x)) return true;
      return c.args.some((a, i) => {
        const type = plan.params[i]?.type;
        return type?.kind === "RefType" && type.mut && isOwner(a);
      });
    })
  );
}

/** `*p`, `&x`, `x.f` and `x[i]` lead to `x`. */
const rootOf = (e: Expr): Expr =>
  e.kind === "IndexExpr" ||
  e.kind === "SliceExpr" ||
  e.kind === "SelectorExpr" ||
  e.kind === "StarExpr" ||
  e.kind === "ParenExpr" ||
  (e.kind === "UnaryExpr" && e.op === "&")
    ? rootOf(e.x)
    : e;

export function workedOutFirst(v: Value, hint: string, ctx: Emitter): Value {
  const name = ctx.fresh(hint);
  return { ...v, expr: local(name), before: [...v.before, letStmt(name, v.expr)], place: true };
}
