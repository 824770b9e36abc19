// Implements questions about Rust types: equality, predicates, parts, and a text for messages.

import type { RustBound, RustExpr, RustPath, RustType } from "../ast.ts";
import { lastName, pathText } from "./path.ts";

/** Structural equality of nodes; origins and trivia don't count. */
export function sameNode(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((x, i) => sameNode(x, b[i]));
  }
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  keys.delete("origin");
  keys.delete("trivia");
  keys.delete("alias");
  return [...keys].every((key) => sameNode(left[key], right[key]));
}

export const sameType = (a: RustType, b: RustType): boolean => sameNode(a, b);
export const sameExpr = (a: RustExpr, b: RustExpr): boolean => sameNode(a, b);

/** The generic arguments of `type` if it is a path that ends in `name`: `argsOf(t, "HashMap")`. */
export function argsOf(type: RustType, name: string): readonly RustType[] | undefined {
  if (type.kind !== "PathType" || lastName(type.path) !== name) return undefined;
  return type.path.segments[type.path.segments.length - 1]?.generics ?? [];
}

/** Whether `type` is a path that ends in `name`. */
export const isNamed = (type: RustType, name: string): boolean => argsOf(type, name) !== undefined;

const inner =
  (name: string) =>
  (type: RustType): RustType | undefined =>
    argsOf(type, name)?.[0];

export const optionInner = inner("Option");
export const vecElem = inner("Vec");
export const boxInner = inner("Box");
export const rcInner = inner("Rc");
export const arcInner = inner("Arc");
export const refCellInner = inner("RefCell");
export const mutexInner = inner("Mutex");
export const resultOk = inner("Result");
export const resultErr = (type: RustType): RustType | undefined => argsOf(type, "Result")?.[1];
export const hashMapArgs = (type: RustType): readonly RustType[] | undefined => argsOf(type, "HashMap");

export const isOption = (type: RustType): boolean => isNamed(type, "Option");
export const isResult = (type: RustType): boolean => isNamed(type, "Result");
export const isVec = (type: RustType): boolean => isNamed(type, "Vec");
export const isBox = (type: RustType): boolean => isNamed(type, "Box");
export const isRc = (type: RustType): boolean => isNamed(type, "Rc");
export const isArc = (type: RustType): boolean => isNamed(type, "Arc");
/** A handle that several own: `Rc`, `Arc`. */
export const isShared = (type: RustType): boolean => isRc(type) || isArc(type);
export const isString = (type: RustType): boolean => isNamed(type, "String");
export const isStr = (type: RustType): boolean => isNamed(type, "str");
export const isRefStr = (type: RustType): boolean => type.kind === "RefType" && isStr(type.inner);
export const isRef = (type: RustType): boolean => type.kind === "RefType" && !type.mut;
export const isRefMut = (type: RustType): boolean => type.kind === "RefType" && type.mut;
export const isAnyRef = (type: RustType): boolean => type.kind === "RefType";
export const isSlice = (type: RustType): boolean => type.kind === "SliceType";
export const isArray = (type: RustType): boolean => type.kind === "ArrayType";
export const isUnit = (type: RustType): boolean => type.kind === "TupleType" && type.elems.length === 0;
export const isFnLike = (type: RustType): boolean =>
  type.kind === "FnPtrType" ||
  ((type.kind === "DynType" || type.kind === "ImplType") &&
    type.bounds.some((b) => b.kind === "TraitBound" && b.fnArgs !== undefined));

const signed = new Set(["i8", "i16", "i32", "i64", "i128", "isize"]);
const unsigned = new Set(["u8", "u16", "u32", "u64", "u128", "usize"]);

/** The name of a path type of one segment without generics: `i64`, `String`, `T`. */
export function simpleName(type: RustType): string | undefined {
  if (type.kind !== "PathType" || type.path.segments.length !== 1) return undefined;
  const segment = type.path.segments[0];
  return segment?.generics === undefined ? segment?.name : undefined;
}

export const isSignedInt = (type: RustType): boolean => signed.has(simpleName(type) ?? "");
export const isUnsignedInt = (type: RustType): boolean => unsigned.has(simpleName(type) ?? "");
export const isInt = (type: RustType): boolean => isSignedInt(type) || isUnsignedInt(type);
export const isFloat = (type: RustType): boolean => ["f32", "f64"].includes(simpleName(type) ?? "");
export const isBool = (type: RustType): boolean => simpleName(type) === "bool";
export const isChar = (type: RustType): boolean => simpleName(type) === "char";
export const isNumeric = (type: RustType): boolean => isInt(type) || isFloat(type);

/** The referent of `&T` and `&mut T`, through all layers. */
export function stripRefs(type: RustType): RustType {
  return type.kind === "RefType" ? stripRefs(type.inner) : type;
}

/** The type as Rust text on one line, for messages and notes. */
export function typeText(type: RustType): string {
  switch (type.kind) {
    case "PathType":
      return genericPathText(type.path);
    case "RefType":
      return `&${type.lifetime === undefined ? "" : `${type.lifetime} `}${type.mut ? "mut " : ""}${typeText(type.inner)}`;
    case "TupleType":
      return `(${type.elems.map(typeText).join(", ")}${type.elems.length === 1 ? "," : ""})`;
    case "SliceType":
      return `[${typeText(type.elem)}]`;
    case "ArrayType":
      return `[${typeText(type.elem)}; ${lengthText(type.len)}]`;
    case "FnPtrType":
      return `fn(${type.params.map(typeText).join(", ")})${returnText(type.ret)}`;
    case "DynType":
      return `dyn ${type.bounds.map(boundText).join(" + ")}`;
    case "ImplType":
      return `impl ${type.bounds.map(boundText).join(" + ")}`;
    case "BindingType":
      return `${type.name} = ${typeText(type.type)}`;
    case "NeverType":
      return "!";
    case "InferType":
      return "_";
  }
}

export function boundText(bound: RustBound): string {
  if (bound.kind === "LifetimeBound") return bound.name;
  const text = genericPathText(bound.path);
  return bound.fnArgs === undefined ? text : `${text}(${bound.fnArgs.map(typeText).join(", ")})${returnText(bound.fnRet)}`;
}

const returnText = (ret: RustType | undefined): string => (ret === undefined ? "" : ` -> ${typeText(ret)}`);

function genericPathText(path: RustPath): string {
  return path.segments
    .map((s) => (s.generics === undefined ? s.name : `${s.name}<${s.generics.map(typeText).join(", ")}>`))
    .join("::");
}

function lengthText(len: RustExpr): string {
  if (len.kind === "LitExpr" && len.lit.kind === "num") return len.lit.text;
  return len.kind === "PathExpr" ? pathText(len.path) : "_";
}
