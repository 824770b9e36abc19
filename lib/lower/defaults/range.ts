// Implements range statements, and what they range over as iterators (idioms.md `for-iter`, `for-range`).

import { optionsIn } from "../../analysis/option-setters.ts";
import { isSequenceParam, itemsOf, producerCall } from "../../analysis/producers.ts";
import { isRangeOwned } from "../../analysis/range-owned.ts";
import { storageOf } from "../../analysis/storage.ts";
import type { CallExpr, Expr, RangeStmt } from "../../go/ast.ts";
import type { Iteration } from "../../patterns/emit-context.ts";
import { temp, type Value } from "../../patterns/value.ts";
import type { RustBlock, RustExpr, RustPat, RustStmt, RustType } from "../../rust/ast.ts";
import {
  argsOf,
  cast,
  exprStmt,
  isShared,
  isString,
  letStmt,
  local,
  methodCall,
  num,
  ref,
  refMut,
  simpleName,
  t,
  tuple,
  vecElem,
} from "../../rust/factory.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { VarObj } from "../../semantics/objects.ts";
import { changesWalked } from "./range-cells.ts";
import { movesOn } from "../weak.ts";
import type { Emitter } from "../emitter.ts";
import { rangeChan } from "./concurrency.ts";
import { labelled } from "./loops.ts";
import { isAnchored } from "./declare.ts";
import { changesOwner } from "./ownership.ts";
import { mapTypes } from "./index-expr.ts";

export function lowerRange(s: RangeStmt, ctx: Emitter, label?: string): RustStmt[] {
  // The options set their fields themselves.
  if (optionsIn(ctx.facts).some((o) => o.loop === s)) {
    ctx.coverAll(s.body);
    return [];
  }
  const u = underlying(ctx.info.typeOf(s.x));
  if (u.kind === "Chan") return rangeChan(s, ctx, label);
  const source = rangeSource(s, ctx);
  if (!source) return [exprStmt(ctx.unsupported(s, "FG0101", { what: "this range" }).expr, true)];
  const { before, iter, pat, after, over } = source;
  const body = ctx.inLoop(s, label, undefined, () => ctx.block(s.body));
  const whole: RustBlock = { ...body, stmts: [...after, ...body.stmts] };
  return [...before, exprStmt({ kind: "ForExpr", pat, iter, body: whole, ...(over && { over }), ...labelled(label) }, false)];
}

interface Source {
  readonly before: readonly RustStmt[];
  readonly iter: RustExpr;
  readonly pat: RustPat;
  readonly after: readonly RustStmt[];
  /** The list whose indices the iterator gives. */
  readonly over?: RustExpr;
}

/** Over what a library call gives: an iterator needs no list. */
function rangeCall(s: RangeStmt, ctx: Emitter): Source | undefined {
  const f = s.x.kind === "CallExpr" ? ctx.info.calleeOf(s.x) : undefined;
  const entry = f && ctx.input.std.iteratorOf(f);
  if (!entry || s.x.kind !== "CallExpr" || s.x.fun.kind !== "SelectorExpr" || assigns(s, ctx)) return undefined;
  const found = entry.form({ call: s.x, args: s.x.args, sel: s.x.fun, recv: s.x.fun.x }, ctx);
  if (!found) return undefined;
  const { value, item } = found;
  const bound = (e: Expr | undefined, type: RustType): RustPat => {
    const v = rangeVar(e, s, ctx);
    return v ? ctx.bind(v, type, value.borrows) : { kind: "WildPat" };
  };
  if (entry.kind === "pairs") {
    const [k, v] = item.kind === "TupleType" ? item.elems : [];
    return {
      before: value.before,
      iter: value.expr,
      pat: { kind: "TuplePat", elems: [bound(s.key, k ?? item), bound(s.value, v ?? item)] },
      after: [],
    };
  }
  if (entry.kind === "seq") return { before: value.before, iter: value.expr, pat: bound(s.key, item), after: [] };
  const k = rangeVar(s.key, s, ctx);
  const pat = bound(s.value, item);
  if (!k) return { before: value.before, iter: value.expr, pat, after: [] };
  return {
    before: value.before,
    iter: methodCall(value.expr, "enumerate"),
    pat: { kind: "TuplePat", elems: [indexBinding(k, ctx).pat, pat] },
    after: [],
  };
}

