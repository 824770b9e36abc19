// Implements captured variables that a closure changes between reads around it: a `Cell`, for numbers and flags (idioms.md A9).

import type { Expr, FuncLit } from "../../go/ast.ts";
import type { RustAssignOp, RustExpr, RustStmt, RustType } from "../../rust/ast.ts";
import { binary, call, exprStmt, isBool, isNumeric, local, methodCall, path, t } from "../../rust/factory.ts";
import type { VarObj } from "../../semantics/objects.ts";
import type { Emitter } from "../emitter.ts";

const known = new WeakMap<VarObj, boolean>();

/** A number or flag that a closure in a variable writes, and that is used between that closure's calls. */
export function isCell(v: VarObj, ctx: Emitter): boolean {
  const done = known.get(v);
  if (done !== undefined) return done;
  const found = v.role === "local" && isPlain(ctx.plan.typeOf(v.type)) && !ctx.plan.sharedForm(v) && interleaves(v, ctx);
  known.set(v, found);
  return found;
}

const isPlain = (r: RustType): boolean => isNumeric(r) || isBool(r);

function interleaves(v: VarObj, ctx: Emitter): boolean {
  const { facts } = ctx;
  const captures = facts.capturesOf(v);
  if (!captures.some((c) => c.writes) || facts.uses.of(v).some((u) => u.role.kind === "address")) return false;
  const holders = captures.map((c) => ({ closure: c.closure, holder: holderOf(c.closure, ctx) }));
  if (holders.some((h) => !h.holder)) return false;
  return captures.some(({ closure }) => {
    const holder = holders.find((h) => h.closure === closure)?.holder;
    if (!holder) return false;
    const last = Math.max(...facts.uses.of(holder).map((u) => u.ident.span.end));
    return facts.uses
      .of(v)
      .some((u) => !facts.tree.isInside(u.ident, closure) && u.ident.span.start > closure.span.end && u.ident.span.start < last);
  });
}

/** The variable that a closure is declared into, of which only calls are made. */
function holderOf(f: FuncLit, ctx: Emitter): VarObj | undefined {
  const p = ctx.facts.tree.parentOf(f);
  const id = p?.kind === "AssignStmt" && p.op === ":=" ? p.lhs[p.rhs.indexOf(f)] : undefined;
  const v = id?.kind === "Ident" ? ctx.info.objectOf(id) : undefined;
  return v?.kind === "Var" && ctx.facts.uses.of(v).every((u) => u.role.kind === "define" || u.role.kind === "called")
    ? v
    : undefined;
}

export const cellType = (inner: RustType): RustType =>
  t.path({ segments: [{ name: "Cell", generics: [inner] }], import: "std::cell::Cell" });
export const newCell = (value: RustExpr): RustExpr => call(path("std::cell::Cell::new"), [value]);

export function storeCell(v: VarObj, op: RustAssignOp | "=", r: Expr | undefined, ctx: Emitter): RustStmt[] {
  const type = ctx.rustType(v.type);
  const name = local(ctx.nameOf(v));
  const value = r ? ctx.coerce(ctx.derefd(ctx.expr(r, type)), type) : undefined;
  const given: RustExpr = value?.expr ?? { kind: "LitExpr", lit: { kind: "num", text: "1" } };
  const next = op === "=" ? given : binary(methodCall(name, "get"), op.slice(0, -1) as "+", given);
  return [...(value?.before ?? []), exprStmt(methodCall(name, "set", [next]), true)];
}
