// Implements composite literals: structs, slices, arrays, maps.

import type { CompositeLit, Expr } from "../../go/ast.ts";
import { temp, type Value } from "../../patterns/value.ts";
import type { RustExpr, RustStmt, RustType } from "../../rust/ast.ts";
import {
  array,
  boxInner,
  call,
  cast,
  exprStmt,
  index,
  int,
  isBool,
  isNumeric,
  letMut,
  letStmt,
  local,
  methodCall,
  path,
  pathExpr,
  range,
  ref,
  structExpr,
  t,
  tuple,
  vecElem,
  vecMacro,
} from "../../rust/factory.ts";
import type { VarObj } from "../../semantics/objects.ts";
import { hasZero } from "../../plan/enums.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Struct, Type } from "../../semantics/types.ts";
import type { Emitter } from "../emitter.ts";
import { newOf } from "./builtin.ts";
import { lockedLiteral } from "./concurrency/locked-literal.ts";
import { isNewtype } from "./conversion.ts";
import { mapTypes } from "./index-expr.ts";
import { zeroOf, zeroInList, zeroValue } from "./zero.ts";

export function lowerComposite(e: CompositeLit, ctx: Emitter, want?: RustType): Value {
  const declared = ctx.info.typeOf(e);
  const type = declared.kind === "Pointer" ? declared.elem : declared;
  const u = underlying(type);
  const newtype = isNewtype(type, ctx);
  const v = lowerBody(e, type, u, ctx, newtype ? undefined : want);
  if (!newtype) return v;
  const rust = ctx.rustType(type);
  return temp(
    call({ kind: "PathExpr", path: rust.kind === "PathType" ? rust.path : { segments: [] } }, [
      ctx.coerce(v, ctx.rustType(u)).expr,
    ]),
    rust,
    { before: v.before },
  );
}

function lowerBody(e: CompositeLit, type: Type, u: Type, ctx: Emitter, want?: RustType): Value {
  switch (u.kind) {
    case "Struct":
      return lowerStruct(e, type, u, ctx);
    case "Slice":
      return lowerList(e, u.elem, undefined, ctx, want);
    case "Array":
      return lowerList(e, u.elem, u.len, ctx, want);
    case "Map":
      return lowerMap(e, ctx.plan.integers.listed(e, ctx.rustType(u)), ctx);
    default:
      return ctx.unsupported(e, "FG0103", { what: ctx.facts.textOf(e) });
  }
}

function lowerStruct(e: CompositeLit, type: Type, u: Struct, ctx: Emitter): Value {
  const rust = ctx.rustType(type);
  const given = new Map<string, Expr>();
  e.elts.forEach((x, i) => {
    if (x.kind === "KeyValueExpr") given.set(x.key.kind === "Ident" ? x.key.name : "", x.value);
    else given.set(u.fields[i]?.name ?? "", x);
  });
  if (rust.kind !== "PathType") return temp(tuple([]), rust);
  const kept = u.fields.filter((f) => !ctx.plan.isDropped(f));
  const locked = type.kind === "Named" ? ctx.plan.lockOf(type.obj) : undefined;
  if (locked) return lockedLiteral(e, u, given, locked, rust, ctx);
  // In the order in which the author wrote them: that is Go's order of evaluation.
  const written = [...given.keys()].map((n) => kept.find((f) => f.name === n)).filter((f) => f !== undefined);
  const { before, exprs } = fieldValues(e, written, given, ctx);
  const fields = written.map((f, i) => ({ name: ctx.nameOf(f), value: exprs[i] as RustExpr }));
  const missing = kept.filter((f) => !given.has(f.name));
  // `Default` of a generic struct asks for that of its parameters, even where no field holds one.
  const isOpen = type.kind === "Named" && type.typeArgs.some((a) => a.kind === "TypeParam");
  if (fields.length === 0 && missing.length > 0 && !isOpen) return zeroValue(type, ctx);
  // Written out, all of it would be what `Default` gives.
  if (kept.length > 1 && before.length === 0 && exprs.every(isEmpty) && missing.every((f) => f.type.kind !== "Named"))
    return zeroValue(type, ctx);
  const segments = rust.path.segments.map((s) => ({ name: s.name }));
  // What `Default` gives is all of the fields, and some have none.
  if (missing.length > 1 && fields.length > 0 && kept.every((f) => hasZero(f.type, ctx.plan))) {
    ctx.derive(rust, "Default");
    return temp(structExpr({ segments }, fields, call(path("Default::default"))), rust, { before });
  }
  const zeros = missing.map((f) => ({ name: ctx.nameOf(f), value: zeroOf(f.type, ctx.plan.typeOfSlot(f), ctx).expr }));
  return temp(structExpr({ segments }, [...fields, ...zeros]), rust, { before });
}

