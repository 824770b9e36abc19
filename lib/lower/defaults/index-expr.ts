// Implements the default lowering of indexing and slicing: elements, map reads, bytes of strings.

import { changesOwner, workedOutFirst } from "./changes-owner.ts";
import { isKnownAscii } from "../../analysis/known-texts.ts";
import { isPresent } from "../../analysis/present-elements.ts";
import type { Expr, IndexExpr, SliceExpr } from "../../go/ast.ts";
import { placeOf, temp, type Value } from "../../patterns/value.ts";
import type { RustExpr, RustType } from "../../rust/ast.ts";
import {
  argsOf,
  cast,
  index,
  isRefStr,
  isStr,
  isString,
  letStmt,
  local,
  methodCall,
  range,
  ref,
  refMut,
  sameType,
  t,
  vecElem,
} from "../../rust/factory.ts";
import { underlying } from "../../semantics/predicates.ts";
import { nilOf } from "../sums.ts";
import type { Emitter, Mode } from "../emitter.ts";
import { newtypeInner, unwrapped } from "../newtype.ts";
import { functionValue } from "./call.ts";
import { callsMethod } from "./calls-method.ts";
import { runeDistance } from "./rune-distance.ts";

export function lowerIndex(e: IndexExpr, ctx: Emitter, mode: Mode, want?: RustType): Value {
  const at = e.indices[0];
  const base = underlying(ctx.info.typeOf(e.x));
  if (!at || base.kind === "Signature") return lowerInstance(e, ctx, want);
  if (base.kind === "Map") return lowerMapRead(e, at, ctx, mode);
  const write = mode === "write" || mode === "assign";
  const x = ctx.through(write ? ctx.placeToWrite(e.x) : ctx.peek(e.x), write);
  const i = changesOwner(at, e.x, ctx) ? workedOutFirst(lowerIndexValue(at, ctx), "place", ctx) : lowerIndexValue(at, ctx);
  const { before, exprs } = ctx.sequence([x, i]);
  const [taken, ix] = exprs as [RustExpr, RustExpr];
  // An index reads through a reference by itself.
  const xs = taken.kind === "RefExpr" ? taken.expr : taken;
  if (isString(x.type) || isRefStr(x.type) || (x.type.kind === "PathType" && x.type.path.segments[0]?.name === "str")) {
    return temp(index(methodCall(xs, "as_bytes"), ix), t.u8, { before });
  }
  const elem = vecElem(x.type) ?? (x.type.kind === "SliceType" || x.type.kind === "ArrayType" ? x.type.elem : undefined);
  if (!elem) return ctx.unsupported(e, "FG0103", { what: ctx.facts.textOf(e.x) });
  return placeOf(index(xs, ix), elem, { before, borrows: x.borrows });
}

/** An index is a `usize`; a negative one panics in both languages. */
export function lowerIndexValue(at: Expr, ctx: Emitter): Value {
  const distance = runeDistance(at, t.usize, ctx);
  if (distance) return distance;
  const v = ctx.lower(at, "value", t.usize);
  if (v.literal || sameType(v.type, t.usize)) return v;
  const held = newtypeInner(v.type.kind === "RefType" ? v.type.inner : v.type, ctx);
  const bare = held ? unwrapped(v, held) : ctx.derefd(v);
  return temp(cast(bare.expr, t.usize), t.usize, { before: v.before });
}

function lowerInstance(e: IndexExpr, ctx: Emitter, want?: RustType): Value {
  const id = e.x.kind === "Ident" ? e.x : e.x.kind === "SelectorExpr" ? e.x.sel : undefined;
  const f = id && ctx.info.objectOf(id);
  return f?.kind === "Func" ? functionValue(f, ctx, want) : ctx.unsupported(e, "FG0103", { what: ctx.facts.textOf(e) });
}

/** A key as a lookup wants it: borrowed. */
export function lowerKey(key: Expr, ctx: Emitter, keyType: RustType): Value {
  const v = ctx.peek(key);
  if (v.type.kind === "RefType") return v;
  if (isStr(v.type)) return { ...v, expr: ref(v.expr), type: t.ref(v.type), place: false };
  if (v.literal) return { ...v, expr: ref(ctx.coerce(v, keyType).expr), type: t.ref(keyType) };
  const fitted = sameType(v.type, keyType) ? v : ctx.coerce(v, keyType);
  return { ...fitted, expr: ref(fitted.expr), type: t.ref(keyType), place: false };
}

/** Rust key and element types of a map value, or of a set (element unit). */
export function mapTypes(r: RustType): { readonly key: RustType; readonly elem: RustType; readonly isSet: boolean } | undefined {
  const map = argsOf(r, "HashMap") ?? argsOf(r, "BTreeMap");
  if (map?.[0] && map[1]) return { key: map[0], elem: map[1], isSet: false };
  const set = argsOf(r, "HashSet") ?? argsOf(r, "BTreeSet");
  return set?.[0] ? { key: set[0], elem: t.unit, isSet: true } : undefined;
}

/** `m[k].Method()`. */
function isCalledOn(e: Expr, ctx: Emitter): boolean {
  const sel = ctx.facts.tree.parentOf(e);
  const c = sel?.kind === "SelectorExpr" && sel.x === e ? ctx.facts.tree.parentOf(sel) : undefined;
  return c?.kind === "CallExpr" && c.fun === sel;
}