/** Over what a function of the program yields, or a parameter that is such a sequence. */
function rangeSequence(s: RangeStmt, ctx: Emitter): Source | undefined {
  const v = s.x.kind === "Ident" ? ctx.info.objectOf(s.x) : undefined;
  const made = producerCall(s.x, ctx.facts);
  const isParam = v?.kind === "Var" && isSequenceParam(v, ctx.facts);
  const items = isParam ? itemsOf(v.type) : made?.producer.items;
  if (!items || assigns(s, ctx) || (made && changesSource(made.call, s, ctx))) return undefined;
  const sequence = ctx.expr(s.x);
  // A cell that the iterator looks into would be held for the whole loop.
  if (/"method":"(?:borrow|borrow_mut|lock)"/.test(JSON.stringify(sequence.expr))) return undefined;
  const pats = items.map((item, i): RustPat => {
    const own = rangeVar(i === 0 ? s.key : s.value, s, ctx);
    return own ? ctx.bind(own, ctx.rustType(item)) : { kind: "WildPat" };
  });
  const [first] = pats;
  const pat: RustPat = pats.length === 1 && first ? first : { kind: "TuplePat", elems: pats };
  return { before: sequence.before, iter: sequence.expr, pat, after: [] };
}

/** The body changes what the sequence is made from: Go reads on as it is then. */
function changesSource(call: CallExpr, s: RangeStmt, ctx: Emitter): boolean {
  const recv = call.fun.kind === "SelectorExpr" ? [call.fun.x] : [];
  const roots = [...recv, ...call.args].map((e) => rootOf(e, ctx));
  return roots.some(
    (root) =>
      root !== undefined && ctx.facts.uses.of(root).some((u) => ctx.facts.tree.isInside(u.ident, s.body) && changesOwner(u, ctx)),
  );
}

function rangeSource(s: RangeStmt, ctx: Emitter): Source | undefined {
  const called = rangeCall(s, ctx) ?? rangeSequence(s, ctx);
  if (called) return called;
  const u = underlying(ctx.info.typeOf(s.x));
  const base = u.kind === "Pointer" ? underlying(u.elem) : u;
  switch (base.kind) {
    case "Basic":
      return base.basic.includes("string") ? rangeString(s, ctx) : rangeInt(s, ctx);
    case "Slice":
    case "Array":
      return rangeList(s, ctx);
    case "Map":
      return rangeMap(s, ctx);
    default:
      return undefined;
  }
}

const isBlank = (e: Expr | undefined): boolean => e === undefined || (e.kind === "Ident" && e.name === "_");

/** The variable of a range clause, if the body reads it. */
function rangeVar(e: Expr | undefined, s: RangeStmt, ctx: Emitter): VarObj | undefined {
  if (e?.kind !== "Ident" || isBlank(e)) return undefined;
  const v = ctx.info.objectOf(e);
  return v?.kind === "Var" && ctx.facts.uses.of(v).some((u) => ctx.facts.tree.isInside(u.ident, s.body)) ? v : undefined;
}

/** Keys or values assigned to variables that exist already: not in these forms. */
const assigns = (s: RangeStmt, ctx: Emitter): boolean =>
  s.op === "=" && [s.key, s.value].some((e) => !isBlank(e) && !isOwned(e, ctx));

/** A variable that only such loops use is the loop's own. */
const isOwned = (e: Expr | undefined, ctx: Emitter): boolean => {
  const v = e?.kind === "Ident" ? ctx.info.objectOf(e) : undefined;
  return v?.kind === "Var" && isRangeOwned(v, ctx.facts);
};

