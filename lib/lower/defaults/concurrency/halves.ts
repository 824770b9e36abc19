// Implements channel variables: their two Rust bindings, how a half is passed on, and what names the channel elsewhere.

import type { Expr, Ident } from "../../../go/ast.ts";
import { placeOf, temp, type Value } from "../../../patterns/value.ts";
import { isErrorType } from "../../../plan/results.ts";
import { isChan } from "../../../plan/channels.ts";
import type { RustExpr, RustPat, RustType } from "../../../rust/ast.ts";
import { arcInner, call, clone, isAnyRef, local, path, ref, refMut, t } from "../../../rust/factory.ts";
import type { Type } from "../../../semantics/types.ts";
import type { VarObj } from "../../../semantics/objects.ts";
import type { Emitter } from "../../emitter.ts";

export type HalfName = "tx" | "rx";

interface BoundHalf {
  readonly name: string;
  readonly type: RustType;
  readonly pat: RustPat & { mut?: boolean };
}

/** Bindings of both halves, of each function while it is emitted. */
const pairs = new WeakMap<Emitter, Map<VarObj, Partial<Record<HalfName, BoundHalf>>>>();

export function bindHalf(v: VarObj, half: HalfName, name: string, type: RustType, ctx: Emitter): RustPat {
  const bound: BoundHalf = { name, type, pat: { kind: "IdentPat", name } };
  shareHalf(v, half, bound, ctx);
  return bound.pat;
}

function shareHalf(v: VarObj, half: HalfName, bound: BoundHalf, ctx: Emitter): void {
  const all = pairs.get(ctx) ?? new Map<VarObj, Partial<Record<HalfName, BoundHalf>>>();
  pairs.set(ctx, all);
  all.set(v, { ...all.get(v), [half]: bound });
}

/** The half as it is bound here: the pair of a local, or the one half of a parameter. */
export function halfOf(v: VarObj, half: HalfName, ctx: Emitter): BoundHalf | undefined {
  const own = pairs.get(ctx)?.get(v)?.[half];
  if (own) return own;
  const planned = ctx.plan.channels.halvesOf(v)?.[half];
  const b = ctx.bindings.of(v);
  return planned && b ? { name: b.name, type: b.type, pat: b.pat } : undefined;
}

/** Lets one variable stand for another's half: a literal's parameter for the channel that it is given. */
export function aliasHalf(v: VarObj, half: HalfName, of: VarObj, ctx: Emitter): void {
  const bound = halfOf(of, half, ctx);
  if (bound) shareHalf(v, half, bound, ctx);
}

export const variableOf = (e: Expr, ctx: Emitter): VarObj | undefined => {
  if (e.kind === "ParenExpr") return variableOf(e.x, ctx);
  const v = e.kind === "Ident" ? ctx.info.objectOf(e) : undefined;
  return v?.kind === "Var" ? v : undefined;
};

/** What a channel carries: an error that is sent may be nil. */
export const elemType = (elem: Type, ctx: Emitter): RustType =>
  isErrorType(elem) ? t.option(ctx.plan.errors.widest) : ctx.rustType(elem);

export const isSignal = (v: VarObj | undefined, ctx: Emitter): boolean =>
  v !== undefined && ctx.plan.channels.halvesOf(v)?.signal === true;

/** The half as a value for a place that keeps it: moved at its last use, else cloned. */
export function passHalf(id: Ident, half: HalfName, ctx: Emitter, want?: RustType): Value | undefined {
  const v = variableOf(id, ctx);
  const bound = v && halfOf(v, half, ctx);
  if (!v || !bound) return undefined;
  const here = local(bound.name);
  if (want && isAnyRef(want)) {
    if (isAnyRef(bound.type)) return temp(here, want);
    const isMut = want.kind === "RefType" && want.mut;
    if (isMut) bound.pat.mut = true;
    return temp(isMut ? refMut(here) : ref(here), want);
  }
  if (ctx.plan.channels.isLastUse(id, half) && !isAnyRef(bound.type)) return placeOf(here, bound.type, { movable: true });
  return temp(cloneHandle(here, bound.type), bound.type);
}

export const cloneHandle = (e: RustExpr, type: RustType): RustExpr =>
  arcInner(type) ? call(path("std::sync::Arc::clone"), [ref(e)]) : clone(e);

/** An expression that names a channel where its value is wanted: undefined for every other. */
export function channelArgument(e: Expr, ctx: Emitter, want?: RustType): Value | undefined {
  if (e.kind === "ParenExpr") return channelArgument(e.x, ctx, want);
  if (e.kind !== "Ident" || !isChan(ctx.info.typeOf(e))) return undefined;
  const v = variableOf(e, ctx);
  const halves = v && ctx.plan.channels.halvesOf(v);
  if (!v || !halves) return undefined;
  const u = ctx.facts.uses.useAt(e);
  const half: HalfName =
    halves.signal || (u && ctx.plan.channels.usesHalf(u, "rx"))
      ? "rx"
      : u && ctx.plan.channels.usesHalf(u, "tx")
        ? "tx"
        : halves.rx
          ? "rx"
          : "tx";
  return passHalf(e, half, ctx, want);
}
