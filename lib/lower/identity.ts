// Implements the check that a pointer which only looks at a value never becomes an owner of it: a copy is another value.

import type { Facts } from "../analysis/facts.ts";
import { isChangedInPlace } from "../analysis/changes.ts";
import type { Expr } from "../go/ast.ts";
import type { Value } from "../patterns/value.ts";
import type { RustType } from "../rust/ast.ts";
import { boxInner, isShared, optionInner } from "../rust/factory.ts";

/** Would `want` take a copy of what `e` points to, while the program changes such values? */
export function losesIdentity(e: Expr, v: Value, want: RustType, facts: Facts): boolean {
  const type = facts.info.typeOf(e);
  if (type.kind !== "Pointer" || facts.info.isType(e)) return false;
  // `f(&x)`, where `f` looks at a handle and `x` is a variable of its own.
  const look = core(want);
  if (e.kind === "UnaryExpr" && e.op === "&" && look.kind === "RefType" && isShared(look.inner)) return !isHandle(v.type);
  if (!v.place) return false;
  const from = core(v.type);
  if (v.movable && from.kind !== "RefType") return false;
  const to = core(want);
  if (to.kind === "RefType" || isHandle(from) || to.kind !== "PathType") return false;
  return isChangedInPlace(type.elem, facts);
}

/** Without the option around it. */
const core = (r: RustType): RustType => {
  const stripped = r.kind === "RefType" && optionInner(r.inner) ? r.inner : r;
  return optionInner(stripped) ?? stripped;
};
/** A handle that shares what it holds, an option or a reference around it or not. */
export const isHandle = (r: RustType): boolean => {
  const inner = core(r.kind === "RefType" ? r.inner : r);
  return isShared(inner) || boxInner(inner)?.kind === "DynType";
};
