// Implements the builtin functions of Go.

import { mayHaveRoom } from "../../analysis/room.ts";
import { isOnlyJoined, isSureError } from "../../analysis/joined-errors.ts";
import type { CallExpr, Expr, Ident } from "../../go/ast.ts";
import { temp, type Value } from "../../patterns/value.ts";
import type { RustExpr, RustStmt, RustType } from "../../rust/ast.ts";
import {
  array,
  assign,
  call,
  cast,
  closure,
  exprStmt,
  isChar,
  isFloat,
  isNamed,
  isNumeric,
  isOption,
  isRefStr,
  isStr,
  isString,
  letMut,
  letStmt,
  local,
  methodCall,
  panic,
  path,
  ref,
  t,
  vecElem,
  vecRepeat,
  optionInner,
  sameType,
} from "../../rust/factory.ts";
import { sharesStorage } from "../../analysis/storage.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Type } from "../../semantics/types.ts";
import { lowerPrint } from "./builtin-print.ts";
import { escapeBraces } from "../../plan/errors/template.ts";
import { makesError } from "../../patterns/error-facts.ts";
import { recovers } from "../cautions.ts";
import type { Emitter } from "../emitter.ts";
import { balance } from "./binary.ts";
import { closeCall, makeChan } from "./concurrency.ts";
import { lowerRecover } from "./concurrency/caught.ts";
import { isNewtype, newtypeInner, unwrapped, wrappedIn } from "../newtype.ts";
import { copyWithin } from "./copy-within.ts";
import { lowerKey, mapTypes } from "./index-expr.ts";
import { zeroInList, zeroValue } from "./zero.ts";

/** It may have another capacity than the one that it was made with, which is the same in both languages. */
function mayGrow(e: Expr, ctx: Emitter): boolean {
  const v = e.kind === "Ident" ? ctx.info.objectOf(e) : undefined;
  if (v?.kind !== "Var" || v.role !== "local") return true;
  const uses = ctx.facts.uses.of(v).filter((u) => u.steps.length === 0);
  const decl = uses.find((u) => u.role.kind === "define")?.ident;
  const p = decl && ctx.facts.tree.parentOf(decl);
  // What comes later has not happened yet, but for an earlier turn of the same loop.
  const loop = ctx.facts.tree.loopOf(e);
  const isEarlier = (id: Ident): boolean =>
    id.span.start < e.span.start || (loop !== undefined && ctx.facts.tree.isInside(id, loop));
  const grows = uses.some((u) => u.role.kind === "address" || (u.role.kind === "assign" && isEarlier(u.ident)));
  if (grows || ctx.facts.capturesOf(v).length > 0 || !decl || !p) return true;
  if (p.kind === "ValueSpec" && p.values.length === 0) return false;
  const made =
    p.kind === "AssignStmt" ? p.rhs[p.lhs.indexOf(decl)] : p.kind === "ValueSpec" ? p.values[p.names.indexOf(decl)] : undefined;
  const isMade = made?.kind === "CompositeLit" || (made?.kind === "CallExpr" && ctx.info.builtinOf(made) === "make");
  return !isMade;
}

type Lower = (e: CallExpr, ctx: Emitter, want?: RustType) => Value;

