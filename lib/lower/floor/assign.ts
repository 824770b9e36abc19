// Implements assignments on the floor (Go spec: "Assignment statements"): places first, values next, then the stores in order.

import type { AssignStmt, Expr, Ident, IncDecStmt } from "../../go/ast.ts";
import type { RustExpr, RustPat, RustStmt, RustType } from "../../rust/ast.ts";
import {
  assign,
  call,
  closure,
  exprStmt,
  int,
  letStmt,
  local,
  methodCall,
  not,
  opAssign,
  tuple,
  typeText,
} from "../../rust/factory.ts";
import type { VarObj } from "../../semantics/objects.ts";
import { identical } from "../../semantics/predicates.ts";
import type { Tuple, Type } from "../../semantics/types.ts";
import { isDeadStore, isIdleStore } from "../../analysis/dead-stores.ts";
import { isNil } from "../../analysis/uses.ts";
import { converted, lowerAs } from "./convert.ts";
import { coreItem, type Floor } from "./context.ts";
import { callsFirst, hasCall, inOrder, ordered } from "./order.ts";
import { assertionWithOk, lower } from "./exprs.ts";
import { arithmetic, bareNumber, kindOf, shift, wrapNumber } from "./operators.ts";
import { edit, isInert, lent, type Place, placeOf, read, store } from "./places.ts";
import { Beyond } from "./types.ts";

export function assignment(s: AssignStmt, f: Floor): RustStmt[] {
  if (isGone(s, f)) return leftOut(s, f);
  if (s.op !== "=" && s.op !== ":=") return operation(s, f);
  const [left, right] = [s.lhs[0] as Expr, s.rhs[0] as Expr];
  if (s.rhs.length === 1 && s.lhs.length > 1) return fromTuple(s, right, f);
  if (s.lhs.length === 1)
    return s.op === ":=" && isNew(left, f) ? [declareFrom(left as Ident, right, f)] : single(s, left, right, f);
  return several(s, f);
}

/** Nobody reads what it stores, and it does nothing else. */
const isGone = (s: AssignStmt | IncDecStmt, f: Floor): boolean =>
  (s.kind === "IncDecStmt" ? [s.x] : s.lhs).every((l) => isDropped(l, s, f)) && isIdleStore(s, f.facts);

function leftOut(s: AssignStmt | IncDecStmt, f: Floor): RustStmt[] {
  f.output.note("store-left-out", s, { store: f.facts.textOf(s) });
  return [];
}

const isBlank = (e: Expr): boolean => e.kind === "Ident" && e.name === "_";
const isNew = (e: Expr, f: Floor): boolean => e.kind === "Ident" && f.info.isDef(e) && f.info.objectOf(e)?.kind === "Var";
const varOf = (e: Expr, f: Floor): VarObj | undefined => {
  const v = e.kind === "Ident" ? f.info.objectOf(e) : undefined;
  return v?.kind === "Var" ? v : undefined;
};

function declareFrom(id: Ident, value: Expr, f: Floor): RustStmt {
  const v = varOf(id, f) as VarObj;
  return declare(v, lowerAs(value, f.subst(v.type), f), f, value);
}

/** `let`: in a `Ptr` where the variable is shared or pointed to; with its type where the value does not say it. */
export function declare(v: VarObj, value: RustExpr, f: Floor, from?: Expr): RustStmt {
  const type = f.rust(v.type);
  if (f.isOnlyWritten(v) && !f.names.of(v).startsWith("_")) f.names.bind(v, `_${f.names.of(v).replace(/^r#/, "")}`);
  const name = f.names.of(v);
  if (f.boxes.isBoxed(v)) return letStmt(name, call(coreItem("Ptr", "new"), [value]), ptr(type));
  const pat: RustPat = { kind: "IdentPat", name, ...(f.isMutable(v) && { mut: true }) };
  return saysType(value, type, from, f) ? letStmt(pat, value) : letStmt(pat, value, type);
}

