// Implements the Rust types of Go types in storage: fields, elements, owned values.

import { t } from "../rust/factory.ts";
import type { RustType } from "../rust/ast.ts";
import type { TypeNameObj } from "../semantics/objects.ts";
import type { Basic, Named, Open, Signature, Type } from "../semantics/types.ts";
import { isAny } from "./any-values.ts";
import type { PointerForm } from "./pointers.ts";
import { isErrorType, resultType, tupled } from "./results.ts";

export interface TypeInput {
  readonly nameOf: (t: TypeNameObj) => string;
  readonly formOf: (pointee: Type) => PointerForm;
  /** Lists of pointers to the type may hold nil. */
  readonly isNilableIn: (pointee: Type) => boolean;
  /** Rust type of a type of the standard library. */
  readonly stdType: (pkg: string, name: string) => RustType | undefined;
  readonly errorType: () => RustType;
  /** An interface that became an enum, or a constant set that did. */
  readonly isEnum: (t: TypeNameObj) => boolean;
  /** The enum that `any` became. */
  readonly anyName: () => string | undefined;
  readonly isFlags: (t: TypeNameObj) => boolean;
  /** A set of flags, or of texts: handed over as a number is. */
  readonly isSmall: (t: TypeNameObj) => boolean;
  /** Its data stand behind their own lock. */
  readonly locksItself: (t: TypeNameObj) => boolean;
  readonly isThreadShared: boolean;
  /** No function of this type captures anything. */
  readonly isPlainFn: (type: Signature) => boolean;
  /** Some function of this type changes what it is given at this place. */
  readonly changesArgument: (type: Signature, index: number) => boolean;
  /** Some function of this type keeps the interface value that it is given at this place. */
  readonly keepsArgument: (type: Signature, index: number) => boolean;
  /** Name of a struct type that Go leaves without one. */
  readonly structName: (type: Type) => string | undefined;
  /** The name that a defined function type keeps. */
  readonly aliasOf: (t: TypeNameObj) => string | undefined;
  /** Name of a type that the snippet does not declare. */
  readonly openName: (type: Open) => string;
}

const basics: Readonly<Record<string, RustType>> = {
  bool: t.bool,
  int: t.i64,
  int8: t.i8,
  int16: t.i16,
  int32: t.i32,
  int64: t.i64,
  uint: t.u64,
  uint8: t.u8,
  uint16: t.u16,
  uint32: t.u32,
  uint64: t.u64,
  uintptr: t.usize,
  float32: t.f32,
  float64: t.f64,
  string: t.string,
  "untyped bool": t.bool,
  "untyped int": t.i64,
  "untyped rune": t.char,
  "untyped float": t.f64,
  "untyped string": t.string,
};

export function basicType(b: Basic): RustType {
  if (b.alias === "rune") return t.char;
  return basics[b.basic] ?? t.infer;
}

export class RustTypes {
  /** Defined types that stand for their underlying type, while that is being found. */
  private readonly within = new Set<TypeNameObj>();

  constructor(private readonly input: TypeInput) {}

  of(type: Type): RustType {
    switch (type.kind) {
      case "Basic":
        return basicType(type);
      case "Named":
        return this.named(type);
      case "Pointer":
        return this.pointer(type.elem);
      case "Slice":
        return t.vec(this.inList(type.elem));
      case "Array":
        return t.array(this.inList(type.elem), Math.max(type.len, 0));
      case "Map":
        return isEmptyStruct(type.elem) ? t.hashSet(this.of(type.key)) : t.hashMap(this.of(type.key), this.of(type.elem));
      case "Chan":
        return t.path("Chan", this.sent(type.elem));
      case "Signature":
        return this.input.isPlainFn(type) ? this.fnPointer(type) : t.box(t.dyn(this.fnBoundOf(type, "Fn")));
      case "Tuple":
        return t.tuple(...type.vars.map((v) => this.of(v.type)));
      case "Struct":
        return type.fields.length === 0 ? t.unit : t.path(this.input.structName(type) ?? "Record");
      case "Interface":
        return this.any(type) ?? t.infer;
      case "TypeParam":
        return t.path(type.obj.name);
      case "Open":
        return type.resolved ? this.of(type.resolved) : t.path(this.input.openName(type));
      default:
        return t.infer;
    }
  }

  /** What a list or an array keeps of them. */
  inList(elem: Type): RustType {
    const held = this.of(elem);
    return elem.kind === "Pointer" && this.input.isNilableIn(elem.elem) ? t.option(held) : held;
  }

  /** A type of the standard library, whose Rust type has the same parameters where it has any. */
  private library(type: Named): RustType | undefined {
    const { obj } = type.origin ?? type;
    const rust = obj.pkg ? this.input.stdType(obj.pkg, obj.name) : undefined;
    const last = rust?.kind === "PathType" ? rust.path.segments.at(-1) : undefined;
    if (rust?.kind !== "PathType" || !last || type.typeArgs.length === 0 || last.generics) return rust;
    const generics = type.typeArgs.map((a) => this.inList(a));
    return { ...rust, path: { ...rust.path, segments: [...rust.path.segments.slice(0, -1), { ...last, generics }] } };
  }

