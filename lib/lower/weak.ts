// Implements what `Weak` handles need where values meet their places: made from a handle, handed on, and opened (idioms.md `parent-weak`).

import type { Facts } from "../analysis/facts.ts";
import type { Expr, Ident } from "../go/ast.ts";
import type { EmitContext } from "../patterns/emit-context.ts";
import type { Value } from "../patterns/value.ts";
import type { RustExpr, RustType } from "../rust/ast.ts";
import { call, clone, isNamed, isRc, letStmt, local, methodCall, optionInner, path, pathExpr, ref } from "../rust/factory.ts";

/** May the variable's value move on here? Not where others look back at what it holds. */
export function movesOn(id: Ident, ctx: Pick<EmitContext, "facts" | "info" | "plan">): boolean {
  const v = ctx.info.objectOf(id);
  return ctx.facts.isLastUse(id) && !(v?.kind === "Var" && ctx.plan.pointers.isKept(v));
}

export const isWeak = (r: RustType): boolean => isNamed(r, "Weak");
export const noOne = (): RustExpr => call(path("std::rc::Weak::new"));

/** `x.parent.upgrade()`: an `Option<Rc<_>>` that is its own. */
export const isUpgrade = (e: RustExpr): boolean => fieldAsked(e) !== undefined;

/** A method is called on it: on nil, Go would panic as well, since the method does not ask. */
export function isReceiver(e: Expr, facts: Facts): boolean {
  const p = facts.tree.parentOf(e);
  return p?.kind === "ParenExpr"
    ? isReceiver(p, facts)
    : p?.kind === "SelectorExpr" && facts.info.selectionOf(p)?.kind === "method";
}

/** The field that `upgrade()` is asked of. */
const fieldAsked = (e: RustExpr): RustExpr | undefined =>
  e.kind === "MethodCallExpr" && e.method === "upgrade" && e.args.length === 0 ? e.recv : undefined;

/** What `upgrade()` gives in a statement of its own: the cell that has the field is free again when a function gets it. */
export function looked(v: Value, isOpened: boolean, ctx: { fresh(hint: string): string }): Value {
  const field = fieldAsked(v.expr);
  const name = ctx.fresh(field?.kind === "FieldExpr" ? field.field : "found");
  const init = isOpened ? methodCall(v.expr, "unwrap") : v.expr;
  const type = isOpened ? (optionInner(v.type) ?? v.type) : v.type;
  return { ...v, before: [...v.before, letStmt(name, init)], expr: local(name), type, place: true };
}

/** A handle seen as one that only looks. */
export function downgraded(v: Value): RustExpr | undefined {
  const isRef = v.type.kind === "RefType";
  const type = v.type.kind === "RefType" ? v.type.inner : v.type;
  const source =
    fieldAsked(v.expr) ?? (v.expr.kind === "MethodCallExpr" && v.expr.method === "unwrap" ? fieldAsked(v.expr.recv) : undefined);
  // What was looked up only to look again is the look itself.
  if (source) return clone(source);
  if (v.expr.kind === "PathExpr" && v.expr.path.segments.at(-1)?.name === "None") return noOne();
  if (isWeak(type)) return clone(v.expr);
  if (isRc(type)) return call(path("std::rc::Rc::downgrade"), [isRef ? v.expr : ref(v.expr)]);
  const held = optionInner(type);
  if (!held) return undefined;
  const seen = held.kind === "RefType" ? v.expr : methodCall(v.expr, "as_ref");
  return methodCall(methodCall(seen, "map", [pathExpr(path("std::rc::Rc::downgrade"))]), "unwrap_or_default");
}