function rangeInt(s: RangeStmt, ctx: Emitter): Source | undefined {
  if (assigns(s, ctx)) return undefined;
  const v = rangeVar(s.key, s, ctx);
  const type = v ? (ctx.plan.integers.isUsize(v) ? t.usize : ctx.rustType(v.type)) : ctx.rustType(ctx.info.typeOf(s.x));
  const n = ctx.coerce(ctx.derefd(ctx.expr(s.x, type)), type);
  const list = ctx.plan.integers.listOf(s);
  const high =
    n.literal && v && n.expr.kind === "LitExpr" && n.expr.lit.kind === "num" && !isAnchored(v, ctx)
      ? num(n.expr.lit.text, simpleName(type))
      : n.expr;
  return {
    before: n.before,
    iter: { kind: "RangeExpr", low: num("0"), high, inclusive: false },
    pat: v ? ctx.bind(v, type) : { kind: "WildPat" },
    after: [],
    ...(list && simpleName(type) === "usize" && { over: ctx.peek(list).expr }),
  };
}

function rangeString(s: RangeStmt, ctx: Emitter): Source | undefined {
  if (assigns(s, ctx)) return undefined;
  const x = ctx.through(ctx.peek(s.x), false);
  const k = rangeVar(s.key, s, ctx);
  const v = rangeVar(s.value, s, ctx);
  if (!k)
    return { before: x.before, iter: methodCall(x.expr, "chars"), pat: v ? ctx.bind(v, t.char) : { kind: "WildPat" }, after: [] };
  const index = indexBinding(k, ctx);
  const pat: RustPat = { kind: "TuplePat", elems: [index.pat, v ? ctx.bind(v, t.char) : { kind: "WildPat" }] };
  return { before: x.before, iter: methodCall(x.expr, "char_indices"), pat, after: index.after };
}

/** `enumerate` counts in `usize`; a variable that must be `i64` casts where it is used. */
function indexBinding(k: VarObj, ctx: Emitter): { pat: RustPat; after: RustStmt[] } {
  return { pat: ctx.bind(k, t.usize), after: [] };
}

function rangeList(s: RangeStmt, ctx: Emitter): Source | undefined {
  if (assigns(s, ctx)) return undefined;
  const k = rangeVar(s.key, s, ctx);
  const v = rangeVar(s.value, s, ctx);
  const writes = v !== undefined && changesElement(v, ctx);
  const x = listSource(s, ctx, writes);
  if (!x) return undefined;
  if (!v && changesWalked(s, ctx))
    return { ...countedFirst(x, ctx), pat: k ? ctx.bind(k, t.usize) : { kind: "WildPat" }, after: [] };
  if (!v) {
    const len = x.type.kind === "ArrayType" && x.type.len.kind === "LitExpr" ? x.type.len : methodCall(x.expr, "len");
    const pat = k ? ctx.bind(k, t.usize) : ({ kind: "WildPat" } as RustPat);
    return {
      before: x.before,
      iter: { kind: "RangeExpr", low: num("0"), high: len, inclusive: false },
      pat,
      after: [],
      over: x.expr,
    };
  }
  if (changesWalked(s, ctx)) return { ...rangeByIndex(s, x, k, v, ctx), ...countedFirst(x, ctx) };
  if (changesRanged(s, ctx)) return rangeByIndex(s, x, k, v, ctx);
  const owned = x.type.kind === "ArrayType" && !x.place;
  const elem = x.elem;
  const { pat, after } = elementBinding(v, elem, owned, writes, ctx, x.borrows, k !== undefined);
  if (!k) return { before: x.before, iter: owned ? x.expr : iterated(x, writes), pat, after };
  const index = indexBinding(k, ctx);
  const enumerated = methodCall(methodCall(x.expr, owned ? "into_iter" : writes ? "iter_mut" : "iter"), "enumerate");
  return {
    before: x.before,
    iter: enumerated,
    pat: { kind: "TuplePat", elems: [index.pat, pat] },
    after: [...index.after, ...after],
  };
}

/** The same sources as iterators, for chains. */
export function iterationOf(s: RangeStmt, ctx: Emitter): Iteration | undefined {
  const source = rangeSource(s, ctx);
  if (!source || source.after.length > 0) return undefined;
  const { before, iter, pat } = source;
  switch (iter.kind) {
    case "RefExpr":
      return { before, iter: methodCall(iter.expr, iter.mut ? "iter_mut" : "iter"), pat };
    case "ArrayExpr":
      return { before, iter: methodCall(iter, "into_iter"), pat };
    case "RangeExpr":
    case "MethodCallExpr":
      return { before, iter, pat };
    default: {
      const u = underlying(ctx.info.typeOf(s.x));
      const owned = u.kind === "Map" && s.x.kind === "Ident" && movesOn(s.x, ctx);
      return { before, iter: methodCall(iter, owned ? "into_iter" : "iter"), pat };
    }
  }
}

