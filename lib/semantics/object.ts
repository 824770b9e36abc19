// Implements the making of objects. While a package is being checked they are mutable; readers see them readonly.

import type { Span } from "../source/span.ts";
import type { ConstValue } from "./constant.ts";
import type { ConstObj, FuncObj, Home, LabelObj, PkgNameObj, TypeNameObj, VarObj } from "./objects.ts";
import type { Basic, Signature, Tuple, Type, TypeParam } from "./types.ts";

export type Mutable<T> = { -readonly [K in keyof T]: T[K] };
export type MutableVar = Mutable<VarObj>;
export type MutableConst = Mutable<ConstObj>;
export type MutableTypeName = Mutable<TypeNameObj>;
export type MutableFunc = Mutable<Omit<FuncObj, "type">> & { readonly kind: "Func"; type: MutableSignature };
export type MutableSignature = Mutable<Signature>;

/** The type of an object whose declaration has not been looked at: invalid, but not an error. */
export const pending: Basic = { kind: "Basic", basic: "invalid" };
export const unknownValue: ConstValue = { kind: "unknown" };

export const isExported = (name: string): boolean => {
  const first = name.charCodeAt(0);
  return first < 128 ? first >= 65 && first <= 90 : /^\p{Lu}/u.test(name);
};

/** Where and in which package an object is declared. */
export interface Place {
  readonly span?: Span;
  readonly pkg?: string;
  readonly home?: Home | undefined;
}

export const newVar = (name: string, type: Type, role: VarObj["role"], place: Place = {}, embedded = false): MutableVar => ({
  kind: "Var",
  name,
  type,
  role,
  span: place.span,
  pkg: place.pkg,
  ...(place.home && { home: place.home }),
  exported: isExported(name),
  embedded,
});

export const newConst = (name: string, type: Type, value: ConstValue, place: Place = {}): MutableConst => ({
  kind: "Const",
  name,
  type,
  value,
  span: place.span,
  pkg: place.pkg,
  ...(place.home && { home: place.home }),
  exported: isExported(name),
});

export const newTypeName = (name: string, type: Type, place: Place = {}, isAlias = false): MutableTypeName => ({
  kind: "TypeName",
  name,
  type,
  isAlias,
  span: place.span,
  pkg: place.pkg,
  ...(place.home && { home: place.home }),
  exported: isExported(name),
});

export const newFunc = (name: string, type: Signature, place: Place = {}): MutableFunc => ({
  kind: "Func",
  name,
  type,
  span: place.span,
  pkg: place.pkg,
  exported: isExported(name),
});

export const newPkgName = (name: string, path: string, known: boolean, place: Place = {}): PkgNameObj => ({
  kind: "PkgName",
  name,
  path,
  known,
  span: place.span,
  pkg: place.pkg,
  exported: false,
});

export const newLabel = (name: string, place: Place = {}): LabelObj => ({
  kind: "Label",
  name,
  span: place.span,
  pkg: place.pkg,
  exported: false,
});

export const newTuple = (vars: readonly VarObj[]): Tuple => ({ kind: "Tuple", vars });
export const emptyTuple: Tuple = newTuple([]);

export const newSignature = (
  params: Tuple = emptyTuple,
  results: Tuple = emptyTuple,
  variadic = false,
  typeParams: readonly TypeParam[] = [],
  recv?: VarObj,
): MutableSignature => ({ kind: "Signature", recv, typeParams, params, results, variadic });

/** A tuple of unnamed parameters. */
export const tupleOf = (types: readonly Type[]): Tuple => newTuple(types.map((t) => newVar("", t, "param")));

/** Whether `name`, seen from `pkg`, denotes this field or method: names that are not exported belong to their package. */
export const sameId = (
  obj: { readonly name: string; readonly pkg?: string; readonly exported: boolean },
  pkg: string | undefined,
  name: string,
): boolean => obj.name === name && (obj.exported || obj.pkg === pkg);