const table: Readonly<Record<string, Lower>> = {
  len: (e, ctx) => {
    const v = ctx.through(ctx.peek(arg(e, 0)), false);
    return temp(methodCall(v.expr, "len"), t.usize, { before: v.before });
  },
  cap: (e, ctx) => {
    const v = ctx.through(ctx.peek(arg(e, 0)), false);
    if (isNamed(v.type, "Chan")) return temp(methodCall(v.expr, "capacity"), t.usize, { before: v.before });
    if (!vecElem(v.type)) return ctx.unsupported(e, "FG0101", { what: "the capacity of a borrowed slice" });
    if (mayGrow(arg(e, 0), ctx)) ctx.note("slice-capacity", e);
    return temp(methodCall(v.expr, "capacity"), t.usize, { before: v.before });
  },
  append: lowerAppend,
  copy: lowerCopy,
  make: lowerMake,
  new: (e, ctx) => {
    const type = ctx.info.typeOf(e);
    return ctx.info.isType(arg(e, 0)) ? zeroValue(type.kind === "Pointer" ? type.elem : type, ctx) : ctx.expr(arg(e, 0));
  },
  delete: (e, ctx) => {
    const m = ctx.through(ctx.placeToWrite(arg(e, 0)), true);
    const types = mapTypes(m.type);
    if (!types) return ctx.unsupported(e, "FG0103", { what: ctx.facts.textOf(arg(e, 0)) });
    const k = lowerKey(arg(e, 1), ctx, types.key);
    const { before, exprs } = ctx.sequence([m, k]);
    return temp(methodCall(exprs[0] as RustExpr, "remove", [exprs[1] as RustExpr]), t.unit, { before });
  },
  clear: (e, ctx) => {
    const m = ctx.through(ctx.placeToWrite(arg(e, 0)), true);
    if (vecElem(m.type) || m.type.kind === "SliceType") {
      const u = underlying(ctx.info.typeOf(arg(e, 0)));
      const zero = u.kind === "Slice" ? zeroInList(u.elem, ctx).expr : local("Default::default()");
      return temp(methodCall(m.expr, "fill", [zero]), t.unit, { before: m.before });
    }
    return temp(methodCall(m.expr, "clear"), t.unit, { before: m.before });
  },
  close: (e, ctx) => temp({ kind: "TupleExpr", elems: [] }, t.unit, { before: closeCall(e, ctx) }),
  panic: lowerPanic,
  recover: lowerRecover,
  print: (e, ctx) => lowerPrint(e, ctx, false),
  println: (e, ctx) => lowerPrint(e, ctx, true),
  min: (e, ctx, want) => extremum("min", e, ctx, want),
  max: (e, ctx, want) => extremum("max", e, ctx, want),
};

const arg = (e: CallExpr, i: number): Expr => e.args[i] ?? { kind: "BadExpr", span: e.span };

export function lowerBuiltin(name: string, e: CallExpr, ctx: Emitter, want?: RustType): Value {
  const lower = table[name];
  return lower ? lower(e, ctx, want) : ctx.unsupported(e, "FG0101", { what: `the builtin ${name}` });
}

function extremum(name: "min" | "max", e: CallExpr, ctx: Emitter, want?: RustType): Value {
  const form = ctx.plan.integers.formOf(e);
  const own = form === "usize" ? t.usize : form === "i64" ? t.i64 : undefined;
  const values = e.args.map((a) => {
    const v = ctx.derefd(ctx.expr(a, own ?? (want && isNumeric(want) ? want : undefined)));
    return own ? ctx.coerce(v, own) : v;
  });
  const [first, ...rest] = values;
  if (!first) return ctx.unsupported(e, "FG0102");
  return rest.reduce((l, r) => {
    const [a, b] = balance(l, r, ctx);
    const seq = ctx.sequence([a, b]);
    const type = a.literal ? b.type : a.type;
    if (isFloat(type)) ctx.note("float-min-max", e);
    // A bare literal has no methods: its neighbour calls.
    const [x, y] = a.literal && !b.literal ? [seq.exprs[1], seq.exprs[0]] : seq.exprs;
    const held = newtypeInner(type, ctx);
    if (held && isFloat(held)) {
      const [m, n] = [a, b].map((v, i) => unwrapped({ ...v, expr: seq.exprs[i] as RustExpr }, held).expr) as [RustExpr, RustExpr];
      return temp(wrappedIn(type, methodCall(m, name, [n])), type, { before: seq.before });
    }
    if (held) ctx.derive(type, "PartialEq", "Eq", "PartialOrd", "Ord");
    return temp(methodCall(x as RustExpr, name, [y as RustExpr]), type, { before: seq.before });
  }, first);
}

