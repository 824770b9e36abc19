// Implements the declaration of a local: what an initialiser gives, owned where later code needs it owned (idioms.md `var-decl`, A5).

import { noteShared } from "../shared-containers.ts";
import { isOnlyFormat } from "../../analysis/format-texts.ts";
import { nameInTask } from "../../analysis/tasks.ts";
import type { Expr, FuncLit } from "../../go/ast.ts";
import type { Value } from "../../patterns/value.ts";
import { isErrorType } from "../../plan/results.ts";
import type { RustExpr, RustStmt, RustType } from "../../rust/ast.ts";
import { argsOf, boxInner, isOption, isRefStr, isString, letStmt, p, simpleName, t, vecElem } from "../../rust/factory.ts";
import type { FuncObj, VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import { textEnumOf } from "../../plan/enums.ts";
import type { Emitter } from "../emitter.ts";
import { isNewtype } from "../newtype.ts";
import { isHandle } from "../identity.ts";
import { cellType, isCell, newCell } from "./cells.ts";
import { assignedFirst, isIdle } from "./deferred-init.ts";
import { isRangeOwned } from "../../analysis/range-owned.ts";
import { wrappingMethod } from "./op-assign.ts";
import { mustOwnLocal, mustOwnText } from "./ownership.ts";

export function declareLocal(v: VarObj, given: Value, ctx: Emitter): RustStmt[] {
  const init = isLostAlias(v, given, ctx) ? refusedAlias(v, ctx) : given;
  if (isCell(v, ctx)) {
    const inner = ctx.rustType(v.type);
    const value = ctx.coerce(init, inner);
    const pat = ctx.bind(v, cellType(inner));
    return [...value.before, letStmt(pat, newCell(value.expr), value.literal ? cellType(inner) : undefined)];
  }
  if ((isIdle(init.expr) && isRangeOwned(v, ctx.facts)) || isOnlyFormat(v, ctx.facts)) return init.before.slice();
  const listed = fixedList(v, init, ctx);
  if (listed) return declareList(v, listed, ctx);
  const refusedType = init.type.kind === "NeverType" ? ctx.plan.typeOfSlot(v) : undefined;
  const type = refusedType && !isUnknown(refusedType) ? refusedType : localType(v, init, ctx);
  // `p := &head`, where other code keeps handles: a handle around a copy would be another value.
  if (type && v.type.kind === "Pointer" && init.type.kind === "RefType" && isHandle(type) && !isHandle(init.type))
    return declareLocal(v, refusedAlias(v, ctx), ctx);
  const value = type ? ctx.coerce(init, type) : init;
  noteCopy(v, init, value, ctx);
  // Rust has no variables of the type `!`: where nothing says what was refused, `()` stands for it.
  const bound = type ?? (value.type.kind === "NeverType" ? t.unit : value.type);
  const pat = ctx.bind(v, bound, holdsBorrow(bound) ? init.borrows : []);
  const deferred = ctx.facts.canShadow(v) ? undefined : assignedFirst(v, init, ctx);
  if (deferred) {
    if (deferred === "once") ctx.bindings.keepOnce(v);
    // What works out the first value may do more than that.
    const made = isIdle(init.expr) ? [] : [letStmt({ kind: "WildPat" }, init.expr)];
    return [...init.before, ...made, { kind: "LetStmt", pat, type: bound }];
  }
  const annotate = needsAnnotation(v, value, bound, ctx) || init.type.kind === "NeverType";
  const unused = ctx.facts.uses.of(v).every((u) => u.role.kind === "define");
  if (unused) {
    const pat = v.name === "_" ? p.wild : p.ident(`_${ctx.nameOf(v)}`);
    return [...value.before, letStmt(pat, value.expr, annotate ? bound : undefined)];
  }
  return [...value.before, letStmt(pat, value.expr, annotate ? bound : undefined)];
}

/**
 * `edges := graph[from]; edges[to] = true`: Go writes through to the map that `graph` holds. What was read here is a
 * copy, which that write would not reach.
 */
function isLostAlias(v: VarObj, init: Value, ctx: Emitter): boolean {
  const u = underlying(v.type);
  if ((u.kind !== "Map" && u.kind !== "Slice") || !ctx.plan.isMutated(v)) return false;
  const e = init.expr;
  const isRead =
    e.kind === "MethodCallExpr" &&
    e.method === "unwrap_or_default" &&
    e.recv.kind === "MethodCallExpr" &&
    e.recv.method === "cloned";
  return isRead || (u.kind === "Map" && init.place && !init.movable);
}

function refusedAlias(v: VarObj, ctx: Emitter): Value {
  const decl = ctx.facts.uses.of(v).find((u) => u.role.kind === "define")?.ident;
  return ctx.unsupported(decl ?? { kind: "BadExpr", span: v.span ?? { start: 0, end: 0 } }, "FG0401", { what: v.name });
}

/** `vec![…]` that never grows and is only walked or indexed is an array. */
function fixedList(v: VarObj, init: Value, ctx: Emitter): Value | undefined {
  const e = init.expr;
  const elem = vecElem(init.type);
  if (
    e.kind !== "MacroExpr" ||
    e.name !== "vec" ||
    e.repeat ||
    e.args.length === 0 ||
    !elem ||
    v.role !== "local" ||
    underlying(v.type).kind !== "Slice" ||
    v.type.kind === "Named"
  )
    return undefined;
  const looks =
    ctx.facts.capturesOf(v).every(({ closure }) => isOrderOf(v, closure, ctx)) &&
    ctx.facts.uses.of(v).every((u) => {
      if (u.role.kind === "define" || u.role.kind === "range") return true;
      if (u.role.kind === "argument" && u.role.builtin === "len") return true;
      if (u.role.kind === "argument" && u.steps.length === 0 && u.role.index === 0 && isOfSlices(u.role.callee)) return true;
      // A part that is only looked at.
      if (u.steps.length === 1 && u.steps[0]?.step === "slice")
        return u.role.kind === "argument" && (u.role.callee?.pkg === "fmt" || isOfSlices(u.role.callee));
      return u.steps[0]?.step === "index" && u.role.kind !== "address";
    });
  return looks
    ? {
        ...init,
        expr: { kind: "ArrayExpr", elems: e.args as readonly RustExpr[], ...(e.origin && { origin: e.origin }) },
        type: t.array(elem, e.args.length),
      }
    : undefined;
}

/** Functions of the library that become methods of slices, which arrays have as well. */
const ofSlices: Readonly<Record<string, readonly string[]>> = {
  sort: ["Ints", "Strings", "Float64s", "Slice", "SliceStable"],
  slices: ["Sort", "SortFunc", "SortStableFunc", "Reverse", "Contains", "Max", "Min"],
  strings: ["Join"],
};
const isOfSlices = (f: FuncObj | undefined): boolean => f !== undefined && ofSlices[f.pkg ?? ""]?.includes(f.name) === true;

/** The less function of a sort of the list itself. */
function isOrderOf(v: VarObj, f: FuncLit, ctx: Emitter): boolean {
  const call = ctx.facts.tree.parentOf(f);
  const [list] = call?.kind === "CallExpr" && isOfSlices(ctx.info.calleeOf(call)) ? call.args : [];
  return list?.kind === "Ident" && ctx.info.objectOf(list) === v;
}

function declareList(v: VarObj, init: Value, ctx: Emitter): RustStmt[] {
  const pat = ctx.bind(v, init.type);
  return [...init.before, letStmt(pat, init.expr, needsAnnotation(v, init, init.type, ctx) ? init.type : undefined)];
}

/** A slice, map or struct that Go would go on sharing is cloned here. */
function noteCopy(v: VarObj, init: Value, value: Value, ctx: Emitter): void {
  const e = value.expr;
  const decl = ctx.facts.uses.of(v).find((u) => u.role.kind === "define")?.ident;
  if (e === init.expr || e.kind !== "MethodCallExpr" || (e.method !== "clone" && e.method !== "to_vec") || !decl) return;
  const p = ctx.facts.tree.parentOf(decl);
  const given =
    p?.kind === "AssignStmt" ? p.rhs[p.lhs.indexOf(decl)] : p?.kind === "ValueSpec" ? p.values[p.names.indexOf(decl)] : undefined;
  noteShared(v.type, given ?? decl, ctx);
}

const isUnknown = (r: RustType): boolean => JSON.stringify(r).includes("InferType");

const holdsBorrow = (r: RustType): boolean =>
  r.kind === "RefType" ||
  (r.kind === "PathType" && r.path.segments.some((s) => s.generics?.some(holdsBorrow))) ||
  r.kind === "ImplType";

/** The type that the local takes; undefined keeps what the initialiser gives. */
function localType(v: VarObj, init: Value, ctx: Emitter): RustType | undefined {
  const { type } = init;
  const u = underlying(v.type);
  if (isErrorType(v.type)) return isOption(type) ? undefined : t.option(ctx.plan.errors.widest);
  if (u.kind === "Basic") return basicType(v, u.basic, init, ctx);
  if (v.type.kind === "Pointer") return pointerType(v, init, ctx);
  const owned = ctx.plan.typeOfSlot(v);
  if (u.kind === "Interface")
    return owned.kind === "InferType" ? undefined : type.kind === "RefType" && !mustOwnLocal(v, init, ctx) ? undefined : owned;
  if (u.kind === "Signature") return type.kind === "FnPtrType" || type.kind === "ImplType" ? undefined : owned;
  if (type.kind === "RefType" || init.place) return mustOwnLocal(v, init, ctx) ? ownedOf(type, owned) : borrowedOf(v, init, ctx);
  if (type.kind === "ArrayType" && u.kind === "Slice") return owned;
  return undefined;
}

/** Owned form of a view. */
function ownedOf(type: RustType, owned: RustType): RustType {
  return type.kind === "RefType" && type.inner.kind === "ArrayType" ? type.inner : owned;
}

/** A place that is only looked at is borrowed: `let row = &grid[i];`. */
function borrowedOf(v: VarObj, init: Value, ctx: Emitter): RustType | undefined {
  if (init.type.kind === "RefType") return undefined;
  if (init.movable || ctx.plan.isCopy(init.type)) return ctx.plan.typeOfSlot(v);
  return ctx.plan.isMutated(v) ? t.refMut(init.type) : t.ref(init.type);
}

function basicType(v: VarObj, kind: string, init: Value, ctx: Emitter): RustType | undefined {
  if ((kind === "string" || kind === "untyped string") && !textEnumOf(v.type, ctx.plan)) {
    const owns =
      !ctx.facts.canShadow(v) &&
      ctx.facts.uses
        .of(v)
        .some((u) => u.role.kind === "update" || (u.role.kind === "assign" && u.steps.length === 0) || u.role.kind === "address");
    const own = isNewtype(v.type, ctx) ? ctx.rustType(v.type) : undefined;
    const text = own ?? t.string;
    if (owns) return text;
    if (isRefStr(init.type) || init.type.kind === "RefType") return mustOwnText(v, init, ctx) ? text : undefined;
    if (!init.place || init.movable) return undefined;
    return mustOwnText(v, init, ctx) ? text : t.ref(own ?? (isString(init.type) ? t.string : t.str));
  }
  const natural = init.type.kind === "RefType" ? init.type.inner : init.type;
  const own = ctx.rustType(v.type);
  if (simpleName(own) === "i64" && v.type.kind === "Basic" && v.type.basic === "int")
    return ctx.plan.integers.isUsize(v) ? t.usize : t.i64;
  // A place of a type of the program's own is copied here.
  if (init.place && !init.movable) ctx.derive(natural, "Clone", "Copy");
  return simpleName(natural) === simpleName(own) && init.type.kind !== "RefType" ? undefined : own;
}

function pointerType(v: VarObj, init: Value, ctx: Emitter): RustType | undefined {
  const handle = ctx.plan.typeOf(v.type);
  const shared = argsOf(handle, "Rc") !== undefined || argsOf(handle, "Arc") !== undefined;
  const nilable = ctx.plan.isNilable(v);
  const cursor = cursorType(v, ctx);
  if (cursor) return cursor;
  if (shared) return nilable || isOption(init.type) ? t.option(handle) : handle;
  if (init.type.kind === "RefType" || isOption(init.type)) return undefined;
  if (init.place && !init.movable) return ctx.plan.isMutated(v) ? t.refMut(init.type) : t.ref(init.type);
  return nilable ? t.option(handle) : handle;
}

/** A local that walks over nodes: `Option<&Node>`, or `&Node` where each step is checked. */
export function cursorType(v: VarObj, ctx: Emitter): RustType | undefined {
  const cursor = ctx.plan.pointers.cursorOf(v);
  if (!cursor || v.type.kind !== "Pointer") return undefined;
  const node = ctx.plan.typeOf(v.type.elem);
  const look = cursor.changes ? t.refMut(node) : t.ref(node);
  return ctx.plan.isNilable(v) && !cursor.sure ? t.option(look) : look;
}

/** Numbers that nothing else fixes would become `i32`; empty collections that nothing fills have no type. */
function needsAnnotation(v: VarObj, value: Value, bound: RustType, ctx: Emitter): boolean {
  if (
    value.expr.kind === "ClosureExpr"
      ? bound.kind === "FnPtrType"
      : boxInner(bound)?.kind === "DynType" && value.expr.kind === "CallExpr"
  )
    return true;
  if (value.literal || isBareNumber(value.expr))
    return isCalledOn(v, ctx) || (!isAnchored(v, ctx) && (simpleName(bound) !== "f64" || isInMathCall(v, ctx)));
  const e = value.expr;
  const isNew =
    e.kind === "CallExpr" && e.args.length === 0 && e.fun.kind === "PathExpr" && e.fun.path.segments.at(-1)?.name === "new";
  // The first look may be `&Box<T>`, from which the list would take its type.
  if ((isNew || isCapacity(e)) && ctx.plan.pointers.lookingOf(v)) return true;
  if (isNew && (argsOf(bound, "HashMap") || argsOf(bound, "HashSet"))) return true;
  if (e.kind === "CallExpr" && e.fun.kind === "PathExpr" && e.fun.path.segments.at(-1)?.name === "from_fn") return true;
  const elem = vecElem(bound);
  if (elem && isRepeatedEmpty(e) && !storesElements(v, ctx)) return true;
  if (elem && (/"(?:DynType|FnPtrType)"/.test(JSON.stringify(elem)) || (ctx.plan.errors.isError(elem) && growsByOthers(v, ctx))))
    return true;
  if (isNew || isCapacity(e))
    return elem === undefined
      ? false
      : hasFreeNumber(elem) || isReadFirst(v, ctx) || !ctx.facts.uses.of(v).some((u) => u.role.kind === "assign");
  if (e.kind === "MacroExpr" && e.name === "vec" && elem) return hasFreeNumber(elem) && !isAnchored(v, ctx);
  if (e.kind === "PathExpr" && e.path.segments[0]?.name === "None") return true;
  // `[0; 51]` of anything else would hold `i32`.
  const isRepeated = e.kind === "RepeatExpr" && !/"name":"f64"/.test(JSON.stringify(bound));
  return (e.kind === "ArrayExpr" || isRepeated) && bound.kind === "ArrayType" && hasFreeNumber(bound.elem) && !isAnchored(v, ctx);
}

/** `vec![Vec::new(); n]`: the elements' own type is known by what is put into them. */
const isRepeatedEmpty = (e: RustExpr): boolean =>
  e.kind === "MacroExpr" && e.repeat === true && e.args[0] !== undefined && (e.args[0] as RustExpr).kind === "CallExpr";

const storesElements = (v: VarObj, ctx: Emitter): boolean =>
  ctx.facts.uses.of(v).some((u) => u.steps.length > 0 && (u.role.kind === "assign" || u.role.kind === "update"));

/** A constant conversion such as `uint8(200)` leaves only its digits. */
const isBareNumber = (e: Value["expr"]): boolean =>
  e.kind === "UnaryExpr" && e.op === "-"
    ? isBareNumber(e.expr)
    : e.kind === "LitExpr" && e.lit.kind === "num" && e.lit.suffix === undefined;

/** `errs = append(errs, &ParseError{})`: each value is converted, to what nothing else says. */
const growsByOthers = (v: VarObj, ctx: Emitter): boolean =>
  ctx.facts.uses.of(v).some(({ role }) => {
    const call = role.kind === "assign" && role.rhs?.kind === "CallExpr" ? role.rhs : undefined;
    return call?.args.slice(1).some((a) => !isErrorType(ctx.info.typeOf(a))) === true;
  });

/** `r * b` that becomes `r.wrapping_mul(b)`: the type must be known there. */
const isCalledOn = (v: VarObj, ctx: Emitter): boolean =>
  ctx.facts.uses.of(v).some((u) => {
    const p = ctx.facts.tree.parentOf(u.place);
    const at = p?.kind === "BinaryExpr" ? p.x === u.place : p?.kind === "AssignStmt" ? p.op !== "=" : p?.kind === "IncDecStmt";
    if (!at || u.steps.length > 0 || (p?.kind !== "BinaryExpr" && p?.kind !== "AssignStmt" && p?.kind !== "IncDecStmt"))
      return false;
    if (p.kind === "BinaryExpr" && ctx.plan.integers.stopsAtZero(p)) return true;
    const op = p.kind === "IncDecStmt" ? p.op.slice(0, 1) : p.kind === "AssignStmt" ? p.op.slice(0, -1) : p.op;
    return wrappingMethod(p, op, ctx.rustType(v.type), ctx) !== undefined;
  });

/** `math.Sqrt(x * x)` becomes `(x * x).sqrt()`: a method wants to know the type of what it is called on. */
const isInMathCall = (v: VarObj, ctx: Emitter): boolean =>
  ctx.facts.uses.of(v).some((u) => {
    for (const n of ctx.facts.tree.ancestorsOf(u.ident))
      if (n.kind === "CallExpr" && /^math(\/bits)?$/.test(ctx.info.calleeOf(n)?.pkg ?? "")) return true;
    return false;
  });

/** `stack[len(stack)-1].prec` stands before the first `append` in the text: only a type tells what the elements are. */
const isReadFirst = (v: VarObj, ctx: Emitter): boolean => {
  const first = ctx.facts.uses.of(v).find((u) => u.steps.length > 0 || u.role.kind === "assign");
  return (
    first !== undefined && (first.steps.length > 1 || (first.steps.length > 0 && ctx.info.typeOf(first.place).kind !== "Basic"))
  );
};

const isCapacity = (e: Value["expr"]): boolean =>
  e.kind === "CallExpr" && e.fun.kind === "PathExpr" && e.fun.path.segments.at(-1)?.name === "with_capacity";

/** An integer other than Rust's own default somewhere inside. */
const hasFreeNumber = (r: RustType): boolean =>
  /^(u|i|f)(8|16|32|64|size)$/.test(simpleName(r) ?? "") ||
  (r.kind === "PathType" && (r.path.segments.at(-1)?.generics?.some(hasFreeNumber) ?? false)) ||
  (r.kind === "ArrayType" && hasFreeNumber(r.elem)) ||
  (r.kind === "TupleType" && r.elems.some(hasFreeNumber));

/** Some use gives the number its type: an argument, a field, a result, or a typed neighbour. */
export function isAnchored(v: VarObj, ctx: Emitter): boolean {
  const alias = nameInTask(v, ctx.facts);
  return [...ctx.facts.uses.of(v), ...(alias ? ctx.facts.uses.of(alias) : [])].some((u) => {
    if (isOperandOfArgument(u.place, ctx)) return true;
    const { role } = u;
    if (u.steps.length > 0 && underlying(v.type).kind !== "Slice") return false;
    if (u.steps.length > 0) return false;
    if (role.kind === "argument")
      return role.callee !== undefined && !role.callee.pkg && role.callee.type.typeParams.length === 0;
    if (role.kind === "return" || role.kind === "send") return true;
    if (role.kind === "store") return role.into === "literal" || role.into === "field";
    return false;
  });
}

/** `n % 4` where a function of the snippet takes it: the parameter gives the operands their type. */
function isOperandOfArgument(place: Expr, ctx: Emitter): boolean {
  let e: Expr = place;
  for (let p = ctx.facts.tree.parentOf(e); p; p = ctx.facts.tree.parentOf(e)) {
    if (p.kind === "ParenExpr" || (p.kind === "BinaryExpr" && ["+", "-", "*", "/", "%"].includes(p.op))) {
      e = p;
      continue;
    }
    const callee = p.kind === "CallExpr" && p.fun !== e && e !== place ? ctx.info.calleeOf(p) : undefined;
    return callee !== undefined && !callee.pkg && callee.type.typeParams.length === 0;
  }
  return false;
}
