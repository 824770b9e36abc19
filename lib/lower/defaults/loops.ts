// Implements for and range statements (idioms.md `for-range-int`, `for-iter`, `for-range`).

import { isRangeOwned } from "../../analysis/range-owned.ts";
import { storageOf } from "../../analysis/storage.ts";
import type { Expr, ForStmt, Node, NodeOf, RangeStmt, Stmt } from "../../go/ast.ts";
import type { Iteration } from "../../patterns/emit-context.ts";
import { temp, type Value } from "../../patterns/value.ts";
import type { RustBlock, RustExpr, RustPat, RustStmt, RustType } from "../../rust/ast.ts";
import {
  argsOf,
  block,
  exprStmt,
  isString,
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
import type { Emitter } from "../emitter.ts";
import { isNewtype } from "../newtype.ts";
import { countdownOf } from "../../plan/integers.ts";
import { rangeChan } from "./concurrency.ts";
import { isAnchored } from "./declare.ts";
import { changesOwner } from "./ownership.ts";
import { mapTypes } from "./index-expr.ts";

const labelled = (label: string | undefined) => (label ? { label } : {});

export function lowerFor(s: ForStmt, ctx: Emitter, named?: string): RustStmt[] {
  const counted = countedLoop(s, ctx, named);
  if (counted) return counted;
  const label = named ?? (breaksBesideContinue(s, ctx) ? `'${ctx.fresh("outer")}` : undefined);
  const init = s.init ? ctx.stmt(s.init) : [];
  const cond = s.cond && ctx.derefd(ctx.peek(s.cond));
  const body = ctx.inLoop(s, label, s.post, () => loopBody(s, ctx));
  const loop = loopOf(cond, body, label);
  const stmts = [...init, ...loop];
  return init.length > 0 && needsScope(s, ctx) ? [exprStmt(block(stmts), false)] : stmts;
}

/** `while cond { … }`, or `loop` with the test inside where the condition needs statements before it. */
function loopOf(cond: Value | undefined, body: RustBlock, label: string | undefined): RustStmt[] {
  if (!cond) return [exprStmt({ kind: "LoopExpr", body, ...labelled(label) }, false)];
  if (cond.before.length === 0) return [exprStmt({ kind: "WhileExpr", cond: cond.expr, body, ...labelled(label) }, false)];
  const test = exprStmt(
    {
      kind: "IfExpr",
      cond: { kind: "UnaryExpr", op: "!", expr: cond.expr },
      then: block([exprStmt({ kind: "BreakExpr" }, true)]),
    },
    false,
  );
  return [
    exprStmt({ kind: "LoopExpr", body: { ...body, stmts: [...cond.before, test, ...body.stmts] }, ...labelled(label) }, false),
  ];
}

/** `continue` leaves the labelled body of a loop with a post statement: a `break` beside it must name the loop. */
function breaksBesideContinue(s: ForStmt, ctx: Emitter): boolean {
  if (!s.post) return false;
  const own = ctx.facts.nodesOf("BranchStmt", s.body).filter((b) => !b.label && leaves(b, ctx) === s);
  return own.some((b) => b.tok === "break") && own.some((b) => b.tok === "continue");
}

/** The loop or switch that an unlabelled branch means. */
function leaves(b: NodeOf<"BranchStmt">, ctx: Emitter): Node | undefined {
  const kinds =
    b.tok === "break"
      ? ["ForStmt", "RangeStmt", "SwitchStmt", "TypeSwitchStmt", "SelectStmt", "FuncLit"]
      : ["ForStmt", "RangeStmt", "FuncLit"];
  for (const p of ctx.facts.tree.ancestorsOf(b)) if (kinds.includes(p.kind)) return p;
  return undefined;
}

/** A loop variable declared by the init statement must not be seen behind the loop. */
function needsScope(s: ForStmt, ctx: Emitter): boolean {
  if (s.init?.kind !== "AssignStmt" || s.init.op !== ":=") return false;
  const siblings = ctx.facts.tree.siblingsOf(s);
  return siblings !== undefined && siblings.index < siblings.list.length - 1;
}

/** Body, then the post statement; a `continue` must not skip that: it leaves a labelled block around the body. */
function loopBody(s: ForStmt, ctx: Emitter): RustBlock {
  const body = ctx.block(s.body);
  if (!s.post) return body;
  const post = ctx.stmt(s.post);
  const label = ctx.usedContinueLabel();
  if (!label) return { ...body, stmts: [...body.stmts, ...post] };
  return block([exprStmt({ ...body, label }, false), ...post]);
}

/** `for i := a; i < b; i++` → `for i in a..b`, when nothing changes `i` or the bound on the way. */
function countedLoop(s: ForStmt, ctx: Emitter, label?: string): RustStmt[] | undefined {
  const c = counting(s, ctx);
  if (!c) return undefined;
  const { v, from, to, inclusive, down, step } = c;
  const type = ctx.plan.isUsize(v) ? t.usize : ctx.rustType(v.type);
  const isCountdown = down && simpleName(type) === "usize" && countdownOf(v, ctx.facts) === s && from.kind === "BinaryExpr";
  const low = ctx.derefd(ctx.expr(down ? to : from, type));
  const high =
    isCountdown && from.kind === "BinaryExpr"
      ? ctx.derefd(ctx.expr(from.x, type))
      : simpleName(type) === "usize" && !down
        ? upperBound(to, ctx)
        : ctx.derefd(ctx.expr(down ? from : to, type));
  const lowExpr = ctx.coerce(low, type);
  const highExpr = ctx.coerce(high, type);
  const bothLiteral = low.literal === true && high.literal === true;
  const suffixed =
    bothLiteral && highExpr.expr.kind === "LitExpr" && highExpr.expr.lit.kind === "num" && needsSuffix(v, type, ctx)
      ? num(highExpr.expr.lit.text, simpleName(type))
      : highExpr.expr;
  const span: RustExpr = {
    kind: "RangeExpr",
    low: down && !inclusive ? plusOne(lowExpr.expr) : lowExpr.expr,
    high: suffixed,
    inclusive: !isCountdown && (down || inclusive),
  };
  const iter = adapt(span, down, step);
  const unused = ctx.facts.uses.of(v).every((u) => !ctx.facts.tree.isInside(u.ident, s.body));
  const pat: RustPat = unused ? { kind: "WildPat" } : ctx.bind(v, type);
  const body = ctx.inLoop(s, label, undefined, () => ctx.block(s.body));
  return [...lowExpr.before, ...highExpr.before, exprStmt({ kind: "ForExpr", pat, iter, body, ...labelled(label) }, false)];
}

/** `n - i - 1` as a bound: `n.saturating_sub(i + 1)`, no turn where Go's difference is negative. */
function upperBound(e: Expr, ctx: Emitter): Value {
  const taken: Expr[] = [];
  let base = e;
  while (base.kind === "BinaryExpr" && base.op === "-" && !ctx.info.constOf(base)) {
    taken.unshift(base.y);
    base = base.x;
  }
  const n = ctx.coerce(ctx.derefd(ctx.expr(base, t.usize)), t.usize);
  if (taken.length === 0) return n;
  const parts = taken.map((x) => ctx.coerce(ctx.derefd(ctx.expr(x, t.usize)), t.usize));
  const { before, exprs } = ctx.sequence([n, ...parts]);
  const [whole, ...rest] = exprs as [RustExpr, ...RustExpr[]];
  return temp(
    methodCall(whole, "saturating_sub", [rest.reduce((l, r) => ({ kind: "BinaryExpr", op: "+", left: l, right: r }))]),
    t.usize,
    { before },
  );
}

const plusOne = (e: RustExpr): RustExpr =>
  e.kind === "LitExpr" && e.lit.kind === "num"
    ? num(String(BigInt(e.lit.text.replaceAll("_", "")) + 1n))
    : { kind: "BinaryExpr", op: "+", left: e, right: num("1") };

function adapt(span: RustExpr, down: boolean, step: Value | undefined): RustExpr {
  const forward = down ? methodCall(span, "rev") : span;
  return step ? methodCall(forward, "step_by", [step.expr]) : forward;
}

/** The counter would default to `i32` where nothing else types it and arithmetic could tell. */
const needsSuffix = (v: VarObj, type: RustType, ctx: Emitter): boolean => simpleName(type) !== "i32" && !isAnchored(v, ctx);

interface Counting {
  readonly v: VarObj;
  readonly from: Expr;
  readonly to: Expr;
  readonly inclusive: boolean;
  readonly down: boolean;
  readonly step?: Value;
}

function counting(s: ForStmt, ctx: Emitter): Counting | undefined {
  const { init, cond, post } = s;
  if (init?.kind !== "AssignStmt" || init.op !== ":=" || init.lhs.length !== 1 || init.lhs[0]?.kind !== "Ident" || !init.rhs[0])
    return undefined;
  const v = ctx.info.objectOf(init.lhs[0]);
  if (v?.kind !== "Var" || cond?.kind !== "BinaryExpr" || cond.x.kind !== "Ident" || ctx.info.objectOf(cond.x) !== v)
    return undefined;
  const u = underlying(v.type);
  if (u.kind !== "Basic" || !/^u?int/.test(u.basic) || isNewtype(v.type, ctx)) return undefined;
  const by = stepOf(post, v, ctx);
  if (by === undefined) return undefined;
  const down = by < 0n;
  if (down ? !["<", "<="].every(() => cond.op === ">" || cond.op === ">=") : cond.op !== "<" && cond.op !== "<=")
    return undefined;
  const changed = ctx.facts.uses
    .of(v)
    .some(
      (use) =>
        ctx.facts.tree.isInside(use.ident, s.body) &&
        (use.role.kind === "assign" || use.role.kind === "update" || use.role.kind === "address"),
    );
  if (changed || !isInvariant(cond.y, s, ctx)) return undefined;
  // `rev().step_by(k)` counts from the top as Go does only when the top is included: it is.
  const size = by < 0n ? -by : by;
  const step = size === 1n ? {} : { step: temp(num(size.toString()), t.usize) };
  return { v, from: init.rhs[0], to: cond.y, inclusive: cond.op === "<=" || cond.op === ">=", down, ...step };
}

function stepOf(post: Stmt | undefined, v: VarObj, ctx: Emitter): bigint | undefined {
  const isV = (e: Expr | undefined): boolean => e?.kind === "Ident" && ctx.info.objectOf(e) === v;
  if (post?.kind === "IncDecStmt" && isV(post.x)) return post.op === "++" ? 1n : -1n;
  if (post?.kind !== "AssignStmt" || !isV(post.lhs[0]) || !post.rhs[0] || (post.op !== "+=" && post.op !== "-="))
    return undefined;
  const c = ctx.info.constOf(post.rhs[0]);
  if (c?.kind !== "int" || c.value <= 0n) return undefined;
  return post.op === "+=" ? c.value : -c.value;
}

/** A range takes its bound once: the bound must not change while the loop runs. */
function isInvariant(e: Expr, s: ForStmt, ctx: Emitter): boolean {
  if (ctx.info.constOf(e)) return true;
  switch (e.kind) {
    case "Ident": {
      const v = ctx.info.objectOf(e);
      return (
        v?.kind === "Var" &&
        !ctx.facts.uses
          .of(v)
          .some((u) => ctx.facts.tree.isInside(u.ident, s.body) && (changesOwner(u, ctx) || u.role.kind === "address")) &&
        v.role !== "package" &&
        ctx.facts.capturesOf(v).every((c) => !c.writes)
      );
    }
    case "SelectorExpr":
      return isStable(e, s, ctx);
    case "CallExpr":
      return ctx.info.builtinOf(e) === "len" && e.args[0] !== undefined && isInvariant(e.args[0], s, ctx);
    case "BinaryExpr":
      return isInvariant(e.x, s, ctx) && isInvariant(e.y, s, ctx);
    case "ParenExpr":
      return isInvariant(e.x, s, ctx);
    case "IndexExpr":
      return isInvariant(e.x, s, ctx) && e.indices.every((i) => isInvariant(i, s, ctx));
    default:
      return false;
  }
}

/** A field: no assignment to that field and no call in the body that could reach it. */
function isStable(e: Extract<Expr, { kind: "SelectorExpr" }>, s: ForStmt, ctx: Emitter): boolean {
  const sel = ctx.info.selectionOf(e);
  if (sel?.kind !== "field" || sel.obj.kind !== "Var" || !isInvariant(e.x, s, ctx)) return false;
  const writes = ctx.facts.uses
    .ofField(sel.obj)
    .some(
      (u) =>
        ctx.facts.tree.isInside(u.sel, s.body) &&
        (u.role.kind === "assign" || u.role.kind === "update" || u.role.kind === "address"),
    );
  const calls = ctx.facts.nodesOf("CallExpr", s.body).some((c) => {
    const f = ctx.info.calleeOf(c);
    return f !== undefined && !f.pkg && ctx.plan.func(f).self === "&mut self";
  });
  return !writes && !calls;
}

// ---- range

export function lowerRange(s: RangeStmt, ctx: Emitter, label?: string): RustStmt[] {
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
  const found = entry.form({ call: s.x, args: s.x.args, sel: s.x.fun }, ctx);
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

function rangeSource(s: RangeStmt, ctx: Emitter): Source | undefined {
  const called = rangeCall(s, ctx);
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
  const type = v ? ctx.rustType(v.type) : ctx.rustType(ctx.info.typeOf(s.x));
  const n = ctx.coerce(ctx.derefd(ctx.expr(s.x, type)), type);
  const high =
    n.literal && v && n.expr.kind === "LitExpr" && n.expr.lit.kind === "num" && !isAnchored(v, ctx)
      ? num(n.expr.lit.text, simpleName(type))
      : n.expr;
  return {
    before: n.before,
    iter: { kind: "RangeExpr", low: num("0"), high, inclusive: false },
    pat: v ? ctx.bind(v, type) : { kind: "WildPat" },
    after: [],
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
  const writes = v !== undefined && v.type.kind === "Pointer" && ctx.plan.isMutated(v) && !isHandle(ctx.plan.typeOf(v.type));
  const x = listSource(s, ctx, writes);
  if (!x) return undefined;
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
      const owned = u.kind === "Map" && s.x.kind === "Ident" && ctx.facts.isLastUse(s.x);
      return { before, iter: methodCall(iter, owned ? "into_iter" : "iter"), pat };
    }
  }
}

const isHandle = (r: RustType): boolean => argsOf(r, "Rc") !== undefined || argsOf(r, "Arc") !== undefined;

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
    const elem = isText ? t.ref(t.str, "'static") : u.kind === "Slice" || u.kind === "Array" ? ctx.rustType(u.elem) : t.infer;
    const values = lit.elts.map((e) => (isText ? ctx.peek(e) : ctx.expr(e, elem)));
    const { before, exprs } = ctx.sequence(values);
    return {
      ...temp({ kind: "ArrayExpr", elems: exprs, origin: { span: lit.span } }, t.array(elem, exprs.length), { before }),
      elem,
    };
  }
  const raw = writes ? ctx.placeToWrite(s.x) : ctx.peek(s.x);
  const x = ctx.through(raw, writes);
  const elem = vecElem(x.type) ?? (x.type.kind === "SliceType" || x.type.kind === "ArrayType" ? x.type.elem : undefined);
  if (!elem) return undefined;
  // Whether the expression itself is already a reference decides between `xs` and `&xs`.
  return { ...x, elem, place: true, expr: x.expr, type: raw.type.kind === "RefType" && x.expr === raw.expr ? raw.type : x.type };
}

