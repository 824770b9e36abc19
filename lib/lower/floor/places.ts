// Implements places on the floor: what can be read, set, changed in part, and pointed to.

import type { Expr } from "../../go/ast.ts";
import type { RustExpr, RustStmt } from "../../rust/ast.ts";
import {
  assign,
  block,
  call,
  cast,
  clone,
  closure,
  deref,
  exprStmt,
  field,
  index,
  int,
  letStmt,
  local,
  methodCall,
  ref,
  refMut,
  t,
} from "../../rust/factory.ts";
import type { VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Type } from "../../semantics/types.ts";
import { upperCamel } from "../../rust/names.ts";
import { coreCall, type Floor } from "./context.ts";
import { lowerAs } from "./convert.ts";
import { lower, operandBeneath } from "./exprs.ts";
import { Beyond, fieldName } from "./types.ts";

/** A step from a value into a part of it. */
type Step =
  | { readonly kind: "field"; readonly name: string; readonly id: number }
  | { readonly kind: "index"; readonly at: RustExpr };

export type Place =
  /** A Rust place: a plain local and what is in it; or a value that is only read. */
  | { readonly kind: "direct"; readonly expr: RustExpr; readonly isValue?: boolean; readonly type: Type }
  /** Behind a pointer (`at` absent) or in a slice. */
  | {
      readonly kind: "behind";
      readonly handle: RustExpr;
      readonly at?: RustExpr;
      readonly steps: readonly Step[];
      readonly type: Type;
    }
  | { readonly kind: "entry"; readonly map: RustExpr; readonly key: RustExpr; readonly type: Type };

export function placeOf(e: Expr, f: Floor): Place {
  const type = f.typeOf(e);
  switch (e.kind) {
    case "ParenExpr":
      return placeOf(e.x, f);
    case "Ident": {
      const v = f.info.objectOf(e);
      if (v?.kind === "Var") return variable(v, f);
      break;
    }
    case "StarExpr":
      return { kind: "behind", handle: operandBeneath(e.x, f), steps: [], type };
    case "SelectorExpr": {
      const s = f.info.selectionOf(e);
      if (s?.kind === "field" && s.obj.kind === "Var") return throughFields(placeOf(e.x, f), [...s.path, s.obj], f, f.typeOf(e));
      const v = f.info.objectOf(e.sel);
      if (!s && v?.kind === "Var") {
        const handle = f.libraryPlace(v);
        if (handle) return { kind: "behind", handle, steps: [], type };
        return { kind: "direct", expr: lower(e, f), isValue: true, type };
      }
      break;
    }
    case "IndexExpr":
      return indexed(e, f);
    default:
      break;
  }
  return { kind: "direct", expr: lower(e, f), isValue: true, type };
}

/** A variable: its pointer where it lives in one. */
export function variable(v: VarObj, f: Floor): Place {
  const type = f.subst(v.type);
  const name = f.names.of(v);
  if (v.role === "package") return { kind: "behind", handle: call(local(name)), steps: [], type };
  if (f.boxes.isBoxed(v)) return { kind: "behind", handle: local(name), steps: [], type };
  return { kind: "direct", expr: local(name), type };
}

/** Through embedded fields, to the one that declares what is selected. */
export function embedded(place: Place, fields: readonly VarObj[], f: Floor): Place {
  const last = fields.at(-1);
  return last ? throughFields(place, fields, f, undefined) : place;
}

function throughFields(start: Place, fields: readonly VarObj[], f: Floor, last: Type | undefined): Place {
  let place = start;
  for (const [i, v] of fields.entries()) {
    let type = place.type;
    if (f.types.isWrapper(type)) {
      place = unwrapped(place);
      type = underlying(type);
    }
    const u = underlying(type);
    if (u.kind === "Pointer") place = { kind: "behind", handle: readPlain(place, f), steps: [], type: u.elem };
    const struct = underlying(place.type);
    const at = struct.kind === "Struct" ? struct.fields.findIndex((x) => x.name === v.name) : 0;
    requireField(place.type, v, f);
    const fieldType = struct.kind === "Struct" ? (struct.fields[at]?.type ?? v.type) : v.type;
    place = stepInto(
      place,
      { kind: "field", name: fieldNameOf(place.type, v), id: at },
      i === fields.length - 1 ? (last ?? f.subst(fieldType)) : f.subst(fieldType),
    );
  }
  return place;
}

/** Refuses a field of a library type that its helper does not have. */
function requireField(type: Type, v: VarObj, f: Floor): void {
  const obj = type.kind === "Named" ? (type.origin ?? type).obj : undefined;
  const module = obj?.pkg ? f.runtime.moduleOf(obj.pkg) : undefined;
  const item = obj && module !== undefined ? f.runtime.find(module, upperCamel(obj.name)) : undefined;
  if (!obj || item?.kind !== "struct") return;
  if (!new RegExp(`\\bpub ${fieldNameOf(type, v)}:`).test(item.text))
    throw new Beyond("FG0201", { what: `${obj.pkg}.${obj.name}.${v.name}` });
}