type ListSource = Value & { readonly elem: RustType };

/** The list as something to iterate: a literal is an array by value. */
function listSource(s: RangeStmt, ctx: Emitter, writes: boolean): ListSource | undefined {
  const lit = s.x.kind === "CompositeLit" ? s.x : undefined;
  if (lit && lit.elts.length > 0 && lit.elts.every((e) => e.kind !== "KeyValueExpr")) {
    const u = underlying(ctx.info.typeOf(lit));
    const isText =
      (u.kind === "Slice" || u.kind === "Array") &&
      u.elem.kind === "Basic" &&
      u.elem.basic === "string" &&
      lit.elts.every((e) => ctx.info.constOf(e)?.kind === "string");
    const plain = u.kind === "Slice" || u.kind === "Array" ? ctx.plan.typeInList(u.elem) : t.infer;
    const elem = isText ? t.ref(t.str, "'static") : ctx.plan.integers.listed(lit, plain);
    const values = lit.elts.map((e) => (isText ? ctx.peek(e) : ctx.expr(e, elem)));
    const { before, exprs } = ctx.sequence(values);
    const elems = exprs.map((e, i) => (i === 0 && argsOf(elem, "Box")?.[0]?.kind === "DynType" ? cast(e, elem) : e));
    return {
      ...temp({ kind: "ArrayExpr", elems, origin: { span: lit.span } }, t.array(elem, exprs.length), { before }),
      elem,
    };
  }
  const raw = madeBefore(writes ? ctx.placeToWrite(s.x) : ctx.peek(s.x));
  const x = ctx.through(raw, writes);
  const elem = vecElem(x.type) ?? (x.type.kind === "SliceType" || x.type.kind === "ArrayType" ? x.type.elem : undefined);
  if (!elem) return undefined;
  // Whether the expression itself is already a reference decides between `xs` and `&xs`.
  return { ...x, elem, place: true, expr: x.expr, type: raw.type.kind === "RefType" && x.expr === raw.expr ? raw.type : x.type };
}

/** A list that is made in steps is made before the loop. */
const madeBefore = (v: Value): Value =>
  v.expr.kind === "Block" && v.expr.tail ? { ...v, before: [...v.before, ...v.expr.stmts], expr: v.expr.tail } : v;

function iterated(x: ListSource, writes: boolean): RustExpr {
  if (x.type.kind === "RefType")
    return writes && x.type.mut ? methodCall(x.expr, "iter_mut") : x.type.mut ? methodCall(x.expr, "iter") : x.expr;
  return writes ? refMut(x.expr) : ref(x.expr);
}

/** The body changes what each element holds, and keeps it where it is: `sort.Ints(row)`, `p.n++`. */
function changesElement(v: VarObj, ctx: Emitter): boolean {
  const isReplaced = (): boolean =>
    ctx.facts.uses.of(v).some((u) => u.steps.length === 0 && ["assign", "update", "address"].includes(u.role.kind));
  if (!ctx.plan.isMutated(v)) return false;
  if (v.type.kind === "Pointer") return !isShared(ctx.plan.typeOf(v.type));
  // What is behind an interface is changed where it is, too: only a pointer has methods that change something.
  return ["Slice", "Map", "Interface"].includes(underlying(v.type).kind) && !isReplaced();
}