function iterated(x: ListSource, writes: boolean): RustExpr {
  if (x.type.kind === "RefType")
    return writes && x.type.mut ? methodCall(x.expr, "iter_mut") : x.type.mut ? methodCall(x.expr, "iter") : x.expr;
  return writes ? refMut(x.expr) : ref(x.expr);
}

/** Numbers are taken out by `&x`; the rest is looked at, or cloned where the body keeps or changes it. */
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
    (ctx.plan.isMutated(v) && v.type.kind !== "Pointer" && !isHandle(elem));
  if (!changes && isScalar(elem)) return { pat: { kind: "RefPat", mut: false, pat: ctx.bind(v, elem) }, after: [] };
  if (!changes) return { pat: ctx.bind(v, t.ref(elem), borrows), after: [] };
  const item = ctx.bind(v, t.ref(elem), borrows);
  const copy = ctx.coerce({ ...temp(local(ctx.nameOf(v)), t.ref(elem)), place: true, movable: false }, elem);
  const pat = ctx.bind(v, elem);
  void inTuple;
  return { pat: item, after: [{ kind: "LetStmt", pat, init: copy.expr }] };
}

const isScalar = (r: RustType): boolean =>
  r.kind === "PathType" && /^(bool|char|usize|isize|[iuf]\d+)$/.test(r.path.segments[0]?.name ?? "");

/** The body changes the list that it ranges over: Go takes its length once, and reads elements as it goes. */
function changesRanged(s: RangeStmt, ctx: Emitter): boolean {
  const root = rootOf(s.x, ctx);
  if (!root) return false;
  const handle = ctx.bindings.of(root);
  if (handle && isHandle(handle.type)) return false;
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
  const writes = v !== undefined && v.type.kind === "Pointer" && ctx.plan.isMutated(v) && !isHandle(ctx.plan.typeOf(v.type));
  const raw = writes ? ctx.placeToWrite(s.x) : ctx.peek(s.x);
  const x = ctx.through(raw, writes);
  const types = mapTypes(x.type);
  if (!types) return undefined;
  if (changesRanged(s, ctx)) return undefined;
  const consumed = raw.expr.kind === "PathExpr" && s.x.kind === "Ident" && x === raw && ctx.facts.isLastUse(s.x);
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
    return { before: x.before, iter: types.isSet ? ref(x.expr) : methodCall(x.expr, "keys"), pat, after: [] };
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