const ptr = (inner: RustType): RustType => ({
  kind: "PathType",
  path: { segments: [{ name: "Ptr", generics: [inner] }], import: "go::Ptr" },
});

/** Does the value's own text tell its type, without Rust's guess for numbers? */
function saysType(v: RustExpr, type: RustType, from: Expr | undefined, f: Floor): boolean {
  if (v.kind === "LitExpr" && v.lit.kind === "bool") return true;
  const named = v.kind === "CallExpr" && v.fun.kind === "PathExpr" ? v.fun.path.segments[0]?.name : undefined;
  if (named !== undefined && named === typeText(type)) return true;
  if (v.kind === "CallExpr" && named === "Ptr" && v.args.length === 1) return isNamedValue(v.args[0] as RustExpr);
  if (!from || f.info.constOf(from)) return false;
  switch (v.kind) {
    case "PathExpr":
      // `Ptr::Nil` is the nil of any pointer.
      return !/^nil$/i.test(v.path.segments.at(-1)?.name ?? "");
    case "StructExpr":
    case "FieldExpr":
    case "CastExpr":
      return true;
    case "CallExpr": {
      const path = v.fun.kind === "PathExpr" ? v.fun.path.segments : [];
      if (path.length === 1) return /^[a-z]/.test(path[0]?.name ?? "");
      return path[0]?.generics !== undefined || (/^[a-z]/.test(path[0]?.name ?? "") && path.at(-1)?.name !== "zero");
    }
    case "MethodCallExpr":
      return (
        from.kind === "CallExpr" ||
        (from.kind === "BinaryExpr" && v.method.startsWith("wrapping_")) ||
        from.kind === "IndexExpr" ||
        from.kind === "SelectorExpr" ||
        from.kind === "StarExpr" ||
        from.kind === "SliceExpr" ||
        from.kind === "TypeAssertExpr"
      );
    case "Block":
      return from.kind === "FuncLit";
    default:
      return false;
  }
}

/** `Point { … }`, `zero::<Point>()`. */
const isNamedValue = (e: RustExpr): boolean =>
  e.kind === "StructExpr" ||
  (e.kind === "CallExpr" && e.fun.kind === "PathExpr" && e.fun.path.segments.at(-1)?.generics !== undefined);

function single(s: AssignStmt, left: Expr, right: Expr, f: Floor): RustStmt[] {
  if (isBlank(left)) return [letStmt({ kind: "WildPat" }, lower(right, f))];
  // `nil` alone does not say of what.
  if (isDropped(left, s, f))
    return [
      letStmt({ kind: "WildPat" }, lowerAs(right, f.typeOf(left), f), isNil(right, f.info) ? f.rust(f.typeOf(left)) : undefined),
    ];
  const place = placeOf(left, f);
  const again = place.kind === "direct" ? changed(left, right, f) : undefined;
  if (again) return change(s, left, again.op, again.y, f);
  return store(place, lowerAs(right, place.type, f), f);
}

/** Nobody reads what the variable gets here; one that is never read keeps its stores, under a name that says so. */
const isDropped = (left: Expr, s: AssignStmt | IncDecStmt, f: Floor): boolean => {
  const v = varOf(left, f);
  return v !== undefined && !f.boxes.isBoxed(v) && !f.isOnlyWritten(v) && isDeadStore(left, s, f.facts);
};

