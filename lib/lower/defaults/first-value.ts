// Implements the first value of a local: looked at where it lies, changed through a view, owned, or no value but another name.

import { functionTypeOf } from "../../analysis/function-newtypes.ts";
import type { Facts } from "../../analysis/facts.ts";
import type { Expr, Ident } from "../../go/ast.ts";
import type { Value } from "../../patterns/value.ts";
import { isReference } from "../../plan/access.ts";
import type { RustType } from "../../rust/ast.ts";
import { isShared, isString, t, vecElem } from "../../rust/factory.ts";
import type { VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Emitter } from "../emitter.ts";
import { isNewtype } from "../newtype.ts";
import { variantAt } from "../sums.ts";
import { keepsTexts } from "./ownership.ts";

/** Initialiser of a local: looked at where the local can borrow, changed through where it is a mutable view. */
export function firstValue(v: VarObj, e: Expr, typed: boolean, ctx: Emitter): Value {
  if (ctx.plan.pointers.isTaken(e)) return ctx.take(e);
  const cursor = ctx.plan.pointers.cursorOf(v);
  if (cursor) return cursor.changes ? ctx.placeToWrite(e) : ctx.peek(e);
  // What an `any` starts with is wrapped where it stands.
  const slot = ctx.plan.typeOfSlot(v);
  if (variantAt(e, slot, ctx) || functionTypeOf(v.type)) return ctx.expr(e, slot);
  const isView = v.type.kind === "Pointer" || isReference(v.type);
  const isLiteral =
    e.kind === "CompositeLit" ||
    e.kind === "FuncLit" ||
    (e.kind === "UnaryExpr" && e.x.kind === "CompositeLit") ||
    e.kind === "CallExpr";
  if (typed || isLiteral) {
    const value = ctx.lower(e, "value", typed ? ctx.plan.typeOfSlot(v) : literalWish(v, ctx));
    return typed && isNewtype(v.type, ctx) ? ctx.coerce(value, ctx.plan.typeOfSlot(v)) : value;
  }
  const target = e.kind === "UnaryExpr" && e.op === "&" ? e.x : undefined;
  if (target && !isShared(ctx.plan.typeOf(v.type))) return ctx.plan.isMutated(v) ? ctx.borrowMut(target) : ctx.borrow(target);
  if (isView && ctx.plan.isMutated(v) && !isShared(ctx.plan.typeOf(v.type)) && !growsOrMoves(v, ctx)) return ctx.borrowMut(e);
  return ctx.lower(e, "value");
}

/** `p := &x` while `x` itself goes on being used: `p` is another name for `x`, and needs no binding. */
export function isAlias(v: VarObj, e: Expr, ctx: Emitter): boolean {
  const x = e.kind === "UnaryExpr" && e.op === "&" && isSteady(e.x, ctx.facts) ? e.x : undefined;
  const root = x && rootIdent(x);
  const target = root && ctx.info.objectOf(root);
  if (
    !x ||
    !root ||
    target?.kind !== "Var" ||
    target.role === "package" ||
    v.type.kind !== "Pointer" ||
    isShared(ctx.plan.typeOf(v.type))
  )
    return false;
  const plain = ctx.facts.uses
    .of(v)
    .every(
      (u) =>
        u.role.kind !== "store" &&
        u.role.kind !== "return" &&
        u.role.kind !== "send" &&
        u.role.kind !== "nil-compare" &&
        !(u.role.kind === "assign" && u.steps.length === 0),
    );
  const interleaved = ctx.facts.usesAfter(target, root).some((u) => ctx.facts.usesAfter(v, u.ident).length > 0);
  if (!plain || !interleaved || ctx.plan.isNilable(v)) return false;
  ctx.bindings.alias(v, x);
  return true;
}

/** A list of texts that is kept, changed element by element or handed to a function of the program holds them itself. */
function literalWish(v: VarObj, ctx: Emitter): RustType | undefined {
  if (ctx.plan.pointers.lookingOf(v)) return ctx.plan.typeOfSlot(v);
  const owned = ctx.plan.typeOf(v.type);
  return v.type.kind === "Slice" && isString(vecElem(owned) ?? t.infer) && keepsTexts(v, ctx.facts) ? owned : undefined;
}

function growsOrMoves(v: VarObj, ctx: Emitter): boolean {
  return ctx.facts.uses.of(v).some((u) => u.role.kind === "assign" && u.steps.length === 0);
}

const rootIdent = (e: Expr): Ident | undefined =>
  e.kind === "Ident"
    ? e
    : e.kind === "SelectorExpr" || e.kind === "IndexExpr" || e.kind === "ParenExpr"
      ? rootIdent(e.x)
      : undefined;

/** Names the same place however often it is read: constant indices only, no map, no pointer on the way. */
function isSteady(e: Expr, facts: Facts): boolean {
  if (e.kind === "Ident") return true;
  if (e.kind === "ParenExpr") return isSteady(e.x, facts);
  const u = e.kind === "IndexExpr" || e.kind === "SelectorExpr" ? underlying(facts.info.typeOf(e.x)) : undefined;
  if (e.kind === "SelectorExpr") return u?.kind === "Struct" && isSteady(e.x, facts);
  return (
    e.kind === "IndexExpr" &&
    (u?.kind === "Slice" || u?.kind === "Array") &&
    e.indices.every((i) => facts.info.constOf(i) !== undefined) &&
    isSteady(e.x, facts)
  );
}
