// Implements predicates on types: identity, comparability, classes of basic types, defaults of untyped ones.

import { aliasOf } from "./alias.ts";
import {
  boolType,
  complex128Type,
  float64Type,
  intType,
  runeType,
  stringType,
  untypedComplex,
  untypedFloat,
  untypedInt,
  untypedRune,
} from "./basic.ts";
import { originOf, prune, under } from "./named.ts";
import type { FuncObj, VarObj } from "./objects.ts";
import { substituteType, substitution } from "./substitute.ts";
import type { Basic, BasicKind, Interface, Signature, Tuple, Type } from "./types.ts";
import { everyUnder, sameTerms, typeSetOf } from "./typeset.ts";

// ---- Classes of basic types --------------------------------------------------------------------------------

const kindSet = (...kinds: BasicKind[]): ReadonlySet<BasicKind> => new Set(kinds);
const unsignedKinds = kindSet("uint", "uint8", "uint16", "uint32", "uint64", "uintptr");
const integerKinds = kindSet(...unsignedKinds, "int", "int8", "int16", "int32", "int64", "untyped int", "untyped rune");
const floatKinds = kindSet("float32", "float64", "untyped float");
const complexKinds = kindSet("complex64", "complex128", "untyped complex");
const numericKinds = kindSet(...integerKinds, ...floatKinds, ...complexKinds);
const stringKinds = kindSet("string", "untyped string");
const booleanKinds = kindSet("bool", "untyped bool");
const orderedKinds = kindSet(...integerKinds, ...floatKinds, ...stringKinds);
const constKinds = kindSet(...numericKinds, ...stringKinds, ...booleanKinds);
const numericOrStringKinds = kindSet(...numericKinds, ...stringKinds);

/** Whether the underlying type is basic and of the class; a type parameter is of no class. */
const isOf =
  (kinds: ReadonlySet<BasicKind>) =>
  (t: Type): boolean => {
    t = prune(t);
    if (t.kind === "Basic") return kinds.has(t.basic);
    if (t.kind !== "Named") return false;
    const u = under(t);
    return u.kind === "Basic" && kinds.has(u.basic);
  };
/** Like `isOf`, and for a type parameter whether all of its specific types are. */
const allOf = (kinds: ReadonlySet<BasicKind>) => {
  const is = isOf(kinds);
  return (t: Type): boolean => (prune(t).kind === "TypeParam" ? everyUnder(t, (u) => u !== undefined && is(u)) : is(t));
};

export const isBoolean = isOf(booleanKinds);
export const isNumeric = isOf(numericKinds);
export const isString = isOf(stringKinds);
export const isInteger = isOf(integerKinds);
export const isUnsigned = isOf(unsignedKinds);
export const isFloat = isOf(floatKinds);
export const isComplex = isOf(complexKinds);
export const isConstType = isOf(constKinds);
export const isIntegerOrFloat = (t: Type): boolean => isInteger(t) || isFloat(t);
export const allBoolean = allOf(booleanKinds);
export const allInteger = allOf(integerKinds);
export const allUnsigned = allOf(unsignedKinds);
export const allNumeric = allOf(numericKinds);
export const allString = allOf(stringKinds);
export const allOrdered = allOf(orderedKinds);
export const allNumericOrString = allOf(numericOrStringKinds);

export const isValid = (t: Type): boolean => !(t.kind === "Basic" && t.basic === "invalid");
export const isUntyped = (t: Type): t is Basic => t.kind === "Basic" && t.basic.startsWith("untyped");
export const isTyped = (t: Type): boolean => !isUntyped(t);
/** Whether nothing declares the type, or the type that it is defined by. */
export const isOpen = (t: Type): boolean => under(t).kind === "Open";
export const isTypeParam = (t: Type): boolean => prune(t).kind === "TypeParam";
export const isInterface = (t: Type): boolean => under(t).kind === "Interface";
/** Whether it is an interface and no type parameter. */
export const isNonTypeParamInterface = (t: Type): boolean => !isTypeParam(t) && isInterface(t);
export const isPointer = (t: Type): boolean => under(t).kind === "Pointer";
export const isBasic = (t: Type, kind: BasicKind): boolean => {
  const u = under(t);
  return u.kind === "Basic" && u.basic === kind;
};
export const isBytesOrRunes = (t: Type): boolean => {
  const u = under(t);
  return u.kind === "Slice" && (isBasic(u.elem, "uint8") || isBasic(u.elem, "int32"));
};
export const isInterfacePointer = (t: Type): boolean => {
  const u = under(t);
  return u.kind === "Pointer" && isInterface(u.elem);
};