const isNilIdent = (e: Expr, ctx: Emitter): boolean => e.kind === "Ident" && ctx.info.objectOf(e)?.kind === "Nil";

/** `append(s, …)` as a value: a copy that grows. `s = append(s, …)` never comes here. */
function lowerAppend(e: CallExpr, ctx: Emitter, want?: RustType): Value {
  const u = underlying(ctx.info.typeOf(e));
  const elem = u.kind === "Slice" ? ctx.plan.integers.listed(e, ctx.plan.typeInList(u.elem)) : t.infer;
  const vec = want && vecElem(want) ? want : t.vec(elem);
  const base = arg(e, 0);
  const isFresh =
    isNilIdent(base, ctx) ||
    (base.kind === "CallExpr" && ctx.info.isConversion(base) && base.args[0] !== undefined && isNilIdent(base.args[0], ctx)) ||
    (base.kind === "CompositeLit" && base.elts.length === 0);
  if (isFresh && e.ellipsis && e.args.length === 2) {
    const v = ctx.peek(arg(e, 1));
    ctx.derive(elem, "Clone");
    return temp(methodCall(v.expr, vecElem(v.type) ? "clone" : "to_vec"), vec, { before: v.before });
  }
  const name = ctx.fresh("grown");
  const start = ctx.expr(base, vec);
  if (base.kind === "Ident" && !ctx.facts.isLastUse(base) && mayHaveRoom(base, ctx.facts)) ctx.note("append-copies", e);
  const steps = appendSteps(local(name), e, elem, ctx);
  return temp({ kind: "Block", stmts: [letMut(name, start.expr), ...steps], tail: local(name) }, vec, { before: start.before });
}

/** What adds the arguments of an append to a place. */
export function appendSteps(target: RustExpr, e: CallExpr, elem: RustType, ctx: Emitter): RustStmt[] {
  if (e.ellipsis) {
    const src = arg(e, 1);
    const given = ctx.peek(src);
    const held = given.type.kind === "RefType" ? given.type.inner : given.type;
    const v = newtypeInner(held, ctx) ? ctx.through(given, false) : given;
    ctx.derive(elem, "Clone");
    if (isString(elem) && isRefStr(vecElem(v.type) ?? t.infer)) {
      const owned = closure(["text"], methodCall(local("text"), "to_string"));
      return [
        ...v.before,
        exprStmt(methodCall(target, "extend", [methodCall(methodCall(v.expr, "iter"), "map", [owned])]), true),
      ];
    }
    const slice = isText(v.type) ? methodCall(v.expr, "as_bytes") : v.type.kind === "RefType" ? v.expr : ref(v.expr);
    return [...v.before, exprStmt(methodCall(target, "extend_from_slice", [slice]), true)];
  }
  const collected = collectedError(target, e, elem, ctx);
  if (collected) return collected;
  const values = e.args.slice(1).map((a) => ctx.expr(a, elem));
  if (values.length > 1 && e.args.slice(2).some((a) => readsGrown(a, arg(e, 0), ctx))) {
    // Go works out all of them before the list grows.
    const names = values.map(() => ctx.fresh("added"));
    return [
      ...values.flatMap((v, i) => [...v.before, letStmt(names[i] ?? "added", v.expr)]),
      ...names.map((n) => exprStmt(methodCall(target, "push", [local(n)]), true)),
    ];
  }
  return values.flatMap((v) => {
    return [...v.before, exprStmt(methodCall(target, "push", [v.expr]), true)];
  });
}

/** `errs = append(errs, f())`, where `errors.Join` leaves out what is nil: the list has only the errors. */
function collectedError(target: RustExpr, e: CallExpr, elem: RustType, ctx: Emitter): RustStmt[] | undefined {
  const [list, a, more] = e.args;
  const v = list?.kind === "Ident" ? ctx.info.objectOf(list) : undefined;
  if (!a || more || v?.kind !== "Var" || !isOnlyJoined(v, ctx.facts)) return undefined;
  if (isSureError(a, ctx.facts, ctx.plan.errors.isSentinel) || (a.kind === "Ident" && isCheckedError(a, ctx))) return undefined;
  const given = ctx.expr(a);
  const held = optionInner(given.type);
  if (!held || !sameType(held, elem)) return undefined;
  return [...given.before, exprStmt(methodCall(target, "extend", [given.expr]), true)];
}