/** `x = x & y` is `x &= y`, where Rust has that and nothing wraps; so is `x = y & x`, of numbers. */
function changed(left: Expr, right: Expr, f: Floor): { readonly op: string; readonly y: Expr } | undefined {
  if (right.kind !== "BinaryExpr" || f.info.constOf(right) || hasCall(left, f)) return undefined;
  const kind = kindOf(f.typeOf(left));
  const known =
    kind === "int"
      ? ["&", "|", "^", "&^", "/", "%", "<<", ">>"]
      : kind === "float"
        ? ["+", "-", "*", "/"]
        : kind === "string"
          ? ["+"]
          : [];
  if (!known.includes(right.op)) return undefined;
  const isIt = (e: Expr): boolean => f.facts.textOf(e) === f.facts.textOf(left);
  if (isIt(right.x)) return { op: right.op, y: right.y };
  const turns = kind !== "string" && ["+", "*", "&", "|", "^"].includes(right.op);
  return turns && isIt(right.y) ? { op: right.op, y: right.x } : undefined;
}

/** `a, b = b, a`, `x, y := 1, 2`. */
function several(s: AssignStmt, f: Floor): RustStmt[] {
  if (s.op === ":=" && s.lhs.every((l) => isBlank(l) || isNew(l, f))) {
    const independent = s.rhs.every((r) => !mentionsAny(r, s.lhs, f));
    const first = callsFirst(s.rhs, f);
    const declared = (isTurn: (r: Expr) => boolean): RustStmt[] =>
      s.lhs.flatMap((l, i) => {
        const r = s.rhs[i] as Expr;
        if (!isTurn(r)) return [];
        return [isBlank(l) ? letStmt({ kind: "WildPat" }, lower(r, f)) : declareFrom(l as Ident, r, f)];
      });
    if (independent && first) return [...declared((r) => first.has(r)), ...declared((r) => !first.has(r))];
    if (independent) return declared(() => true);
  }
  const swapped = s.op === "=" ? exchange(s, f) : undefined;
  if (swapped) return [swapped];
  const before: RustStmt[] = [];
  // What nobody reads has no place, as if it were `_`.
  const isUnread = (l: Expr): boolean => isBlank(l) || (s.op === "=" && isDropped(l, s, f));
  const targets = s.lhs.map((l) => (isUnread(l) || (s.op === ":=" && isNew(l, f)) ? undefined : placeOf(l, f)));
  if (s.op === "=" && s.lhs.every((l, i) => isUnread(l) || isPlain(targets[i])))
    return [exprStmt(assign(tuple(targets.map(placeOrBlank)), inOrder(s.rhs, permuted(s, targets, f), f, tuple)))];
  const set = targets.flatMap(localIn);
  const places = targets.map((x) => x && steadied(x, before, f, set));
  const types = s.lhs.map(
    (l, i) => places[i]?.type ?? (isBlank(l) ? f.typeOf(s.rhs[i] as Expr) : f.subst((varOf(l, f) as VarObj).type)),
  );
  const inTurn = ordered(
    s.rhs,
    s.rhs.map((r, i) => lowerAs(r, types[i] as Type, f)),
    f,
  );
  before.push(...inTurn.before);
  const { values } = inTurn;
  const names = s.lhs.map(() => f.temp("value"));
  const pat: RustPat = {
    kind: "TuplePat",
    elems: names.map((name, i) => (isUnread(s.lhs[i] as Expr) ? { kind: "WildPat" } : { kind: "IdentPat", name })),
  };
  const type: RustType = { kind: "TupleType", elems: types.map((x) => f.types.of(x)) };
  const numbers = s.rhs.some((r) => f.info.constOf(r) !== undefined);
  const joined = letStmt(pat, tuple(values), numbers ? type : undefined);
  return [...before, joined, ...s.lhs.flatMap((l, i) => (isUnread(l) ? [] : putInto(l, places[i], local(names[i] ?? ""), f)))];
}

/** A local by its name. */
const isPlain = (place: Place | undefined): place is Extract<Place, { kind: "direct" }> =>
  place?.kind === "direct" && !place.isValue && place.expr.kind === "PathExpr" && place.expr.path.segments.length === 1;

/** The local that a store changes, whole or in part. */
const localIn = (place: Place | undefined): readonly RustExpr[] => (place?.kind === "direct" ? [rootOf(place.expr)] : []);

