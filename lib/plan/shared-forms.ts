// Implements the Rust forms of values that tasks share, and the kinds of Go types that decide them.

import { isSync } from "../analysis/tasks.ts";
import type { RustBound, RustType } from "../rust/ast.ts";
import { bound, boxInner, lifetime, t } from "../rust/factory.ts";
import type { TypeNameObj, VarObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Signature, Type } from "../semantics/types.ts";

/** `handle`: `Arc<T>`; `mutex` and `rwlock`: `Arc<Mutex<T>>`, `Arc<RwLock<T>>`; `atomic`: `Arc<AtomicI64>`; `callback`: a function that a task calls. */
export type SharedKind = "handle" | "mutex" | "rwlock" | "atomic" | "callback";

export interface SharedTypes {
  of(t: Type): RustType;
  fnBoundOf(sig: Signature, name: "Fn"): RustBound;
  /** The mutex is held while a task waits. */
  waitsWithLock(mutex: VarObj): boolean;
}

export function formFor(kind: SharedKind, v: VarObj, types: SharedTypes, waits: boolean): RustType {
  const type = v.type.kind === "Pointer" ? v.type.elem : v.type;
  switch (kind) {
    case "callback": {
      const sig = underlying(type);
      if (sig.kind !== "Signature") return types.of(type);
      return t.impl(types.fnBoundOf(sig, "Fn"), bound("Clone"), bound("Send"), lifetime("'static"));
    }
    case "handle": {
      const inner = types.of(type);
      const boxed = boxInner(inner);
      return arcOf(boxed?.kind === "DynType" ? boxed : inner);
    }
    case "mutex":
      return arcOf((waits ? t.tokioMutex : t.mutex)(types.of(type)));
    case "rwlock":
      return arcOf((waits ? t.tokioRwLock : t.rwLock)(types.of(type)));
    case "atomic":
      return arcOf(t.path(`std::sync::atomic::${atomicName(type)}`));
  }
}

const arcOf = (inner: RustType): RustType => t.arc(inner);

export function atomicName(type: Type): string {
  const u = underlying(type);
  const basic = u.kind === "Basic" ? u.basic : "int64";
  return { int32: "AtomicI32", uint32: "AtomicU32", uint64: "AtomicU64", bool: "AtomicBool" }[basic as string] ?? "AtomicI64";
}

// ---- kinds of Go types

export const elemOf = (type: Type): Type => {
  const u = underlying(type);
  return u.kind === "Slice" || u.kind === "Array" || u.kind === "Map" || u.kind === "Chan"
    ? u.elem
    : type.kind === "Pointer"
      ? { kind: "Basic", basic: "invalid" }
      : type;
};

export const isMutexType = (type: Type): boolean => isSync(type, "Mutex") || isSync(type, "RWMutex");
export const isSyncOther = (type: Type): boolean => ["Once", "Cond", "Map", "Pool"].some((n) => isSync(type, n));
export const isAtomicType = (type: Type): boolean =>
  type.kind === "Pointer" ? isAtomicType(type.elem) : type.kind === "Named" && (type.origin ?? type).obj.pkg === "sync/atomic";

/** Channels, wait groups and contexts are handles by themselves. */
export const isOwnKind = (type: Type): boolean =>
  underlying(type).kind === "Chan" ||
  isSync(type, "WaitGroup") ||
  (type.kind === "Named" && type.obj.pkg === "context") ||
  underlying(type).kind === "Signature";

/** An interface of the snippet with methods. */
export function isOpenInterface(type: Type): boolean {
  const u = underlying(type);
  return type.kind === "Named" && type.obj.pkg === "" && u.kind === "Interface" && u.methods.length > 0;
}

export function structOf(type: Type): TypeNameObj | undefined {
  const inner = type.kind === "Pointer" ? type.elem : type;
  if (inner.kind !== "Named" || inner.obj.pkg !== "") return undefined;
  return underlying(inner).kind === "Struct" ? (inner.origin ?? inner).obj : undefined;
}