/** Inside of `if err != nil`, it is an error. */
const isCheckedError = (id: Extract<Expr, { kind: "Ident" }>, ctx: Emitter): boolean => {
  const v = ctx.info.objectOf(id);
  return v?.kind === "Var" && optionInner(ctx.typeOfBinding(v)) === undefined;
};

/** Does a value read the list itself, or call what might? */
function readsGrown(value: Expr, list: Expr, ctx: Emitter): boolean {
  const names = ctx.facts.nodesOf("Ident", list).map((id) => ctx.info.objectOf(id));
  const calls = ctx.facts.nodesOf("CallExpr", value).some((c) => !ctx.info.isConversion(c) && !ctx.info.builtinOf(c));
  return (
    (calls && list.kind !== "Ident") || ctx.facts.nodesOf("Ident", value).some((id) => names.includes(ctx.info.objectOf(id)))
  );
}

const isText = (r: RustType): boolean => isString(r) || isStr(r.kind === "RefType" ? r.inner : r);

/** `copy(dst, src)` copies what fits. */
function lowerCopy(e: CallExpr, ctx: Emitter): Value {
  const dst = ctx.through(ctx.placeToWrite(arg(e, 0)), true);
  const elem = vecElem(dst.type) ?? (dst.type.kind === "SliceType" ? dst.type.elem : t.infer);
  const isMade = arg(e, 1).kind === "CompositeLit";
  const src = ctx.through(isMade ? ctx.expr(arg(e, 1), t.ref(t.slice(elem))) : ctx.peek(arg(e, 1)), false);
  if (dst.borrows.some((b) => src.borrows.includes(b)) || sharesStorage(arg(e, 0), arg(e, 1), ctx.facts))
    return copyWithin(e, elem, ctx) ?? ctx.unsupported(e, "FG0401", { what: ctx.facts.textOf(arg(e, 0)) });
  const n = ctx.fresh("copied");
  const seq = ctx.sequence([dst, src]);
  const [d, source] = seq.exprs as [RustExpr, RustExpr];
  // It is measured and read: what does more than name a place is worked out once.
  const isPlace = !isMade && ctx.isPure(arg(e, 1));
  if (!ctx.isPure(arg(e, 0))) return ctx.unsupported(e, "FG0101", { what: "a copy into what a call gives" });
  const held = isPlace ? "" : ctx.fresh("source");
  const given = isPlace ? source : local(held);
  const s = isText(src.type) ? methodCall(given, "as_bytes") : given;
  const len = methodCall(methodCall(d, "len"), "min", [methodCall(s, "len")]);
  const upTo = (x: RustExpr): RustExpr => ({
    kind: "IndexExpr",
    expr: x,
    index: { kind: "RangeExpr", high: local(n), inclusive: false },
  });
  const method = ctx.plan.isCopy(elem) ? "copy_from_slice" : "clone_from_slice";
  ctx.derive(elem, ...(ctx.plan.isCopy(elem) ? (["Clone", "Copy"] as const) : (["Clone"] as const)));
  const stmts: RustStmt[] = [
    ...seq.before,
    ...(isPlace ? [] : [letStmt(held, source)]),
    { kind: "LetStmt", pat: { kind: "IdentPat", name: n }, init: len },
    exprStmt(methodCall(upTo(d), method, [ref(upTo(s))]), true),
  ];
  return temp(local(n), t.usize, { before: stmts });
}