/** `HashMap::new()`, `Vec::new()`. */
const isEmpty = (e: RustExpr): boolean =>
  e.kind === "CallExpr" &&
  e.args.length === 0 &&
  e.fun.kind === "PathExpr" &&
  e.fun.path.segments.at(-1)?.name === "new" &&
  ["HashMap", "HashSet", "Vec"].includes(e.fun.path.segments.at(-2)?.name ?? "");

/** Values of the fields in the author's order, except that what reads a variable goes before the field that takes it away. */
function fieldValues(
  e: CompositeLit,
  written: readonly VarObj[],
  given: ReadonlyMap<string, Expr>,
  ctx: Emitter,
): { before: readonly RustStmt[]; exprs: readonly RustExpr[] } {
  const sources = written.map((f) => given.get(f.name) as Expr);
  const { moved, first } = movedThenRead(sources, e, ctx);
  const hoisted: RustStmt[] = [];
  const values = written.map((f, i): Value => {
    const want = ctx.plan.typeOfSlot(f);
    const taken = moved === i ? ctx.movedOut(sources[i] as Expr) : undefined;
    const v = taken ? ctx.coerce(taken, want) : ctx.expr(sources[i] as Expr, want);
    if (!first.includes(i)) return v;
    const name = ctx.fresh(ctx.nameOf(f));
    hoisted.push(...v.before, letStmt(name, v.expr));
    return { ...v, before: [], expr: local(name) };
  });
  const { before, exprs } = ctx.sequence(values);
  return { before: [...hoisted, ...before], exprs };
}

/**
 * `result{job: j, output: square(j.input)}`: the first field takes `j` away, the second reads it. Moving has no effect of
 * its own, so what reads goes first.
 */
function movedThenRead(
  values: readonly Expr[],
  lit: CompositeLit,
  ctx: Emitter,
): { readonly moved: number; readonly first: readonly number[] } {
  for (const [i, x] of values.entries()) {
    const v = x.kind === "Ident" ? ctx.info.objectOf(x) : undefined;
    if (x.kind !== "Ident" || v?.kind !== "Var" || ctx.facts.isLastUse(x)) continue;
    const u = underlying(v.type);
    const later = ctx.facts.usesAfter(v, x);
    if (
      u.kind === "Basic" ||
      u.kind === "Pointer" ||
      later.length === 0 ||
      !later.every((use) => ctx.facts.tree.isInside(use.ident, lit))
    )
      continue;
    const b = ctx.bindings.of(v);
    if (!b || b.type.kind === "RefType") continue;
    return {
      moved: i,
      first: [...values.keys()].filter(
        (k) => k > i && later.some((use) => ctx.facts.tree.isInside(use.ident, values[k] as Expr)),
      ),
    };
  }
  return { moved: -1, first: [] };
}

/** `vec![…]`, or an array where the place wants one or a slice of it. */
function lowerList(e: CompositeLit, elem: Type, len: number | undefined, ctx: Emitter, want?: RustType): Value {
  const wanted = want?.kind === "RefType" && want.inner.kind === "SliceType" ? want.inner.elem : want && vecElem(want);
  const rust = ctx.plan.integers.listed(e, wanted ?? ctx.plan.typeInList(elem));
  if (e.elts.some((x) => x.kind === "KeyValueExpr")) return lowerKeyed(e, elem, len, ctx);
  const isView = want?.kind === "RefType" && want.inner.kind === "SliceType";
  if (e.elts.length === 0 && len === undefined)
    return isView ? temp(array([]), t.array(rust, 0)) : temp(newOf(t.vec(rust)), t.vec(rust));
  const values = e.elts.map((x, i) => typedFirst(ctx.expr(x, rust), i));
  const { before, exprs } = ctx.sequence(values);
  if (len === undefined)
    return isView ? temp(array(exprs), t.array(rust, exprs.length), { before }) : temp(vecMacro(exprs), t.vec(rust), { before });
  if (exprs.length === len) return temp(array(exprs), t.array(rust, len), { before });
  if (exprs.length === 0) {
    const type = ctx.info.typeOf(e);
    return zeroOf(type, ctx.plan.integers.listed(e, ctx.rustType(type)), ctx);
  }
  const isLong = len - exprs.length > 64;
  if (isLong && (isNumeric(rust) || isBool(rust))) {
    const type = t.array(rust, len);
    const name = ctx.fresh("list");
    const first = index(local(name), range(undefined, int(exprs.length)));
    const fill = exprStmt(methodCall(first, "copy_from_slice", [ref(array(exprs))]));
    return temp(
      { kind: "Block", stmts: [letMut(name, zeroOf(ctx.info.typeOf(e), type, ctx).expr), fill], tail: local(name) },
      type,
      { before },
    );
  }
  const zeros = Array.from({ length: Math.min(len - exprs.length, 64) }, () => zeroInList(elem, ctx).expr);
  return isLong
    ? ctx.unsupported(e, "FG0101", { what: "a long array literal with few elements" })
    : temp(array([...exprs, ...zeros]), t.array(rust, len), { before });
}