/** Fields of one struct whose names would meet are told apart by an underscore. */
export function fieldNameOf(type: Type, v: VarObj): string {
  const u = underlying(type);
  if (v.name === "_") return `blank_${u.kind === "Struct" ? u.fields.indexOf(v) : 0}`;
  const name = fieldName(v.name);
  if (u.kind !== "Struct") return name;
  const same = u.fields.filter((x) => x.name !== "_" && fieldName(x.name) === name);
  const nth = same.findIndex((x) => x.name === v.name);
  return nth > 0 ? `${name}${"_".repeat(nth)}` : name;
}

export function stepInto(place: Place, step: Step, type: Type): Place {
  switch (place.kind) {
    case "direct":
      // What a list holds can't be moved out of it.
      return { ...place, ...(step.kind === "index" && { isValue: false }), expr: applied(place.expr, step), type };
    case "behind":
      return { ...place, steps: [...place.steps, step], type };
    case "entry":
      return { kind: "direct", isValue: true, expr: applied(methodCall(place.map, "at", [lent(place.key)]), step), type };
  }
}

/** A wrapper's inner value: field 0. */
export const unwrapped = (place: Place): Place => stepInto(place, { kind: "field", name: "0", id: 0 }, underlying(place.type));

const applied = (e: RustExpr, step: Step): RustExpr => (step.kind === "field" ? field(e, step.name) : index(e, asPlace(step.at)));

/** A literal is a place as it stands. */
const asPlace = (at: RustExpr): RustExpr => (at.kind === "LitExpr" ? at : coreCall("place", [at]));

function indexed(e: Extract<Expr, { kind: "IndexExpr" }>, f: Floor): Place {
  const at = e.indices[0] as Expr;
  const type = f.typeOf(e);
  const outer = f.typeOf(e.x);
  const u = underlying(outer);
  const inner = (): Place => {
    const p = placeOf(e.x, f);
    return f.types.isWrapper(outer) ? unwrapped(p) : p;
  };
  if (u.kind === "Map") return { kind: "entry", map: readPlain(inner(), f), key: lowerAs(at, u.key, f), type };
  if (u.kind === "Slice") return { kind: "behind", handle: readPlain(inner(), f), at: indexValue(at, f), steps: [], type };
  if (u.kind === "Array") return stepInto(inner(), { kind: "index", at: indexValue(at, f) }, type);
  if (u.kind === "Pointer") {
    const array: Place = { kind: "behind", handle: operandBeneath(e.x, f), steps: [], type: u.elem };
    return stepInto(f.types.isWrapper(u.elem) ? unwrapped(array) : array, { kind: "index", at: indexValue(at, f) }, type);
  }
  return { kind: "direct", isValue: true, expr: methodCall(readPlain(inner(), f), "at", [indexValue(at, f)]), type };
}

/** A pointer to an array, looked at through the type that the array may be defined by. */
export function arrayBehind(e: Expr, f: Floor): RustExpr {
  const u = underlying(f.typeOf(e));
  const handle = operandBeneath(e, f);
  if (u.kind !== "Pointer" || !f.types.isWrapper(u.elem)) return handle;
  return addressOf(unwrapped({ kind: "behind", handle, steps: [], type: u.elem }), f);
}

/** An index as `isize`. */
export function indexValue(e: Expr, f: Floor): RustExpr {
  const value = lower(e, f);
  const type = f.typeOf(e);
  const plain = f.types.isWrapper(type) ? field(looked(value), "0") : value;
  const u = underlying(type);
  const isBare = f.info.constOf(e) !== undefined && plain.kind === "LitExpr";
  return isBare || (u.kind === "Basic" && (u.basic === "int" || u.basic.startsWith("untyped"))) ? plain : cast(plain, t.isize);
}

/** The value, copied out. */
export function read(place: Place, f: Floor): RustExpr {
  switch (place.kind) {
    case "direct":
      return place.isValue || f.types.isCopy(place.type) ? seen(place.expr) : clone(place.expr);
    case "entry":
      return methodCall(place.map, "at", [lent(place.key)]);
    case "behind": {
      if (place.steps.length === 0)
        return place.at ? methodCall(place.handle, "at", [place.at]) : methodCall(place.handle, "load");
      const { before, steps } = steady(place.steps, f);
      const v = f.names.partName();
      const part = inside(local(v), steps);
      const body = f.types.isCopy(place.type) ? part : clone(part);
      return withBefore(before, methodCall(place.handle, "peek", [...(place.at ? [place.at] : []), closure([v], body)]));
    }
  }
}

/** As `read`, but a plain local is not copied: for methods, comparisons and operands that only look. */
export const peekPlace = (place: Place, f: Floor): RustExpr => (place.kind === "direct" ? seen(place.expr) : read(place, f));

/** A receiver is a reference: as a value it is what that leads to. */
const seen = (e: RustExpr): RustExpr => (isSelf(e) ? deref(e) : e);
const isReference = (e: RustExpr): boolean =>
  isSelf(e) || (e.kind === "PathExpr" && e.path.segments.length === 1 && e.path.segments[0]?.name === "here");
const isSelf = (e: RustExpr): boolean =>
  e.kind === "PathExpr" && e.path.segments.length === 1 && e.path.segments[0]?.name === "self";