const rootOf = (e: RustExpr): RustExpr => (e.kind === "FieldExpr" || e.kind === "IndexExpr" ? rootOf(e.expr) : e);

/** Values for locals: one of these locals, named once, gives its value away, for it gets another. */
const permuted = (s: AssignStmt, targets: readonly (Place | undefined)[], f: Floor): RustExpr[] =>
  s.rhs.map((r, i) => {
    const v = varOf(r, f);
    const isGiven =
      v !== undefined &&
      s.lhs.some((l) => varOf(l, f) === v) &&
      s.rhs.every((o, k) => k === i || !f.facts.nodesOf("Ident", o).some((id) => f.info.objectOf(id) === v));
    const type = targets[i]?.type ?? f.typeOf(r);
    return isGiven && identical(type, f.subst(v.type)) ? local(f.names.of(v)) : lowerAs(r, type, f);
  });

const placeOrBlank = (place: Place | undefined): RustExpr => (isPlain(place) ? place.expr : local("_"));

/** `s[i], s[j] = s[j], s[i]`. */
function exchange(s: AssignStmt, f: Floor): RustStmt | undefined {
  const [a, b] = s.lhs;
  const [x, y] = s.rhs;
  const text = f.facts.textOf;
  if (!a || !b || !x || !y || s.lhs.length !== 2 || text(a) !== text(y) || text(b) !== text(x)) return undefined;
  if (a.kind !== "IndexExpr" || b.kind !== "IndexExpr" || text(a.x) !== text(b.x) || hasCall(a, f) || hasCall(b, f))
    return undefined;
  const [to, from] = [placeOf(a, f), placeOf(b, f)];
  if (to.kind !== "behind" || from.kind !== "behind" || !to.at || !from.at || to.steps.length > 0) return undefined;
  return exprStmt(methodCall(to.handle, "swap", [to.at, from.at]));
}

function putInto(l: Expr, place: Place | undefined, value: RustExpr, f: Floor): RustStmt[] {
  if (place) return store(place, value, f);
  if (isBlank(l)) return [];
  return [declare(varOf(l, f) as VarObj, value, f, l)];
}

/** Is one of the names read in the expression? Fields and methods are named apart. */
const mentionsAny = (e: Expr, lhs: readonly Expr[], f: Floor): boolean =>
  f.facts.nodesOf("Ident", e).some((id) => {
    const obj = f.info.objectOf(id);
    const isMember = (obj?.kind === "Var" && obj.role === "field") || (obj?.kind === "Func" && obj.recv !== undefined);
    return !isMember && lhs.some((l) => l.kind === "Ident" && l.name === id.name);
  });

/** Handles and indices are worked out once, before anything is stored; those that nothing changes stay as they are. */
function steadied(place: Place, before: RustStmt[], f: Floor, set: readonly RustExpr[] = []): Place {
  const stays = (e: RustExpr): boolean => isInert(e) && !set.some((x) => mentions(e, x));
  const keep = (e: RustExpr, hint: string): RustExpr => {
    if (stays(e)) return e;
    const name = f.temp(hint);
    before.push(
      letStmt(
        name,
        e.kind === "PathExpr" || e.kind === "FieldExpr" || e.kind === "IndexExpr"
          ? { kind: "MethodCallExpr", recv: e, method: "clone", args: [] }
          : e,
      ),
    );
    return local(name);
  };
  const keepIndex = (e: RustExpr): RustExpr => {
    if (stays(e)) return e;
    const name = f.temp("i");
    before.push(letStmt(name, e));
    return local(name);
  };
  switch (place.kind) {
    case "direct":
      return place;
    case "entry":
      return {
        ...place,
        map: keep(place.map, "map"),
        key: isInert(place.key) && place.key.kind === "LitExpr" ? place.key : keepIndex(place.key),
      };
    case "behind":
      if (place.handle.kind === "CallExpr" && place.steps.length === 0 && !place.at) return place;
      return {
        ...place,
        handle: place.at || place.steps.length > 0 ? keep(place.handle, "place") : place.handle,
        ...(place.at && { at: keepIndex(place.at) }),
        steps: place.steps.map((x) => (x.kind === "index" ? { ...x, at: keepIndex(x.at) } : x)),
      };
  }
}