/** Whether the type has a name: predeclared, defined, or a type parameter. */
export const hasName = (t: Type): boolean =>
  t.kind === "Basic" || t.kind === "Named" || t.kind === "TypeParam" || (t.kind === "Open" && t.name !== undefined);
/** Whether it is a generic type or function that was not instantiated. */
export const isGeneric = (t: Type): boolean => {
  const alias = aliasOf(t);
  return alias ? alias.typeParams.length > 0 && alias.typeArgs.length === 0 : isGenericNamed(t);
};
const isGenericNamed = (t: Type): boolean =>
  t.kind === "Named" && t.typeParams.length > 0 && t.typeArgs.length === 0 && !t.origin;

export const hasNil = (t: Type): boolean => {
  const u = under(t);
  switch (u.kind) {
    case "Basic":
      return u.basic === "unsafe.Pointer" || u.basic === "untyped nil";
    case "Pointer":
    case "Slice":
    case "Map":
    case "Chan":
    case "Signature":
    case "Open":
      return true;
    case "Interface":
      return !isTypeParam(t) || everyUnder(t, (x) => x !== undefined && hasNil(x));
    default:
      return false;
  }
};

export const deref = (t: Type): { readonly type: Type; readonly pointer: boolean } => {
  t = prune(t);
  return t.kind === "Pointer" ? { type: prune(t.elem), pointer: true } : { type: t, pointer: false };
};

/** `*[n]T` as `[n]T`, for the places where Go indexes through a pointer. */
export const arrayPointerDeref = (t: Type): Type => {
  if (t.kind === "Pointer") {
    const elem = under(t.elem);
    if (elem.kind === "Array") return elem;
  }
  return t;
};

const defaults: Partial<Record<BasicKind, Type>> = {
  "untyped bool": boolType,
  "untyped int": intType,
  "untyped rune": runeType,
  "untyped float": float64Type,
  "untyped complex": complex128Type,
  "untyped string": stringType,
};
/** The type that an untyped value gets where nothing asks for another. */
export const defaultType = (t: Type): Type => (t.kind === "Basic" ? (defaults[t.basic] ?? t) : t);

const untypedOrder = [untypedInt, untypedRune, untypedFloat, untypedComplex];
/** The larger of two untyped kinds, if they mix. */
export const maxUntyped = (x: Type, y: Type): Type | undefined => {
  if (x === y) return x;
  const i = untypedOrder.indexOf(x as Basic);
  const j = untypedOrder.indexOf(y as Basic);
  return i >= 0 && j >= 0 ? untypedOrder[Math.max(i, j)] : undefined;
};

// ---- Comparability -----------------------------------------------------------------------------------------

/** `strictly`: interfaces do not count, as their comparison may panic. */
export const isComparable = (t: Type, how: "strictly" | "dynamically" = "dynamically", seen = new Set<Type>()): boolean => {
  t = prune(t);
  if (seen.has(t)) return true;
  seen.add(t);
  if (t.kind === "TypeParam") return isComparableInterface(under(t) as Interface, seen);
  const u = under(t);
  switch (u.kind) {
    case "Basic":
      return u.basic !== "untyped nil";
    case "Pointer":
    case "Chan":
    case "Open":
      return true;
    case "Struct":
      return u.fields.every((f) => isComparable(f.type, how, seen));
    case "Array":
      return isComparable(u.elem, how, seen);
    case "Interface":
      return how === "dynamically" || isComparableInterface(u, seen);
    default:
      return false;
  }
};

export const isComparableInterface = (t: Interface, seen = new Set<Type>()): boolean => {
  const set = typeSetOf(t);
  return set.terms === "all" ? set.comparable : set.terms.every((x) => isComparable(x.type, "strictly", seen));
};

// ---- Identity ----------------------------------------------------------------------------------------------

interface Pair {
  readonly x: Type;
  readonly y: Type;
  readonly outer: Pair | undefined;
}