  private any(type: Type): RustType | undefined {
    const name = isAny(type) ? this.input.anyName() : undefined;
    return name === undefined ? undefined : t.path(name);
  }

  /** What a channel carries: an error that is sent may be nil. */
  sent(elem: Type): RustType {
    return isErrorType(elem) ? t.option(this.of(elem)) : this.of(elem);
  }

  private named(type: Named): RustType {
    const obj = (type.origin ?? type).obj;
    if (obj.pkg === undefined && obj.name === "error") return this.input.errorType();
    if (obj.pkg) return this.library(type) ?? t.infer;
    const args = type.typeArgs.map((a) => this.of(a));
    const u = type.underlying;
    const any = this.any(type);
    if (any) return any;
    if (u.kind === "Interface" && !this.input.isEnum(obj))
      return t.box(t.dyn({ kind: "TraitBound", path: { segments: [{ name: this.input.nameOf(obj) }] } }));
    if (this.isTransparent(type)) {
      // `type state func() state`: Rust has no alias of itself.
      if (this.within.has(obj)) return t.infer;
      this.within.add(obj);
      try {
        const stands = this.of(u);
        const alias = this.input.aliasOf(obj);
        return alias !== undefined && (stands.kind === "PathType" || stands.kind === "FnPtrType") ? { ...stands, alias } : stands;
      } finally {
        this.within.delete(obj);
      }
    }
    return t.path(this.input.nameOf(obj), ...args);
  }

  /** A defined type without methods whose underlying type is no struct stands for that type; flags do not. */
  isTransparent(type: Named): boolean {
    const u = type.underlying;
    const { obj } = type.origin ?? type;
    if (this.input.isFlags(obj)) return false;
    return u.kind !== "Struct" && u.kind !== "Interface" && type.methods.length === 0 && !this.input.isEnum(obj);
  }

  pointer(elem: Type): RustType {
    const inner = this.of(elem);
    switch (this.input.formOf(elem)) {
      case "box":
        return t.box(inner);
      case "rc":
        return t.rc(t.refCell(inner));
      case "arc":
        return elem.kind === "Named" && this.input.locksItself(elem.obj) ? t.arc(inner) : t.arc(t.mutex(inner));
      default:
        return inner;
    }
  }

  private fnPointer(type: Signature): RustType {
    const bound = this.fnBoundOf(type, "Fn");
    return bound.kind === "TraitBound"
      ? { kind: "FnPtrType", params: bound.fnArgs ?? [], ...(bound.fnRet && { ret: bound.fnRet }) }
      : t.infer;
  }

  /** `Fn(A) -> R` of a function type: parameters are borrowed views, to be changed where a function does so; results are owned. */
  fnBoundOf(sig: Signature, name: "Fn" | "FnMut" | "FnOnce"): import("../rust/ast.ts").RustBound {
    const params = sig.params.vars.map((p, i) => {
      if (this.input.keepsArgument(sig, i)) return this.of(p.type);
      const view = this.view(p.type);
      return view.kind === "RefType" && this.input.changesArgument(sig, i) ? t.refMut(view.inner) : view;
    });
    const results = sig.results.vars.map((r) => this.of(r.type));
    const last = sig.results.vars.at(-1);
    const error = last && isErrorType(last.type) ? this.input.errorType() : undefined;
    const ret = error ? resultType(tupled(results.slice(0, -1)), error) : results.length === 0 ? undefined : tupled(results);
    return { kind: "TraitBound", path: { segments: [{ name }] }, fnArgs: params, ...(ret && { fnRet: ret }) };
  }

  /** How a function that only looks at a value takes it. */
  view(type: Type): RustType {
    const owned = this.of(type);
    if (type.kind === "Named" && this.input.isSmall((type.origin ?? type).obj)) return owned;
    return viewOf(owned);
  }
}

/** `&str` for `String`, `&[T]` for `Vec<T>`, `&T` for what is neither a number nor a reference. */
export function viewOf(owned: RustType): RustType {
  if (owned.kind === "PathType") {
    const last = owned.path.segments.at(-1);
    if (last?.name === "String") return t.ref(t.str);
    if (last?.name === "Vec" && last.generics?.[0]) return t.ref(t.slice(last.generics[0]));
    if (last && /^(bool|char|usize|isize|[iuf]\d+)$/.test(last.name)) return owned;
    if (last?.name === "Box" && last.generics?.[0]) return t.ref(last.generics[0]);
    return t.ref(owned);
  }
  return owned.kind === "RefType" ? owned : owned.kind === "TupleType" && owned.elems.length === 0 ? owned : t.ref(owned);
}

const isEmptyStruct = (type: Type): boolean => type.kind === "Struct" && type.fields.length === 0;