/** Is the local named in the expression? */
const mentions = (e: RustExpr, x: RustExpr): boolean =>
  x.kind === "PathExpr" && JSON.stringify(e).includes(`"name":"${x.path.segments[0]?.name}"`);

/** `v, ok := m[k]`, `v, err := f()`. */
function fromTuple(s: AssignStmt, right: Expr, f: Floor): RustStmt[] {
  const types = tupleTypes(right, s.lhs, f);
  if (s.op === ":=" || s.lhs.every(isBlank)) {
    const isGone = (l: Expr): boolean => s.op === ":=" && !isBlank(l) && !isNew(l, f) && isDropped(l, s, f);
    return bindPattern(
      s.lhs.map((l) => (isGone(l) ? { ...l, name: "_" } : l) as Expr),
      types,
      right,
      f,
    );
  }
  const before: RustStmt[] = [];
  const isGone = (l: Expr): boolean => isBlank(l) || isDropped(l, s, f);
  const targets = s.lhs.map((l) => (isGone(l) ? undefined : placeOf(l, f)));
  const fits = (i: number): boolean =>
    isPlain(targets[i]) && typeText(f.types.of(types[i] as Type)) === typeText(f.types.of(targets[i].type));
  if (s.lhs.every((l, i) => isGone(l) || fits(i)))
    return [exprStmt(assign(tuple(targets.map(placeOrBlank)), tupleValue(right, f)))];
  const set = targets.flatMap(localIn);
  const places = targets.map((x) => x && steadied(x, before, f, set));
  const names = s.lhs.map(() => f.temp("value"));
  const pat: RustPat = {
    kind: "TuplePat",
    elems: s.lhs.map((l, i) => (isGone(l) ? { kind: "WildPat" } : { kind: "IdentPat", name: names[i] ?? "" })),
  };
  const stores = s.lhs.flatMap((l, i) => {
    const place = places[i];
    return place && !isGone(l) ? store(place, converted(local(names[i] ?? ""), types[i] as Type, place.type, f), f) : [];
  });
  return [...before, letStmt(pat, tupleValue(right, f)), ...stores];
}

function tupleTypes(right: Expr, lhs: readonly Expr[], f: Floor): readonly Type[] {
  const type = f.typeOf(right);
  if (type.kind === "Tuple") return (type as Tuple).vars.map((v) => f.subst(v.type));
  const flag: Type = { kind: "Basic", basic: "bool" };
  return lhs.map((_, i) => (i === 0 ? type : flag));
}

/** Two values of `m[k]` or `x.(T)`, or what a call gives. */
export function tupleValue(right: Expr, f: Floor): RustExpr {
  const e = right.kind === "ParenExpr" ? right.x : right;
  if (e.kind === "TypeAssertExpr") return assertionWithOk(e, f);
  if (e.kind === "IndexExpr") {
    const place = placeOf(e, f);
    if (place.kind === "entry") return methodCall(place.map, "test", [lent(place.key)]);
  }
  if (e.kind === "UnaryExpr") throw new Beyond("FG0501", {});
  return lower(e, f);
}