/** Numbers and views are taken out by `&x`; the rest is looked at, or cloned where the body keeps or changes it. */
function elementBinding(
  v: VarObj,
  elem: RustType,
  owned: boolean,
  writes: boolean,
  ctx: Emitter,
  borrows: readonly VarObj[],
  inTuple: boolean,
): { pat: RustPat; after: RustStmt[] } {
  if (owned) return { pat: ctx.bind(v, elem), after: [] };
  if (writes) return { pat: ctx.bind(v, t.refMut(elem), borrows), after: [] };
  const changes =
    (!ctx.facts.canShadow(v) &&
      ctx.facts.uses.of(v).some((u) => u.role.kind === "assign" || u.role.kind === "update" || u.role.kind === "address")) ||
    (ctx.plan.isMutated(v) && v.type.kind !== "Pointer" && !isShared(elem));
  if (!changes && isScalar(elem) && !(elem.kind === "RefType" && isOnlyShown(v, ctx)))
    return { pat: { kind: "RefPat", mut: false, pat: ctx.bind(v, elem) }, after: [] };
  if (!changes) return { pat: ctx.bind(v, t.ref(elem), borrows), after: [] };
  // A copy that is changed in place and then replaced leaves the element as it was, which Go changes.
  if (["Slice", "Map"].includes(underlying(v.type).kind) && ctx.plan.isMutated(v)) {
    const at = ctx.facts.uses.of(v)[0]?.ident.span;
    ctx.input.output.fault(at, `\`${v.name}\` shares its elements with the list, and is replaced`);
  }
  const item = ctx.bind(v, t.ref(elem), borrows);
  const copy = ctx.coerce({ ...temp(local(ctx.nameOf(v)), t.ref(elem)), place: true, movable: false }, elem);
  const pat = ctx.bind(v, elem);
  void inTuple;
  return { pat: item, after: [{ kind: "LetStmt", pat, init: copy.expr }] };
}

/** Printed, or asked by its methods: a reference to a view does for that. */
const isOnlyShown = (v: VarObj, ctx: Emitter): boolean =>
  ctx.facts.uses
    .of(v)
    .every(
      ({ role }) =>
        role.kind === "define" || role.kind === "receiver" || (role.kind === "argument" && role.callee?.pkg === "fmt"),
    );

const isScalar = (r: RustType): boolean =>
  (r.kind === "RefType" && !r.mut) ||
  (r.kind === "PathType" && /^(bool|char|usize|isize|[iuf]\d+)$/.test(r.path.segments[0]?.name ?? ""));

/** The body changes the list that it ranges over: Go takes its length once, and reads elements as it goes. */
function changesRanged(s: RangeStmt, ctx: Emitter): boolean {
  const root = rootOf(s.x, ctx);
  if (!root) return false;
  const handle = ctx.bindings.of(root);
  if (handle && isShared(handle.type)) return false;
  const text = ctx.facts.textOf(storageOf(s.x));
  return ctx.facts.uses
    .of(root)
    .some(
      (u) =>
        ctx.facts.tree.isInside(u.ident, s.body) &&
        changesOwner(u, ctx) &&
        overlaps(ctx.facts.textOf(storageOf(u.place)), text, u.role.kind),
    );
}

/** Two paths from one root that share memory: one is a prefix of the other; a method call takes the whole root. */
function overlaps(changed: string, ranged: string, role: string): boolean {
  if (role === "receiver") return ranged.startsWith(changed) || changed.startsWith(ranged);
  return changed.startsWith(ranged) || ranged.startsWith(changed);
}

function rootOf(e: Expr, ctx: Emitter): VarObj | undefined {
  if (e.kind === "Ident") {
    const v = ctx.info.objectOf(e);
    return v?.kind === "Var" ? v : undefined;
  }
  return e.kind === "SelectorExpr" ||
    e.kind === "IndexExpr" ||
    e.kind === "ParenExpr" ||
    e.kind === "StarExpr" ||
    e.kind === "SliceExpr"
    ? rootOf(e.x, ctx)
    : undefined;
}

/** The head of a `for` lasts as long as the loop: a cell is asked for its length before. */
function countedFirst(x: ListSource, ctx: Emitter): Pick<Source, "before" | "iter"> {
  const count = ctx.fresh("count");
  return {
    before: [...x.before, letStmt(count, methodCall(x.expr, "len"))],
    iter: { kind: "RangeExpr", low: num("0"), high: local(count), inclusive: false },
  };
}

