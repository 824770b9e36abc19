// Implements constructors of Rust types, as `t.vec(t.i64)`.

import type { GenericParam, RustBound, RustExpr, RustPath, RustType } from "../ast.ts";
import { imported, path, type PathLike, pathLike, within } from "./path.ts";

type PathType = Extract<RustType, { kind: "PathType" }>;

const pathType = (p: RustPath): PathType => ({ kind: "PathType", path: p });
const named =
  (text: string) =>
  (...generics: readonly RustType[]): PathType =>
    pathType(path(text, generics));
const prim = (name: string): PathType => pathType({ segments: [{ name }] });

export const t = {
  bool: prim("bool"),
  char: prim("char"),
  str: prim("str"),
  string: prim("String"),
  self: prim("Self"),
  i8: prim("i8"),
  i16: prim("i16"),
  i32: prim("i32"),
  i64: prim("i64"),
  i128: prim("i128"),
  isize: prim("isize"),
  u8: prim("u8"),
  u16: prim("u16"),
  u32: prim("u32"),
  u64: prim("u64"),
  u128: prim("u128"),
  usize: prim("usize"),
  f32: prim("f32"),
  f64: prim("f64"),
  unit: { kind: "TupleType", elems: [] } as RustType,
  never: { kind: "NeverType" } as RustType,
  infer: { kind: "InferType" } as RustType,

  /** A type by its full path or local name, with generic arguments. */
  path: (p: PathLike, ...generics: readonly RustType[]): RustType => pathType(typeof p === "string" ? path(p, generics) : p),

  ref: (inner: RustType, lifetime?: string): RustType =>
    lifetime === undefined ? { kind: "RefType", mut: false, inner } : { kind: "RefType", mut: false, lifetime, inner },
  refMut: (inner: RustType, lifetime?: string): RustType =>
    lifetime === undefined ? { kind: "RefType", mut: true, inner } : { kind: "RefType", mut: true, lifetime, inner },
  tuple: (...elems: readonly RustType[]): RustType => ({ kind: "TupleType", elems }),
  slice: (elem: RustType): RustType => ({ kind: "SliceType", elem }),
  array: (elem: RustType, len: RustExpr | number): RustType => ({
    kind: "ArrayType",
    elem,
    len: typeof len === "number" ? { kind: "LitExpr", lit: { kind: "num", text: String(len) } } : len,
  }),
  fnPtr: (params: readonly RustType[], ret?: RustType): RustType =>
    ret === undefined ? { kind: "FnPtrType", params } : { kind: "FnPtrType", params, ret },
  dyn: (...bounds: readonly RustBound[]): RustType => ({ kind: "DynType", bounds }),
  impl: (...bounds: readonly RustBound[]): RustType => ({ kind: "ImplType", bounds }),
  /** `Output = T` among generic arguments. */
  binding: (name: string, type: RustType): RustType => ({ kind: "BindingType", name, type }),

  vec: named("Vec"),
  option: named("Option"),
  box: named("Box"),
  /** `Result<T, E>`; with one argument the alias in scope, e.g. that of anyhow. */
  result: named("Result"),
  anyhowResult: named("anyhow::Result"),
  ioResult: named("std::io::Result"),
  rc: named("std::rc::Rc"),
  rcWeak: named("std::rc::Weak"),
  arc: named("std::sync::Arc"),
  arcWeak: named("std::sync::Weak"),
  cell: named("std::cell::Cell"),
  refCell: named("std::cell::RefCell"),
  onceCell: named("std::cell::OnceCell"),
  mutex: named("std::sync::Mutex"),
  rwLock: named("std::sync::RwLock"),
  onceLock: named("std::sync::OnceLock"),
  lazyLock: named("std::sync::LazyLock"),
  tokioMutex: named("tokio::sync::Mutex"),
  tokioRwLock: named("tokio::sync::RwLock"),
  hashMap: named("std::collections::HashMap"),
  hashSet: named("std::collections::HashSet"),
  btreeMap: named("std::collections::BTreeMap"),
  btreeSet: named("std::collections::BTreeSet"),
  vecDeque: named("std::collections::VecDeque"),
  binaryHeap: named("std::collections::BinaryHeap"),
  cow: named("std::borrow::Cow"),
  duration: named("std::time::Duration"),
  instant: named("std::time::Instant"),
  sender: named("tokio::sync::mpsc::Sender"),
  receiver: named("tokio::sync::mpsc::Receiver"),
  formatter: pathType({
    ...within("std::fmt", "Formatter"),
    segments: [{ name: "fmt" }, { name: "Formatter", generics: [prim("'_")] }],
  }) as RustType,
  fmtResult: pathType(within("std::fmt", "Result")) as RustType,
  anyhowError: named("anyhow::Error"),
  /** `Box<dyn Error>`. */
  boxError: pathType(
    path("Box", [{ kind: "DynType", bounds: [{ kind: "TraitBound", path: imported("std::error::Error") }] }]),
  ) as RustType,
} as const;

/** A trait bound by path: `bound("std::fmt::Display")`, `bound("Into", t.string)`. */
export function bound(p: PathLike, ...generics: readonly RustType[]): RustBound {
  return { kind: "TraitBound", path: typeof p === "string" ? path(p, generics) : p };
}

/** `Fn(A, B) -> C`, `FnMut(A)`, `FnOnce()`, `AsyncFn(A)`. */
export function fnBound(
  name: "Fn" | "FnMut" | "FnOnce" | "AsyncFn" | "AsyncFnMut" | "AsyncFnOnce",
  fnArgs: readonly RustType[],
  fnRet?: RustType,
): RustBound {
  const base = { kind: "TraitBound", path: pathLike(name), fnArgs } as const;
  return fnRet === undefined ? base : { ...base, fnRet };
}

/** `'static`, `'a`; the tick is part of the name. */
export function lifetime(name: string): RustBound {
  return { kind: "LifetimeBound", name };
}

export function genericParam(name: string, ...bounds: readonly RustBound[]): GenericParam {
  return { name, bounds };
}