/** New names are bound by the pattern itself; others are set from it. */
export function bindPattern(lhs: readonly Expr[], types: readonly Type[], right: Expr, f: Floor, declared?: Type): RustStmt[] {
  const after: RustStmt[] = [];
  const elems = lhs.map((l, i): RustPat => {
    if (isBlank(l)) return { kind: "WildPat" };
    const v = varOf(l, f) as VarObj;
    const type = types[i] as Type;
    const to = f.subst(v.type);
    const fits = typeText(f.types.of(type)) === typeText(f.types.of(to));
    const isOld = !f.info.isDef(l as Ident) && !declared;
    if (fits && !isOld && !f.boxes.isBoxed(v))
      return { kind: "IdentPat", name: f.names.of(v), ...(f.isMutable(v) && { mut: true }) };
    const name = f.temp(isOld ? "value" : f.names.of(v));
    const value = fits ? local(name) : converted(local(name), type, to, f);
    after.push(...(isOld ? store(placeOf(l, f), value, f) : [declare(v, value, f, l)]));
    return { kind: "IdentPat", name };
  });
  return [letStmt({ kind: "TuplePat", elems }, tupleValue(right, f)), ...after];
}

// ---- x op= y, x++

function operation(s: AssignStmt, f: Floor): RustStmt[] {
  const op = s.op.slice(0, -1);
  return change(s, s.lhs[0] as Expr, op, s.rhs[0] as Expr, f);
}

export function increment(s: IncDecStmt, f: Floor): RustStmt[] {
  if (isGone(s, f)) return leftOut(s, f);
  return change(s, s.x, s.op === "++" ? "+" : "-", undefined, f);
}

/** `value` absent: one. */
function change(s: AssignStmt | IncDecStmt, left: Expr, op: string, value: Expr | undefined, f: Floor): RustStmt[] {
  const type = f.typeOf(left);
  const kind = kindOf(type);
  const place = placeOf(left, f);
  const c = value && f.info.constOf(value);
  const isShift = op === "<<" || op === ">>";
  const given =
    value && !isShift
      ? bareNumber(lower(value, f), f.typeOf(value), f)
      : kind === "float"
        ? ({ kind: "LitExpr", lit: { kind: "num", text: "1.0" } } as RustExpr)
        : int(1);
  const apply = (old: RustExpr, by: RustExpr): RustExpr => {
    const x = bareNumber(old, type, f);
    const made =
      isShift && value
        ? shift(x, op as "<<", value, f)
        : arithmetic(x, op as "+", by, kind, c?.kind === "int" ? c.value : undefined);
    return wrapNumber(made, type, f);
  };
  if (isDropped(left, s, f)) return [letStmt({ kind: "WildPat" }, apply(read(place, f), given))];
  const isPlainFloat = kind === "float" && !f.types.isWrapper(type) && ["+", "-", "*", "/"].includes(op);
  const update = (part: RustExpr, by: RustExpr): RustExpr => {
    const made = apply(part, by);
    if (made.kind === "BinaryExpr" && made.left === part && kind === "int")
      return opAssign(part, `${made.op}=` as "/=", made.right);
    if (kind === "string" && op === "+" && !f.types.isWrapper(type)) return opAssign(part, "+=", by);
    if (isPlainFloat) return opAssign(part, `${op}=` as "+=", by);
    if (kind === "int" && !f.types.isWrapper(type) && op === "&^") return opAssign(part, "&=", not(by));
    if (kind === "int" && !f.types.isWrapper(type) && ["&", "|", "^"].includes(op)) return opAssign(part, `${op}=` as "&=", by);
    const old = kind === "string" ? ({ kind: "MethodCallExpr", recv: part, method: "clone", args: [] } as RustExpr) : part;
    return assign(part, apply(old, by));
  };
  switch (place.kind) {
    case "direct":
      return [exprStmt(update(place.expr, given))];
    case "entry": {
      const old = local(f.names.partName());
      return [exprStmt(methodCall(place.map, "update", [place.key, closure([f.names.partName()], apply(old, given))]))];
    }
    case "behind":
      if (isShift && value && !f.info.constOf(value)) {
        const before: RustStmt[] = [];
        const steady = steadied(place, before, f);
        return [...before, ...store(steady, apply(read(steady, f), given), f)];
      }
      return edit(place, given, update, f);
  }
}