export const identical = (x: Type, y: Type): boolean => same(x, y, true, undefined);
export const identicalIgnoringTags = (x: Type, y: Type): boolean => same(x, y, false, undefined);

const same = (x: Type, y: Type, tags: boolean, outer: Pair | undefined): boolean => {
  x = prune(x);
  y = prune(y);
  if (x === y) return true;
  switch (x.kind) {
    case "Basic":
      return y.kind === "Basic" && x.basic === y.basic && x.basic !== "invalid";
    case "Pointer":
    case "Slice":
      return y.kind === x.kind && same(x.elem, y.elem, tags, outer);
    case "Array":
      return y.kind === "Array" && (x.len === y.len || x.len < 0 || y.len < 0) && same(x.elem, y.elem, tags, outer);
    case "Map":
      return y.kind === "Map" && same(x.key, y.key, tags, outer) && same(x.elem, y.elem, tags, outer);
    case "Chan":
      return y.kind === "Chan" && x.dir === y.dir && same(x.elem, y.elem, tags, outer);
    case "Tuple":
      return y.kind === "Tuple" && sameTuples(x, y, tags, outer);
    case "Struct":
      return (
        y.kind === "Struct" &&
        x.fields.length === y.fields.length &&
        x.fields.every((f, i) => sameFields(f, y.fields[i]!, tags, outer) && (!tags || (x.tags[i] ?? "") === (y.tags[i] ?? "")))
      );
    case "Signature":
      return y.kind === "Signature" && sameSignatures(x, y, tags, outer);
    case "Union":
      return y.kind === "Union" && sameTerms(x.terms, y.terms);
    case "Interface":
      return y.kind === "Interface" && sameInterfaces(x, y, tags, outer);
    case "Named":
      return (
        y.kind === "Named" &&
        originOf(x) === originOf(y) &&
        x.typeArgs.length === y.typeArgs.length &&
        x.typeArgs.every((a, i) => same(a, y.typeArgs[i]!, tags, outer))
      );
    default:
      return false;
  }
};

const sameFields = (x: VarObj, y: VarObj, tags: boolean, outer: Pair | undefined): boolean =>
  x.name === y.name &&
  (x.exported || x.pkg === y.pkg) &&
  Boolean(x.embedded) === Boolean(y.embedded) &&
  same(x.type, y.type, tags, outer);

const sameTuples = (x: Tuple, y: Tuple, tags: boolean, outer: Pair | undefined): boolean =>
  x.vars.length === y.vars.length && x.vars.every((v, i) => same(v.type, y.vars[i]!.type, tags, outer));

const sameSignatures = (x: Signature, y: Signature, tags: boolean, outer: Pair | undefined): boolean => {
  if (x.variadic !== y.variadic || x.typeParams.length !== y.typeParams.length) return false;
  if (x.typeParams.length === 0)
    return sameTuples(x.params, y.params, tags, outer) && sameTuples(x.results, y.results, tags, outer);
  const renamed = substitution(y.typeParams, x.typeParams);
  return (
    x.typeParams.every((p, i) => same(p.constraint, substituteType(y.typeParams[i]!.constraint, renamed), tags, outer)) &&
    sameTuples(x.params, substituteType(y.params, renamed), tags, outer) &&
    sameTuples(x.results, substituteType(y.results, renamed), tags, outer)
  );
};

const sameInterfaces = (x: Interface, y: Interface, tags: boolean, outer: Pair | undefined): boolean => {
  const xs = typeSetOf(x);
  const ys = typeSetOf(y);
  if (xs.comparable !== ys.comparable || xs.methods.length !== ys.methods.length || !sameTerms(xs.terms, ys.terms)) return false;
  for (let p = outer; p; p = p.outer) if ((p.x === x && p.y === y) || (p.x === y && p.y === x)) return true;
  const pair: Pair = { x, y, outer };
  return xs.methods.every((m, i) => sameMethods(m, ys.methods[i]!, tags, pair));
};

const sameMethods = (x: FuncObj, y: FuncObj, tags: boolean, outer: Pair): boolean =>
  x.name === y.name && (x.exported || x.pkg === y.pkg) && same(x.type, y.type, tags, outer);

/** The underlying type, for readers of a finished check. */
export { under as underlying } from "./named.ts";
