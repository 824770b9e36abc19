// Implements comma-ok sources as options: map lookups and calls that give an `Option` in Rust.

import type { CallExpr, Expr, Ident, IndexExpr, UnaryExpr } from "../go/ast.ts";
import type { Facts } from "../analysis/facts.ts";
import type { Use } from "../analysis/uses.ts";
import type { Plan } from "../plan/plan.ts";
import type { RustExpr, RustType } from "../rust/ast.ts";
import { argsOf, isOption, isRc, methodCall, optionInner, ref, sameType, stripRefs, t } from "../rust/factory.ts";
import type { VarObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import type { EmitContext } from "./emit-context.ts";
import { temp, type Value } from "./value.ts";

/** The right side of `v, ok := …` that has an `Option` in Rust. */
export type OptionSource =
  | { readonly kind: "map"; readonly index: IndexExpr }
  /** A call, or a receive: `<-ch` gives an option where its flag is asked for. */
  | { readonly kind: "call"; readonly call: CallExpr | UnaryExpr };

export function optionSource(e: Expr | undefined, facts: Facts, plan: Plan): OptionSource | undefined {
  if (e?.kind === "ParenExpr") return optionSource(e.x, facts, plan);
  if (e?.kind === "IndexExpr" && underlying(facts.info.typeOf(e.x)).kind === "Map") return { kind: "map", index: e };
  if (e?.kind === "UnaryExpr" && e.op === "<-") return isSignalled(e.x, facts, plan) ? undefined : { kind: "call", call: e };
  if (e?.kind !== "CallExpr") return undefined;
  if (plan.errors.resultOf(e)?.form === "option") return { kind: "call", call: e };
  const f = facts.info.calleeOf(e);
  return f && !f.pkg && plan.func(f).result.kind === "option" ? { kind: "call", call: e } : undefined;
}

/** A channel that only closes gives no values. */
function isSignalled(chan: Expr, facts: Facts, plan: Plan): boolean {
  const v = chan.kind === "Ident" ? facts.info.objectOf(chan) : undefined;
  return v?.kind !== "Var" ? chan.kind === "CallExpr" : plan.channels.halvesOf(v)?.signal === true;
}

export interface MapTypes {
  readonly key: RustType;
  readonly elem: RustType;
  readonly isSet: boolean;
}
export function mapTypesOf(r: RustType): MapTypes | undefined {
  const inner = stripRefs(r);
  const map = argsOf(inner, "HashMap") ?? argsOf(inner, "BTreeMap");
  if (map?.[0] && map[1]) return { key: map[0], elem: map[1], isSet: false };
  const set = argsOf(inner, "HashSet") ?? argsOf(inner, "BTreeSet");
  return set?.[0] ? { key: set[0], elem: t.unit, isSet: true } : undefined;
}

/** `m.get(k)`: `Option<&V>`; `get_mut` where the element is changed through it. Undefined where the map is not a plain one. */
export function lookup(e: IndexExpr, ctx: EmitContext, write = false): Value | undefined {
  const parts = lookupParts(e, ctx, write);
  if (!parts || parts.types.isSet) return undefined;
  const { map, key, before, types } = parts;
  const type = t.option(write ? t.refMut(types.elem) : t.ref(types.elem));
  return temp(methodCall(map, write ? "get_mut" : "get", [key]), type, { before, borrows: parts.borrows });
}

/** `m.contains_key(k)`, `set.contains(k)`. */
export function contains(e: IndexExpr, ctx: EmitContext): Value | undefined {
  const parts = lookupParts(e, ctx, false);
  if (!parts) return undefined;
  return temp(methodCall(parts.map, parts.types.isSet ? "contains" : "contains_key", [parts.key]), t.bool, {
    before: parts.before,
  });
}

function lookupParts(e: IndexExpr, ctx: EmitContext, write: boolean) {
  const at = e.indices[0];
  const m = write ? ctx.placeToWrite(e.x) : ctx.peek(e.x);
  const types = mapTypesOf(m.type);
  if (!at || !types) return undefined;
  const key = keyOf(at, types.key, ctx);
  const { before, exprs } = ctx.sequence([m, key]);
  return { map: exprs[0] as RustExpr, key: exprs[1] as RustExpr, before, types, borrows: m.borrows };
}

/** A key as a lookup wants it: borrowed. */
function keyOf(at: Expr, type: RustType, ctx: EmitContext): Value {
  const v = ctx.peek(at);
  if (v.type.kind === "RefType") return v;
  const fitted = sameType(v.type, type) && !v.literal ? v : ctx.coerce(v, type);
  return { ...fitted, expr: ref(fitted.expr), type: t.ref(type), place: false };
}

/** The source as an `Option`, of owned values where `owned` says so. */
export function optionValue(s: OptionSource, ctx: EmitContext, owned: boolean, write = false): Value | undefined {
  if (s.kind === "call") {
    const v = ctx.expr(s.call);
    return isOption(v.type) ? v : undefined;
  }
  const v = lookup(s.index, ctx, write);
  const inner = v && optionInner(v.type);
  if (!v || inner?.kind !== "RefType" || inner.mut) return v;
  if (ctx.plan.isCopy(inner.inner)) ctx.derive(inner.inner, "Clone", "Copy");
  if (ctx.plan.isCopy(inner.inner)) return { ...v, expr: methodCall(v.expr, "copied"), type: t.option(inner.inner), borrows: [] };
  // A handle out of a cell, which is closed again when the line is over.
  if (!owned && !(isRc(inner.inner) && isInCell(v.expr))) return v;
  ctx.derive(inner.inner, "Clone");
  return { ...v, expr: methodCall(v.expr, "cloned"), type: t.option(inner.inner), borrows: [] };
}

const isInCell = (e: RustExpr): boolean =>
  e.kind === "MethodCallExpr"
    ? (["borrow", "lock"].includes(e.method) && e.args.length === 0) || isInCell(e.recv)
    : (e.kind === "FieldExpr" || e.kind === "IndexExpr") && isInCell(e.expr);

/** Must what a lookup finds be copied out, because it is changed apart from the map, or the map changes while it is used? */
export function mustCopyOut(s: OptionSource, found: readonly Expr[], ctx: EmitContext): boolean {
  if (s.kind !== "map") return false;
  const vars = found.flatMap((e) => {
    const o = e.kind === "Ident" ? ctx.info.objectOf(e) : undefined;
    return o?.kind === "Var" ? [o] : [];
  });
  const isPointer = underlying(ctx.info.typeOf(s.index)).kind === "Pointer";
  if (
    !isPointer &&
    vars.some(
      (v) =>
        ctx.plan.isMutated(v) ||
        ctx.facts.uses.of(v).some((u) => u.role.kind === "assign" && u.role.stmt !== ctx.facts.tree.stmtOf(s.index)),
    )
  )
    return true;
  const root = rootOf(s.index.x);
  const map = root && ctx.info.objectOf(root);
  if (map?.kind !== "Var") return false;
  const isCaptured = vars.some((v) => ctx.facts.capturesOf(v).length > 0);
  return isCaptured || ctx.facts.isUsedAfter(map, s.index, (u) => !isRepointed(u, map) && changes(u, ctx));
}

function rootOf(e: Expr): Ident | undefined {
  if (e.kind === "Ident") return e;
  return e.kind === "SelectorExpr" || e.kind === "ParenExpr" || e.kind === "StarExpr" || e.kind === "IndexExpr"
    ? rootOf(e.x)
    : undefined;
}

/** `node = next`: the variable looks elsewhere, and what it looked at stays. */
const isRepointed = (u: Use, v: VarObj): boolean => v.type.kind === "Pointer" && u.role.kind === "assign" && u.steps.length === 0;

/** Does the use change what the variable holds? */
function changes(u: Use, ctx: EmitContext): boolean {
  switch (u.role.kind) {
    case "assign":
    case "update":
    case "address":
      return true;
    case "receiver":
      return ctx.facts.stdEffectsOf(u.role.callee)?.mutatesReceiver ?? ctx.plan.func(u.role.callee).self === "&mut self";
    case "argument": {
      if (u.role.builtin) return u.role.index === 0 && ["delete", "clear", "append", "copy"].includes(u.role.builtin);
      const type = u.role.callee && !u.role.callee.pkg ? ctx.plan.func(u.role.callee).params[u.role.index]?.type : undefined;
      return type?.kind === "RefType" && type.mut;
    }
    default:
      return false;
  }
}

/** A pointer out of a map whose target is changed through it: `get_mut`. */
export const changesThrough = (s: OptionSource, found: Expr | undefined, ctx: EmitContext): boolean => {
  const v = found?.kind === "Ident" ? ctx.info.objectOf(found) : undefined;
  return (
    s.kind === "map" &&
    v?.kind === "Var" &&
    v.type.kind === "Pointer" &&
    ctx.plan.isMutated(v) &&
    ["value", "box"].includes(ctx.plan.pointerTo(v.type.elem))
  );
};