/** Reading a missing key gives the zero value in Go: `get(k).copied().unwrap_or_default()`. */
function lowerMapRead(e: IndexExpr, at: Expr, ctx: Emitter, mode: Mode): Value {
  const write = mode === "write" || mode === "assign";
  const m = ctx.through(write ? ctx.placeToWrite(e.x) : ctx.peek(e.x), write);
  const types = mapTypes(m.type);
  if (!types || types.isSet) return ctx.unsupported(e, "FG0101", { what: "reading an element of a set" });
  const k = lowerKey(at, ctx, types.key);
  const { before, exprs } = ctx.sequence([m, k]);
  const [map, key] = exprs as [RustExpr, RustExpr];
  if (write)
    return placeOf(methodCall(methodCall(map, "get_mut", [key]), "unwrap"), t.refMut(types.elem), { before, borrows: m.borrows });
  const goElem = underlying(ctx.info.typeOf(e));
  const found = methodCall(map, "get", [key]);
  if (goElem.kind === "Pointer") {
    const handle = argsOf(types.elem, "Rc") ?? argsOf(types.elem, "Arc");
    if (handle && isPresent(e, ctx.facts)) return placeOf(index(map, key), types.elem, { before, borrows: m.borrows });
    return handle
      ? temp(methodCall(found, "cloned"), t.option(types.elem), { before })
      : temp(found, t.option(t.ref(types.elem)), { before, borrows: m.borrows });
  }
  // A function or an interface that is missing is nil: calling it panics in both languages.
  if (goElem.kind === "Signature" || (goElem.kind === "Interface" && isCalledOn(e, ctx)))
    return placeOf(index(map, key), types.elem, { before, borrows: m.borrows });
  ctx.derive(types.elem, "Default");
  const nil = mode === "peek" && !ctx.plan.isCopy(types.elem) && nilOf(types.elem, ctx);
  ctx.note("map-read-default", e, { by: nil ? "unwrap_or" : "unwrap_or_default" });
  if (ctx.plan.isCopy(types.elem)) {
    ctx.derive(types.elem, "Copy");
    return temp(methodCall(methodCall(found, "copied"), "unwrap_or_default"), types.elem, { before });
  }
  if (nil) return temp(methodCall(found, "unwrap_or", [ref(nil.expr)]), t.ref(types.elem), { before, borrows: m.borrows });
  if (mode === "peek" && isString(types.elem)) {
    return temp(
      methodCall(
        methodCall(found, "map", [{ kind: "PathExpr", path: { segments: [{ name: "String" }, { name: "as_str" }] } }]),
        "unwrap_or_default",
      ),
      t.ref(t.str),
      { before, borrows: m.borrows },
    );
  }
  ctx.derive(types.elem, "Clone");
  return temp(methodCall(methodCall(found, "cloned"), "unwrap_or_default"), types.elem, { before });
}

/** `s[a:b]`: a view; its place copies it where it must own. */
export function lowerSlice(e: SliceExpr, ctx: Emitter, mode: Mode): Value {
  if (e.max) return ctx.unsupported(e, "FG0101", { what: "a slice expression with a capacity" });
  const write = mode === "write";
  const own = write ? ctx.placeToWrite(e.x) : ctx.peek(e.x);
  const x = ctx.through(own, write);
  const bound = (at: Expr | undefined): Value | undefined => {
    const v = at && lowerIndexValue(at, ctx);
    return v && write ? named(v, ctx) : v;
  };
  const low = bound(e.low);
  const high = bound(e.high);
  const { before, exprs } = ctx.sequence([x, ...(low ? [low] : []), ...(high ? [high] : [])]);
  const [xs, ...bounds] = exprs as [RustExpr, ...RustExpr[]];
  const lowExpr = low ? bounds[0] : undefined;
  const highExpr = high ? bounds[low ? 1 : 0] : undefined;
  const whole = index(xs, range(isZero(lowExpr) ? undefined : lowExpr, highExpr));
  const isText = isString(x.type) || (x.type.kind === "PathType" && x.type.path.segments[0]?.name === "str");
  if (isText && (e.low || e.high) && !isKnownAscii(e.x, ctx.facts)) ctx.note("string-slice", e);
  // A view of all of a view is that view.
  if (isText && !e.low && !e.high && !write && isRefStr(own.type)) return own;
  const view: RustType = isText
    ? t.str
    : t.slice(vecElem(x.type) ?? (x.type.kind === "SliceType" || x.type.kind === "ArrayType" ? x.type.elem : t.infer));
  return temp(write ? refMut(whole) : ref(whole), write ? t.refMut(view) : t.ref(view), { before, borrows: x.borrows });
}

/** `&mut s[..s.len() - 1]` would borrow `s` twice: the bound goes first (idioms.md A13). */
function named(bound: Value, ctx: Emitter): Value {
  if (!callsMethod(bound.expr)) return bound;
  const name = ctx.fresh("end");
  return { ...bound, before: [...bound.before, letStmt(name, bound.expr)], expr: local(name), place: false };
}

const isZero = (e: RustExpr | undefined): boolean => e?.kind === "LitExpr" && e.lit.kind === "num" && e.lit.text === "0";
