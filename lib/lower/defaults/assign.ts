// Implements assignments: definitions, stores, updates, several at once (idioms.md `swap`, `append`, `map-zero`).

import { firstValue, isAlias } from "./first-value.ts";
import { isDeadStore, isIdleStore } from "../../analysis/dead-stores.ts";
import { isSwap } from "../../analysis/pops.ts";
import { sharesStorage } from "../../analysis/storage.ts";
import type { AssignStmt, Expr, IncDecStmt } from "../../go/ast.ts";
import { placeOf, type Value } from "../../patterns/value.ts";
import type { RustAssignOp, RustExpr, RustStmt, RustType } from "../../rust/ast.ts";
import {
  assign,
  deref,
  exprStmt,
  field,
  isFloat,
  isString,
  letStmt,
  local,
  methodCall,
  not,
  opAssign,
  optionInner,
  ref,
  tuple,
  vecElem,
} from "../../rust/factory.ts";
import type { VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import { spliceInPlace } from "./splice-in-place.ts";
import { textSeen } from "./concat.ts";
import type { Emitter } from "../emitter.ts";
import { newtypeInner, unwrapped } from "../newtype.ts";
import { combineWith, updateFlags } from "./flags.ts";
import { numberOperand, wrappingMethod } from "./op-assign.ts";
import { appendSteps } from "./builtin.ts";
import { callsMethod, changesInside } from "./calls-method.ts";
import { declareChannel } from "./concurrency.ts";
import { declareLocal } from "./declare.ts";
import { nestedOf } from "./local-fns.ts";
import { nestedFn } from "./nested-fn.ts";
import { discard } from "./discard.ts";
import { storeAtomic } from "./globals.ts";
import { lowerFallibleAssign } from "./fallible.ts";
import { lowerIndexValue, lowerKey, mapTypes } from "./index-expr.ts";

export function lowerAssign(s: AssignStmt, ctx: Emitter): RustStmt[] {
  const channels = s.op === ":=" || s.op === "=" ? declareChannel(s, ctx) : undefined;
  if (channels) return channels;
  const thrownAway = printedOnly(s, ctx);
  if (thrownAway) return thrownAway;
  if (s.rhs.length === 1 && s.lhs.length > 1) return lowerFallibleAssign(s, ctx);
  if (s.op === ":=") return lowerDefine(s, ctx);
  if (isIdleStore(s, ctx.facts)) return leftOut(s, ctx);
  if (s.op === "=" && s.lhs.length === 1 && isDeadStore(s.lhs[0] as Expr, s, ctx.facts)) return droppedStore(s, ctx);
  if (s.op === "=") return s.lhs.length === 1 ? lowerStore(s.lhs[0] as Expr, s.rhs[0] as Expr, ctx) : lowerParallel(s, ctx);
  return lowerUpdate(s, ctx);
}

/** `_, _ = fmt.Fprintf(…)` is the call alone. */
function printedOnly(s: AssignStmt, ctx: Emitter): RustStmt[] | undefined {
  const [call, more] = s.rhs;
  const f = call?.kind === "CallExpr" && !more ? ctx.info.calleeOf(call) : undefined;
  const isIdle = s.lhs.length > 1 && s.lhs.every((l) => l.kind === "Ident" && l.name === "_");
  if (!call || f?.pkg !== "fmt" || !/^F?[Pp]rint/.test(f.name) || !isIdle) return undefined;
  const v = ctx.expr(call);
  return [...v.before, discard(v, ctx, s)];
}

/** Nobody reads what the variable gets, and nothing else happens. */
export function leftOut(s: AssignStmt | IncDecStmt, ctx: Emitter): RustStmt[] {
  ctx.note("store-left-out", s, { store: ctx.facts.textOf(s) });
  return [];
}

/** Nobody reads what the variable gets: the value is worked out for its effect. */
function droppedStore(s: AssignStmt, ctx: Emitter): RustStmt[] {
  const x = ctx.peek(s.rhs[0] as Expr);
  return [...x.before, letStmt({ kind: "WildPat" }, x.expr)];
}

/** `a, b := x, y`: names that exist already are assigned. */
function lowerDefine(s: AssignStmt, ctx: Emitter): RustStmt[] {
  if (s.lhs.length > 1 && s.lhs.some((l) => l.kind === "Ident" && !ctx.info.isDef(l) && l.name !== "_"))
    return lowerParallel(s, ctx);
  return s.lhs.flatMap((l, i) => define(l, s.rhs[i] as Expr, ctx));
}

function define(l: Expr, rhs: Expr, ctx: Emitter): RustStmt[] {
  const v = l.kind === "Ident" ? ctx.info.objectOf(l) : undefined;
  if (l.kind !== "Ident" || l.name === "_" || v?.kind !== "Var") {
    const x = ctx.peek(rhs);
    return [...x.before, letStmt({ kind: "WildPat" }, x.expr)];
  }
  if (isAlias(v, rhs, ctx)) return [];
  const nested = nestedOf(v, ctx);
  if (nested) return nestedFn(v, nested, ctx);
  return declareLocal(v, firstValue(v, rhs, false, ctx), ctx);
}

/** The assigned place as the left side of `=`: through a reference, the value behind it. */
export const storeTo = (p: Value): RustExpr => (p.type.kind === "RefType" && p.type.mut ? deref(p.expr) : p.expr);
export const storedType = (p: Value) => (p.type.kind === "RefType" && p.type.mut ? p.type.inner : p.type);

/** What an update works on: the inside of a tuple struct. */
export const inside = (p: Value, ctx: Emitter): Value => (newtypeInner(storedType(p), ctx) ? ctx.through(p, true) : p);

function lowerStore(l: Expr, r: Expr, ctx: Emitter): RustStmt[] {
  if (l.kind === "Ident" && l.name === "_") {
    const x = ctx.peek(r);
    return [...x.before, letStmt({ kind: "WildPat" }, x.expr)];
  }
  if (l.kind === "ParenExpr") return lowerStore(l.x, r, ctx);
  const v0 = l.kind === "Ident" ? ctx.info.objectOf(l) : undefined;
  if (v0?.kind === "Var" && ctx.facts.canShadow(v0)) return declareLocal(v0, firstValue(v0, r, false, ctx), ctx);
  const nested = v0?.kind === "Var" ? nestedOf(v0, ctx) : undefined;
  if (nested && v0?.kind === "Var") return nestedFn(v0, nested, ctx);
  const stored = storeAtomic(l, "=", r, ctx);
  if (stored) return stored;
  const grown = growInPlace(l, r, ctx) ?? updateInPlace(l, r, ctx);
  if (grown) return grown;
  if (l.kind === "IndexExpr" && underlying(ctx.info.typeOf(l.x)).kind === "Map")
    return mapInsert(l.x, l.indices[0] as Expr, (elem) => ctx.expr(r, elem), ctx);
  const p = ctx.placeToAssign(l);
  const want = l.kind === "Ident" ? ctx.assignedType(l, p) : storedType(p);
  const cursor = v0?.kind === "Var" ? ctx.plan.pointers.cursorOf(v0) : undefined;
  const v = v0?.kind === "Var" && cursor?.changes && !cursor.sure ? stepOf(v0, r, want, ctx) : ctx.expr(r, want);
  const hoisted = hoistIndex(p, ctx);
  const left = l.kind === "Ident" ? (isPointerVar(l, ctx) ? p.expr : storeTo(p)) : storeTo(hoisted);
  return [...v.before, ...hoisted.before, exprStmt(assign(left, v.expr), true)];
}

/** `n = n.Next` of a cursor that changes nodes: the old look ends where the new one begins. */
function stepOf(v: VarObj, r: Expr, want: RustType, ctx: Emitter): Value {
  const held = ctx.bindings.of(v);
  const node = held && optionInner(held.type);
  if (!held || !node) return ctx.expr(r, want);
  return ctx.withBinding(v, placeOf(methodCall(local(held.name), "unwrap"), node), () => ctx.expr(r, want));
}

/** `x = x + y` → `x += y`. */
function updateInPlace(l: Expr, r: Expr, ctx: Emitter): RustStmt[] | undefined {
  if (r.kind !== "BinaryExpr" || !["+", "-", "*", "/", "%", "&", "|", "^"].includes(r.op) || !ctx.isPure(l)) return undefined;
  if (ctx.facts.textOf(r.x) !== ctx.facts.textOf(l)) return undefined;
  const u = underlying(ctx.info.typeOf(l));
  if (u.kind !== "Basic" || u.basic === "string") return undefined;
  return lowerUpdate(
    {
      kind: "AssignStmt",
      lhs: [l],
      op: `${r.op}=` as AssignStmt["op"],
      rhs: [r.y],
      span: { start: l.span.start, end: r.span.end },
    },
    ctx,
  );
}

const isPointerVar = (l: Expr, ctx: Emitter): boolean => ctx.info.typeOf(l).kind === "Pointer";

/** `v[v.len() - 1] = x` borrows `v` twice: the index goes first (idioms.md A13). */
export function hoistIndex(p: Value, ctx: Emitter): Value {
  if (p.expr.kind !== "IndexExpr" || !callsMethod(p.expr.index)) return p;
  const name = ctx.fresh("at");
  return { ...p, before: [...p.before, letStmt(name, p.expr.index)], expr: { ...p.expr, index: local(name) } };
}

/** `s = append(s, x)` → `s.push(x)`; `m[k] = append(m[k], x)` → `m.entry(k).or_default().push(x)`; `s = s[:n]` → `truncate`. */
function growInPlace(l: Expr, r: Expr, ctx: Emitter): RustStmt[] | undefined {
  const text = ctx.facts.textOf(l);
  if (r.kind === "SliceExpr" && ctx.facts.textOf(r.x) === text && underlying(ctx.info.typeOf(l)).kind === "Slice")
    return shrinkInPlace(l, r, ctx);
  if (r.kind !== "CallExpr" || ctx.info.builtinOf(r) !== "append" || !r.args[0] || ctx.facts.textOf(r.args[0]) !== text) {
    const spliced = r.kind === "CallExpr" ? spliceInPlace(l, r, ctx) : undefined;
    return spliced ?? concatInPlace(l, r, ctx);
  }
  if (l.kind === "IndexExpr" && underlying(ctx.info.typeOf(l.x)).kind === "Map") {
    const entry = mapEntry(l.x, l.indices[0] as Expr, ctx);
    if (!entry) return undefined;
    const elem = vecElem(entry.type);
    return elem ? [...entry.before, ...appendSteps(methodCall(entry.expr, "or_default"), r, elem, ctx)] : undefined;
  }
  const more = r.ellipsis ? r.args[1] : undefined;
  if (more && sharesStorage(l, more, ctx.facts)) return [exprStmt(ctx.unsupported(r, "FG0401", { what: text }).expr, true)];
  const p = ctx.through(ctx.placeToWrite(l), true);
  const elem = vecElem(p.type);
  return elem ? [...p.before, ...appendSteps(p.expr, r, elem, ctx)] : undefined;
}

/** `s = s[:n]`, `s = s[k:]`. */
function shrinkInPlace(l: Expr, r: Extract<Expr, { kind: "SliceExpr" }>, ctx: Emitter): RustStmt[] | undefined {
  const p = ctx.through(ctx.placeToWrite(l), true);
  if (!vecElem(p.type) || r.max || (r.low && r.high)) return undefined;
  if (r.high) {
    const size = lowerIndexValue(r.high, ctx);
    const isZero = size.expr.kind === "LitExpr" && size.expr.lit.kind === "num" && size.expr.lit.text === "0";
    if (isZero) return [...p.before, exprStmt(methodCall(p.expr, "clear"), true)];
    const before = [...p.before, ...size.before];
    if (!callsMethod(size.expr)) return [...before, exprStmt(methodCall(p.expr, "truncate", [size.expr]), true)];
    return [...before, exprStmt(methodCall(p.expr, "truncate", [size.expr]), true)];
  }
  if (!r.low) return [];
  const k = lowerIndexValue(r.low, ctx);
  return [
    ...p.before,
    ...k.before,
    exprStmt(methodCall(p.expr, "drain", [{ kind: "RangeExpr", high: k.expr, inclusive: false }]), true),
  ];
}

/** `s = s + x` → `s.push_str(x)`. */
function concatInPlace(l: Expr, r: Expr, ctx: Emitter): RustStmt[] | undefined {
  if (r.kind !== "BinaryExpr" || r.op !== "+" || l.kind !== "Ident" || r.x.kind !== "Ident" || r.x.name !== l.name)
    return undefined;
  return underlying(ctx.info.typeOf(l)).kind === "Basic" && isText(l, ctx) ? pushStr(l, r.y, ctx) : undefined;
}

const isText = (e: Expr, ctx: Emitter): boolean => {
  const u = underlying(ctx.info.typeOf(e));
  return u.kind === "Basic" && u.basic === "string";
};

function pushStr(l: Expr, r: Expr, ctx: Emitter): RustStmt[] | undefined {
  const p = inside(ctx.placeToWrite(l), ctx);
  const owned = p.type.kind === "RefType" ? p.type.inner : p.type;
  if (!isString(owned)) return undefined;
  const c = ctx.info.constOf(r);
  if (c?.kind === "string" && [...c.value].length === 1 && r.kind === "BasicLit")
    return [
      ...p.before,
      exprStmt(methodCall(p.expr, "push", [{ kind: "LitExpr", lit: { kind: "char", value: c.value } }]), true),
    ];
  const v = textSeen(r, ctx);
  if (v.expr.kind === "MethodCallExpr" && v.expr.method === "to_string" && isCharCall(v, r, ctx))
    return [...v.before, ...p.before, exprStmt(methodCall(p.expr, "push", [v.expr.recv]), true)];
  const text = v.type.kind === "RefType" ? v.expr : ref(v.expr);
  return [...v.before, ...p.before, exprStmt(methodCall(p.expr, "push_str", [text]), true)];
}

/** `string(r)` of a char: pushed as a char. */
const isCharCall = (_v: Value, r: Expr, ctx: Emitter): boolean => {
  if (r.kind !== "CallExpr" || !ctx.info.isConversion(r) || !r.args[0]) return false;
  const from = ctx.info.typeOf(r.args[0]);
  return from.kind === "Basic" && from.alias === "rune" && ctx.peek(r.args[0]).type.kind === "PathType";
};

/** `m[k] = v` → `m.insert(k, v)`; `value` gives what goes in, in the type of the map's values. */
export function mapInsert(m: Expr, k: Expr, value: (elem: RustType) => Value, ctx: Emitter): RustStmt[] {
  const target = ctx.through(ctx.placeToWrite(m), true);
  const types = mapTypes(target.type);
  if (!types) return [exprStmt(ctx.unsupported(m, "FG0103", { what: ctx.facts.textOf(m) }).expr, true)];
  ctx.derive(types.key, "Eq");
  ctx.derive(types.key, "Hash");
  const key = ctx.expr(k, types.key);
  const given = types.isSet ? undefined : value(types.elem);
  const held = given && changesInside(given.expr, target.expr) ? nameFirst(given, ctx) : given;
  const parts = held ? [target, key, held] : [target, key];
  const { before, exprs } = ctx.sequence(parts);
  const [recv, ...args] = exprs as [RustExpr, ...RustExpr[]];
  return [...before, exprStmt(methodCall(recv, "insert", args), true)];
}

/** `memo[n] = f(n-1, memo)`: the call takes the map that `insert` would hold. */
const nameFirst = (v: Value, ctx: Emitter): Value => {
  const name = ctx.fresh("value");
  return { ...v, before: [...v.before, letStmt(name, v.expr)], expr: local(name), place: false };
};

/** `m.entry(k)`, with the type of what it holds. */
function mapEntry(m: Expr, k: Expr, ctx: Emitter): Value | undefined {
  const target = ctx.through(ctx.placeToWrite(m), true);
  const types = mapTypes(target.type);
  if (!types || types.isSet) return undefined;
  ctx.derive(types.key, "Eq");
  ctx.derive(types.key, "Hash");
  ctx.derive(types.elem, "Default");
  const key = ctx.expr(k, types.key);
  const { before, exprs } = ctx.sequence([target, key]);
  return { ...target, before, expr: methodCall(exprs[0] as RustExpr, "entry", [exprs[1] as RustExpr]), type: types.elem };
}

/** `m[k] += v`, `m[k]++` → `*m.entry(k).or_default() += v`. */
export function mapUpdate(l: Expr, op: RustAssignOp, r: Expr | undefined, ctx: Emitter): RustStmt[] | undefined {
  if (l.kind !== "IndexExpr" || underlying(ctx.info.typeOf(l.x)).kind !== "Map") return undefined;
  const entry = mapEntry(l.x, l.indices[0] as Expr, ctx);
  if (!entry) return undefined;
  ctx.note("map-update", l);
  const target = methodCall(entry.expr, "or_default");
  const held = newtypeInner(entry.type, ctx);
  if (isString(held ?? entry.type)) {
    const v = r && textSeen(r, ctx);
    if (!v) return undefined;
    return [
      ...v.before,
      ...entry.before,
      exprStmt(
        methodCall(held ? field(target, "0") : target, "push_str", [v.type.kind === "RefType" ? v.expr : ref(v.expr)]),
        true,
      ),
    ];
  }
  if (r && held) {
    const given = ctx.expr(r, entry.type);
    const combined = combineWith(op, r, entry.type, given, ctx);
    if (combined) return [...given.before, ...entry.before, exprStmt(opAssign(deref(target), op, combined), true)];
    const v = unwrapped(given, held);
    return [...v.before, ...entry.before, exprStmt(opAssign(field(target, "0"), op, v.expr), true)];
  }
  const v: Value | undefined = r && ctx.expr(r, entry.type);
  const value: RustExpr = v?.expr ?? { kind: "LitExpr", lit: { kind: "num", text: isFloat(held ?? entry.type) ? "1.0" : "1" } };
  return [...(v?.before ?? []), ...entry.before, exprStmt(opAssign(held ? field(target, "0") : deref(target), op, value), true)];
}

function lowerUpdate(s: AssignStmt, ctx: Emitter): RustStmt[] {
  const l = s.lhs[0] as Expr;
  const r = s.rhs[0] as Expr;
  if (isText(l, ctx)) {
    const inMap = mapUpdate(l, "+=", r, ctx);
    if (inMap) return inMap;
    const pushed = pushStr(l, r, ctx);
    if (pushed) return pushed;
  }
  const op = (s.op === "&^=" ? "&=" : s.op) as RustAssignOp;
  const inMap = s.op === "&^=" ? undefined : mapUpdate(l, op, r, ctx);
  if (inMap) return inMap;
  const stored = s.op === "&^=" ? undefined : storeAtomic(l, op, r, ctx);
  if (stored) return stored;
  const updated = updateFlags(s, ctx);
  if (updated) return updated;
  const p = inside(hoistIndex(ctx.placeToAssign(l), ctx), ctx);
  const target = storeTo(p);
  const v = numberOperand(r, storedType(p), s.op, ctx);
  const method = wrappingMethod(s, s.op.slice(0, -1), storedType(p), ctx);
  if (method) return [...v.before, ...p.before, exprStmt(assign(target, methodCall(target, method, [v.expr])), true)];
  return [...v.before, ...p.before, exprStmt(opAssign(target, op, s.op === "&^=" ? not(v.expr) : v.expr), true)];
}

/** `a, b = b, a`: Go evaluates the right side first, as Rust's destructuring assignment does. */
function lowerParallel(s: AssignStmt, ctx: Emitter): RustStmt[] {
  const swapped = swapElements(s, ctx);
  if (swapped) return swapped;
  if (s.op === ":=" || s.lhs.some((l) => l.kind === "IndexExpr" && underlying(ctx.info.typeOf(l.x)).kind === "Map"))
    return oneByOne(s, ctx);
  // What nobody reads has no place, as if it were `_`.
  const isGone = (l: Expr): boolean => (l.kind === "Ident" && l.name === "_") || isDeadStore(l, s, ctx.facts);
  const places = s.lhs.map((l) => (isGone(l) ? undefined : ctx.placeToAssign(l)));
  const values = s.rhs.map((r, i) => {
    const p = places[i];
    const l = s.lhs[i];
    return p ? ctx.expr(r, l?.kind === "Ident" ? ctx.assignedType(l, p) : storedType(p)) : ctx.expr(r);
  });
  const { before, exprs } = ctx.sequence(values);
  const left = places.map(
    (p, i): RustExpr =>
      p
        ? s.lhs[i]?.kind === "Ident" && isPointerVar(s.lhs[i] as Expr, ctx)
          ? p.expr
          : storeTo(p)
        : { kind: "PathExpr", path: { segments: [{ name: "_" }] } },
  );
  return [...before, ...places.flatMap((p) => p?.before ?? []), exprStmt(assign(tuple(left), tuple(exprs)), true)];
}

/** Right sides into temporaries, then each store. */
function oneByOne(s: AssignStmt, ctx: Emitter): RustStmt[] {
  const names = s.rhs.map(() => ctx.fresh("next"));
  const temps = s.rhs.map((r, i) => {
    const l = s.lhs[i];
    const known =
      l?.kind === "Ident" && !ctx.info.isDef(l) && l.name !== "_"
        ? ctx.assignedType(l, ctx.placeToAssign(l))
        : l?.kind === "Ident"
          ? undefined
          : l?.kind === "IndexExpr" && underlying(ctx.info.typeOf(l.x)).kind === "Map"
            ? ctx.rustType(ctx.info.typeOf(l))
            : storedType(ctx.placeToAssign(l as Expr));
    return ctx.expr(r, known);
  });
  const before = temps.flatMap((v, i): RustStmt[] => [...v.before, letStmt(names[i] as string, v.expr)]);
  const stores = s.lhs.flatMap((l, i): RustStmt[] => {
    const value: Value = { ...(temps[i] as Value), expr: local(names[i] as string), before: [], place: false };
    const v = l.kind === "Ident" ? ctx.info.objectOf(l) : undefined;
    if (l.kind === "Ident" && l.name === "_") return [];
    if (l.kind === "Ident" && v?.kind === "Var" && ctx.info.isDef(l)) return declareLocal(v, value, ctx);
    if (l.kind === "IndexExpr" && underlying(ctx.info.typeOf(l.x)).kind === "Map") {
      const target = ctx.through(ctx.placeToWrite(l.x), true);
      const types = mapTypes(target.type);
      const key = types && ctx.expr(l.indices[0] as Expr, types.key);
      return types && key
        ? [...target.before, ...key.before, exprStmt(methodCall(target.expr, "insert", [key.expr, value.expr]), true)]
        : [];
    }
    const p = ctx.placeToAssign(l);
    return [...p.before, exprStmt(assign(storeTo(p), value.expr), true)];
  });
  return [...before, ...stores];
}

/** `xs[i], xs[j] = xs[j], xs[i]` → `xs.swap(i, j)`. */
function swapElements(s: AssignStmt, ctx: Emitter): RustStmt[] | undefined {
  const [a, b] = s.lhs;
  if (a?.kind !== "IndexExpr" || b?.kind !== "IndexExpr" || !isSwap(s, ctx.facts)) return undefined;
  const p = ctx.through(ctx.placeToWrite(a.x), true);
  const indices = [a.indices[0], b.indices[0]].map((i) => lowerIndexValue(i as Expr, ctx));
  const before: RustStmt[] = [...p.before, ...indices.flatMap((i) => i.before)];
  const args = indices.map((i) => {
    if (!callsMethod(i.expr)) return i.expr;
    const name = ctx.fresh("last");
    before.push(letStmt(name, i.expr));
    return local(name);
  });
  return [...before, exprStmt(methodCall(p.expr, "swap", args), true)];
}

export { lowerKey };
