// Implements closures that wait: each call of one must be awaited, so that all its calls must be known (idioms.md A10).

import type { Expr, FuncLit, Node } from "../../../go/ast.ts";
import type { VarObj } from "../../../semantics/objects.ts";
import type { Emitter } from "../../emitter.ts";

/** Called on the spot, or held by a variable that is only ever called. */
export function isAwaited(f: FuncLit, ctx: Emitter): boolean {
  const p = ctx.facts.tree.parentOf(f);
  if (p?.kind === "CallExpr" && p.fun === f) return true;
  const v = holderOf(f, p, ctx);
  return v !== undefined && literalOf(v, ctx) === f;
}

/** Does calling this function value give a future? */
export function holdsAsyncClosure(fun: Expr, ctx: Emitter): boolean {
  const v = fun.kind === "Ident" ? ctx.info.objectOf(fun) : undefined;
  const f = v?.kind === "Var" ? literalOf(v, ctx) : undefined;
  return f !== undefined && ctx.plan.closure(f).async;
}

function holderOf(f: FuncLit, p: Node | undefined, ctx: Emitter): VarObj | undefined {
  const name =
    p?.kind === "AssignStmt" && p.op === ":="
      ? p.lhs[p.rhs.indexOf(f)]
      : p?.kind === "ValueSpec"
        ? p.names[p.values.indexOf(f)]
        : undefined;
  const v = name?.kind === "Ident" ? ctx.info.objectOf(name) : undefined;
  return v?.kind === "Var" ? v : undefined;
}

/** The one literal that the variable ever holds, if it is only called. */
function literalOf(v: VarObj, ctx: Emitter): FuncLit | undefined {
  const uses = ctx.facts.uses.of(v);
  const decl = uses.find((u) => u.role.kind === "define")?.ident;
  const p = decl && ctx.facts.tree.parentOf(decl);
  const value =
    p?.kind === "AssignStmt"
      ? p.rhs[p.lhs.indexOf(decl as Expr)]
      : p?.kind === "ValueSpec"
        ? p.values[p.names.indexOf(decl as never)]
        : undefined;
  const onlyCalled = uses.every(
    (u) =>
      u.role.kind === "define" ||
      (u.role.kind === "called" && ctx.facts.tree.parentOf(ctx.facts.tree.parentOf(u.place) ?? u.place)?.kind !== "GoStmt"),
  );
  return value?.kind === "FuncLit" && onlyCalled ? value : undefined;
}