/** `&x`, and `self` for `&*self`. */
export const lent = (e: RustExpr): RustExpr => {
  if (e.kind === "MethodCallExpr" && e.method === "clone" && e.recv.kind === "PathExpr" && !isSelf(e.recv)) return ref(e.recv);
  return looked(e) === e ? ref(e) : looked(e);
};

/** What a method is called on, or a field taken of: Rust looks through the reference by itself. */
export const looked = (e: RustExpr): RustExpr => (e.kind === "UnaryExpr" && e.op === "*" && isReference(e.expr) ? e.expr : e);

const readPlain = (place: Place, f: Floor): RustExpr => looked(peekPlace(place, f));

const inside = (v: RustExpr, steps: readonly Step[]): RustExpr => steps.reduce(applied, v);

/** Indices are worked out before a place is entered. */
function steady(steps: readonly Step[], f: Floor): { before: RustStmt[]; steps: Step[] } {
  const before: RustStmt[] = [];
  const list = steps.map((s): Step => {
    if (s.kind === "field" || isInert(s.at)) return s;
    const name = f.temp("i");
    before.push(letStmt(name, s.at));
    return { ...s, at: local(name) };
  });
  return { before, steps: list };
}

const withBefore = (before: readonly RustStmt[], e: RustExpr): RustExpr => (before.length === 0 ? e : block(before, e));

/** Can it be worked out inside a closure that holds a place open? */
export function isInert(e: RustExpr): boolean {
  switch (e.kind) {
    case "LitExpr":
    case "PathExpr":
      return true;
    case "ParenExpr":
    case "FieldExpr":
    case "CastExpr":
    case "UnaryExpr":
    case "RefExpr":
      return isInert(e.expr);
    case "BinaryExpr":
      return isInert(e.left) && isInert(e.right);
    case "IndexExpr":
      return isInert(e.expr) && isInert(e.index);
    case "CallExpr":
      if (e.fun.kind === "PathExpr" && e.fun.path.import === "go::Str") return e.args.every((a) => a.kind === "LitExpr");
      return e.fun.kind === "PathExpr" && e.fun.path.import === "go::place" && e.args.every(isInert);
    case "MethodCallExpr":
      return (/^(?:wrapping_\w+|clone|len)$/.test(e.method) && isInert(e.recv) && e.args.every(isInert)) || false;
    default:
      return false;
  }
}

/** Sets the place. */
export function store(place: Place, value: RustExpr, f: Floor): RustStmt[] {
  switch (place.kind) {
    case "direct":
      if (place.isValue && place.expr.kind === "CallExpr") throw new Beyond("FG0201", { what: "a new value for that variable" });
      return [exprStmt(assign(place.expr, value))];
    case "entry":
      return [exprStmt(methodCall(place.map, "set", [place.key, value]))];
    case "behind": {
      if (place.steps.length === 0)
        return [
          exprStmt(place.at ? methodCall(place.handle, "set", [place.at, value]) : methodCall(place.handle, "store", [value])),
        ];
      return edit(place, value, (part, v) => assign(part, v), f);
    }
  }
}

/** Changes the place by what `change` makes of it and a value that is worked out before. */
export function edit(
  place: Extract<Place, { kind: "behind" }>,
  value: RustExpr | undefined,
  change: (part: RustExpr, value: RustExpr) => RustExpr,
  f: Floor,
): RustStmt[] {
  const { before, steps } = steady(place.steps, f);
  const v = f.names.partName();
  let given = value ?? local(v);
  if (value && !isInert(value)) {
    const name = f.temp("value");
    before.push(letStmt(name, value));
    given = local(name);
  }
  const part = steps.length === 0 ? deref(local(v)) : inside(local(v), steps);
  const body = change(part, given);
  return [...before, exprStmt(methodCall(place.handle, "edit", [...(place.at ? [place.at] : []), closure([v], body)]))];
}

/** `&place`. */
export function addressOf(place: Place, f: Floor): RustExpr {
  if (place.kind !== "behind")
    return call({ kind: "PathExpr", path: { segments: [{ name: "Ptr" }, { name: "new" }], import: "go::Ptr" } }, [
      read(place, f),
    ]);
  const start = place.at
    ? methodCall(place.handle, "ptr", [place.at])
    : place.steps.length === 0
      ? shared(place.handle)
      : place.handle;
  return place.steps.reduce<RustExpr>((p, s) => {
    if (s.kind === "field") return methodCall(p, "part", [int(s.id), closure(["here"], refMut(applied(local("here"), s)))]);
    if (s.at.kind === "LitExpr") return methodCall(p, "part", [s.at, closure(["here"], refMut(applied(local("here"), s)))]);
    const name = f.temp("i");
    const moved = closure(["here"], refMut(index(local("here"), local(name))), { move: true });
    return block([letStmt(name, cast(s.at, t.usize))], methodCall(p, "part", [local(name), moved]));
  }, start);
}

/** A handle that goes on being used: its copy points to the same. */
export const shared = (e: RustExpr): RustExpr => (e.kind === "PathExpr" || e.kind === "FieldExpr" ? clone(e) : e);