function rangeByIndex(_s: RangeStmt, x: ListSource, k: VarObj | undefined, v: VarObj, ctx: Emitter): Source {
  const name = k ? ctx.nameOf(k) : ctx.fresh("i");
  const pat: RustPat = k ? ctx.bind(k, t.usize) : { kind: "IdentPat", name };
  const element = ctx.coerce(
    { ...temp({ kind: "IndexExpr", expr: x.expr, index: local(name) }, x.elem), place: true, movable: false },
    x.elem,
  );
  const bound = ctx.bind(v, x.elem);
  return {
    before: x.before,
    iter: { kind: "RangeExpr", low: num("0"), high: methodCall(x.expr, "len"), inclusive: false },
    pat,
    after: [{ kind: "LetStmt", pat: bound, init: element.expr }],
  };
}

/** The body prints as it goes: the order of the map is the order of the lines. */
const printsInOrder = (s: RangeStmt, ctx: Emitter): boolean =>
  ctx.facts.nodesOf("CallExpr", s.body).some((c) => {
    const f = ctx.info.calleeOf(c);
    return f?.pkg === "fmt" && /^(Print|Fprint)/.test(f.name);
  });

function rangeMap(s: RangeStmt, ctx: Emitter): Source | undefined {
  if (assigns(s, ctx)) return undefined;
  const k = rangeVar(s.key, s, ctx);
  const v = rangeVar(s.value, s, ctx);
  const writes = v !== undefined && changesElement(v, ctx);
  const raw = writes ? ctx.placeToWrite(s.x) : ctx.peek(s.x);
  const x = ctx.through(raw, writes);
  const types = mapTypes(x.type);
  if (!types) return undefined;
  if (changesRanged(s, ctx) || changesWalked(s, ctx)) return undefined;
  const consumed = raw.expr.kind === "PathExpr" && s.x.kind === "Ident" && x === raw && movesOn(s.x, ctx);
  if (k || v) ctx.note(printsInOrder(s, ctx) ? "map-order-printed" : "map-order", s);
  if (!v || types.isSet) {
    if (!k)
      return {
        before: x.before,
        iter: { kind: "RangeExpr", low: num("0"), high: methodCall(x.expr, "len"), inclusive: false },
        pat: { kind: "WildPat" },
        after: [],
      };
    const pat = isScalar(types.key)
      ? ({ kind: "RefPat", mut: false, pat: ctx.bind(k, types.key) } as RustPat)
      : ctx.bind(k, t.ref(types.key), x.borrows);
    const looked = raw.type.kind === "RefType" && x.expr === raw.expr ? x.expr : ref(x.expr);
    return { before: x.before, iter: types.isSet ? looked : methodCall(x.expr, "keys"), pat, after: [] };
  }
  if (!k) {
    const pat = isScalar(types.elem)
      ? ({ kind: "RefPat", mut: false, pat: ctx.bind(v, types.elem) } as RustPat)
      : ctx.bind(v, writes ? t.refMut(types.elem) : t.ref(types.elem), x.borrows);
    return { before: x.before, iter: methodCall(x.expr, writes ? "values_mut" : "values"), pat, after: [] };
  }
  if (consumed) {
    const pair: RustPat = { kind: "TuplePat", elems: [ctx.bind(k, types.key), ctx.bind(v, types.elem)] };
    return { before: x.before, iter: x.expr, pat: pair, after: [] };
  }
  const keyPat =
    isScalar(types.key) && isScalar(types.elem) && !writes
      ? ({ kind: "RefPat", mut: false, pat: ctx.bind(k, types.key) } as RustPat)
      : ctx.bind(k, t.ref(types.key), x.borrows);
  const valuePat =
    isScalar(types.elem) && isScalar(types.key) && !writes
      ? ({ kind: "RefPat", mut: false, pat: ctx.bind(v, types.elem) } as RustPat)
      : ctx.bind(v, writes ? t.refMut(types.elem) : t.ref(types.elem), x.borrows);
  const iter =
    raw.type.kind === "RefType" && raw === x
      ? x.expr
      : writes
        ? refMut(x.expr)
        : raw.type.kind === "RefType" && x.expr === raw.expr
          ? raw.expr
          : ref(x.expr);
  return { before: x.before, iter, pat: { kind: "TuplePat", elems: [keyPat, valuePat] }, after: [] };
}

export { isString, tuple };
