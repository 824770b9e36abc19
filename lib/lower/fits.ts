// Implements the question whether rustc takes a value of one type where another is expected, as far as it can be told from the
// types alone: what is not known fits.

import type { RustBound, RustPath, RustType } from "../rust/ast.ts";
import { boxInner, isFnLike, isStr, isString, lastName, vecElem } from "../rust/factory.ts";

export function fits(have: RustType, want: RustType): boolean {
  if (isOpen(have) || isOpen(want)) return true;
  // Functions are the checker's business: closures, pointers and bounds meet in too many ways to follow here.
  if (isFunction(have) || isFunction(want)) return true;
  if (want.kind === "RefType") return have.kind === "RefType" && (have.mut || !want.mut) && derefs(have.inner, want.inner);
  return same(have, want);
}

/** Deref coercion and unsizing: `&String` for `&str`, `&Vec<T>` and `&[T; N]` for `&[T]`, `&&T` and `&Box<T>` for `&T`. */
function derefs(have: RustType, want: RustType): boolean {
  if (fits(have, want) || (isString(have) && isStr(want))) return true;
  if (have.kind === "RefType") return derefs(have.inner, want);
  if (want.kind === "DynType") return true;
  if (want.kind === "SliceType") {
    const elem = vecElem(have) ?? (have.kind === "ArrayType" ? have.elem : undefined);
    if (elem) return fits(elem, want.elem);
  }
  const boxed = boxInner(have);
  return boxed !== undefined && derefs(boxed, want);
}

/** `os.Stdout` as the program's own `Writer`, a duration as what has a text: a type of std or of a crate has no `impl` of it. */
export const lacksTrait = (have: RustType, want: RustType): boolean =>
  isForeign(have) && (isOwnObject(want) || objectOf(want)?.path.segments.at(-1)?.name === "Display");

const isForeign = (type: RustType): boolean => {
  const inner = held(type);
  return inner.kind === "PathType" && inner.path.import !== undefined;
};

/** `dyn Shape`, where `Shape` is the program's own trait. */
const isOwnObject = (type: RustType): boolean => {
  const bound = objectOf(type);
  return bound !== undefined && bound.fnArgs === undefined && bound.path.import === undefined;
};

/** What a trait object is of. */
function objectOf(type: RustType): Extract<RustBound, { kind: "TraitBound" }> | undefined {
  const inner = held(type);
  const bound = inner.kind === "DynType" ? inner.bounds[0] : undefined;
  return bound?.kind === "TraitBound" ? bound : undefined;
}

const held = (type: RustType): RustType => {
  const inner = type.kind === "RefType" ? type.inner : (boxInner(type) ?? type);
  return inner === type ? type : held(inner);
};

/** Equal but for lifetimes, for how a path is written, and for parts that are not known. */
function same(a: RustType, b: RustType): boolean {
  if (isOpen(a) || isOpen(b) || isFunction(a) || isFunction(b)) return true;
  switch (a.kind) {
    case "PathType":
      return b.kind === "PathType" && samePath(a.path, b.path);
    case "RefType":
      return b.kind === "RefType" && a.mut === b.mut && same(a.inner, b.inner);
    case "TupleType":
      return b.kind === "TupleType" && sameList(a.elems, b.elems);
    case "SliceType":
      return b.kind === "SliceType" && same(a.elem, b.elem);
    case "ArrayType":
      return b.kind === "ArrayType" && same(a.elem, b.elem);
    default:
      return a.kind === b.kind;
  }
}

function samePath(a: RustPath, b: RustPath): boolean {
  if (lastName(a) !== lastName(b)) return false;
  const [x, y] = [a.segments.at(-1)?.generics, b.segments.at(-1)?.generics];
  return !x || !y || sameList(x, y);
}

const sameList = (a: readonly RustType[], b: readonly RustType[]): boolean =>
  a.length === b.length && a.every((x, i) => same(x, b[i] as RustType));

/** Nothing is known of it, it never comes, or its bounds say what it takes. */
const isOpen = (type: RustType): boolean => ["InferType", "NeverType", "ImplType", "DynType", "BindingType"].includes(type.kind);

const isFunction = (type: RustType): boolean => {
  const inner = boxInner(type) ?? (type.kind === "RefType" ? type.inner : type);
  return isFnLike(inner);
};