/** A closure in a variable is what the map holds, a plain function, and not yet of its type. */
const named = (v: Value, want: RustType): Value =>
  want.kind === "FnPtrType" && v.type.kind === "ImplType" ? { ...v, type: want } : v;

/** Each closure has a type of its own: the first of a list says that they all go behind one. */
const typedFirst = (v: Value, i: number): Value => {
  if (i > 0) return v;
  // A call gives a plain function already.
  if (v.type.kind === "FnPtrType" && v.expr.kind !== "CastExpr" && v.expr.kind !== "CallExpr")
    return { ...v, expr: cast(v.expr.kind === "ClosureExpr" ? { kind: "ParenExpr", expr: v.expr } : v.expr, v.type) };
  return boxInner(v.type)?.kind === "DynType" && v.expr.kind === "CallExpr" ? { ...v, expr: cast(v.expr, v.type) } : v;
};

/** `[5]int{1: 10}`: zero values first, then the named places. */
function lowerKeyed(e: CompositeLit, elem: Type, len: number | undefined, ctx: Emitter): Value {
  let next = 0;
  const entries = e.elts.map((x) => {
    const key = x.kind === "KeyValueExpr" ? ctx.info.constOf(x.key) : undefined;
    const at = key?.kind === "int" ? Number(key.value) : next;
    next = at + 1;
    return { at, value: x.kind === "KeyValueExpr" ? x.value : x };
  });
  const size = len ?? Math.max(0, ...entries.map((x) => x.at + 1));
  const rust = ctx.plan.integers.listed(e, ctx.plan.typeInList(elem));
  if (entries.length === size) {
    const ordered = entries.toSorted((a, b) => a.at - b.at).map((x) => ctx.expr(x.value, rust));
    const { before, exprs } = ctx.sequence(ordered);
    return len === undefined
      ? temp(vecMacro(exprs), t.vec(rust), { before })
      : temp(array(exprs), t.array(rust, size), { before });
  }
  const name = ctx.fresh("table");
  const type = len === undefined ? t.vec(rust) : t.array(rust, size);
  const zero = zeroInList(elem, ctx).expr;
  ctx.derive(rust, "Clone");
  const start: RustExpr =
    len === undefined
      ? {
          kind: "MacroExpr",
          name: "vec",
          delim: "[",
          args: [zero, { kind: "LitExpr", lit: { kind: "num", text: String(size) } }],
          repeat: true,
        }
      : zeroOf({ kind: "Array", elem, len: size }, type, ctx).expr;
  const stmts: RustStmt[] = entries.flatMap((x) => {
    const v = ctx.expr(x.value, rust);
    return [
      ...v.before,
      exprStmt(
        {
          kind: "AssignExpr",
          left: index(local(name), { kind: "LitExpr", lit: { kind: "num", text: String(x.at) } }),
          right: v.expr,
        },
        true,
      ),
    ];
  });
  return temp(
    { kind: "Block", stmts: [letMut(name, start, start.kind === "CallExpr" ? type : undefined), ...stmts], tail: local(name) },
    type,
  );
}

/** `HashMap::from([(k, v), …])`. */
function lowerMap(e: CompositeLit, rust: RustType, ctx: Emitter): Value {
  const types = mapTypes(rust);
  if (!types) return ctx.unsupported(e, "FG0103", { what: ctx.facts.textOf(e) });
  ctx.derive(types.key, "Eq");
  ctx.derive(types.key, "Hash");
  if (e.elts.length === 0) return temp(newOf(rust), rust);
  const values = e.elts.flatMap((x) => {
    if (x.kind !== "KeyValueExpr") return [];
    return types.isSet
      ? [ctx.expr(x.key, types.key)]
      : [ctx.expr(x.key, types.key), typedFirst(named(ctx.expr(x.value, types.elem), types.elem), x === e.elts[0] ? 0 : 1)];
  });
  const { before, exprs } = ctx.sequence(values);
  const entries: RustExpr[] = types.isSet ? [...exprs] : [];
  for (let i = 0; !types.isSet && i + 1 < exprs.length; i += 2)
    entries.push(tuple([exprs[i] as RustExpr, exprs[i + 1] as RustExpr]));
  const from =
    rust.kind === "PathType"
      ? {
          segments: [{ name: rust.path.segments.at(-1)?.name ?? "" }, { name: "from" }],
          ...(rust.path.import && { import: rust.path.import }),
        }
      : { segments: [] };
  return temp(call(pathExpr(from), [array(entries)]), rust, { before });
}

export { methodCall };