function lowerMake(e: CallExpr, ctx: Emitter, want?: RustType): Value {
  const type = ctx.info.typeOf(e);
  const u = underlying(type);
  if (isNewtype(type, ctx)) return ctx.coerce(makeOf(e, u, ctx.rustType(u), ctx), ctx.rustType(type));
  if (u.kind === "Chan") return makeChan(e, ctx, want);
  return makeOf(e, u, ctx.plan.integers.listed(e, ctx.rustType(type)), ctx, want);
}

function makeOf(e: CallExpr, u: Type, rust: RustType, ctx: Emitter, want?: RustType): Value {
  if (u.kind === "Map") return temp(newOf(want ?? rust), want ?? rust);
  if (u.kind !== "Slice") return ctx.unsupported(e, "FG0101", { what: "this make" });
  const len = ctx.info.constOf(arg(e, 1));
  if (len?.kind === "int" && len.value === 0n) {
    if (!e.args[2]) return temp(newOf(rust), rust);
    const cap = ctx.expr(arg(e, 2), t.usize);
    return temp(call(path("Vec::with_capacity"), [cap.expr]), rust, { before: cap.before });
  }
  const n = ctx.expr(arg(e, 1), t.usize);
  const elem = ctx.plan.typeInList(u.elem);
  ctx.derive(elem, "Clone");
  const zero = zeroInList(u.elem, ctx);
  const seq = ctx.sequence([zero, n]);
  return temp(vecRepeat(seq.exprs[0] as RustExpr, seq.exprs[1] as RustExpr), rust, { before: seq.before });
}

export const newOf = (r: RustType): RustExpr =>
  r.kind === "PathType"
    ? call({
        kind: "PathExpr",
        path: {
          segments: [{ name: r.path.segments.at(-1)?.name ?? "" }, { name: "new" }],
          ...(r.path.import && { import: r.path.import }),
        },
      })
    : array([]);

/** `panic(x)`: the text of x as Go prints it. */
function lowerPanic(e: CallExpr, ctx: Emitter): Value {
  if (ctx.plan.options.output === "idiomatic" && !recovers(ctx.facts)) ctx.note("panic-status", e);
  const x = shownIn(arg(e, 0), ctx);
  const c = ctx.info.constOf(x);
  if (c?.kind === "string") return temp(panic(escapeBraces(c.value)), t.never);
  const v = x.kind === "CallExpr" && makesError(x, ctx.facts) ? ctx.expr(x, t.string) : ctx.peek(x);
  const fixed = v.expr.kind === "MethodCallExpr" && v.expr.method === "to_string" ? v.expr.recv : undefined;
  if (fixed?.kind === "LitExpr" && fixed.lit.kind === "str")
    return temp(panic(escapeBraces(fixed.lit.value)), t.never, { before: v.before });
  if (v.expr.kind === "FormatMacro" && v.expr.name === "format")
    return temp({ ...v.expr, name: "panic" }, t.never, { before: v.before });
  if (isOption(v.type)) return temp(panic("{}", [methodCall(v.expr, "unwrap")]), t.never, { before: v.before });
  if (isChar(v.type)) return temp(panic("{}", [cast(v.expr, t.i32)]), t.never, { before: v.before });
  const inline = v.expr.kind === "PathExpr" && v.expr.path.segments.length === 1 ? v.expr.path.segments[0]?.name : undefined;
  const debug = isDisplayable(v.type) ? "" : ":?";
  return temp(inline ? panic(`{${inline}${debug}}`) : panic(`{${debug}}`, [v.expr]), t.never, { before: v.before });
}

/** An error that is made here is only its text: `errors.New(text)`. */
function shownIn(x: Expr, ctx: Emitter): Expr {
  const f = x.kind === "CallExpr" ? ctx.info.calleeOf(x) : undefined;
  return x.kind === "CallExpr" && f?.pkg === "errors" && f.name === "New" ? (x.args[0] ?? x) : x;
}

const isDisplayable = (r: RustType): boolean => isNumeric(r) || r.kind === "RefType" || r.kind === "PathType";

export { assign, cast };
