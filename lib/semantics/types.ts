// Implements the representation of Go types, with the names of go/types.
//
// Types are compared with `identical`, never with `===`: only Basic and Named (per origin and arguments) are shared.

import type { ConstObj, FuncObj, TypeNameObj, VarObj } from "./objects.ts";

export type BasicKind =
  | "bool"
  | "int"
  | "int8"
  | "int16"
  | "int32"
  | "int64"
  | "uint"
  | "uint8"
  | "uint16"
  | "uint32"
  | "uint64"
  | "uintptr"
  | "float32"
  | "float64"
  | "complex64"
  | "complex128"
  | "string"
  | "unsafe.Pointer"
  | "untyped bool"
  | "untyped int"
  | "untyped rune"
  | "untyped float"
  | "untyped complex"
  | "untyped string"
  | "untyped nil"
  | "invalid";

/**
 * How an alias names a type. Such a type is one of the kinds below like any other and identical to its target; only its text
 * differs, as go/types writes it: `IntPair[string]`. Type parameters and open types are never aliased so.
 */
export interface AliasUse {
  readonly obj: TypeNameObj;
  readonly typeParams: readonly TypeParam[];
  /** Empty for an alias without parameters, and for one that is not instantiated yet. */
  readonly typeArgs: readonly Type[];
  /** The type as its own declaration or literal has it, with no alias around it. */
  readonly target: Type;
}
interface Aliasable {
  /** Set where the type was written by an alias; read it by `unalias` and `under`. */
  readonly aliased?: AliasUse;
}

/** `byte` and `rune` are Basic too, with `alias` set: identical to uint8 and int32, printed as written. */
export interface Basic extends Aliasable {
  readonly kind: "Basic";
  readonly basic: BasicKind;
  readonly alias?: "byte" | "rune";
}
export interface Pointer extends Aliasable {
  readonly kind: "Pointer";
  readonly elem: Type;
}
export interface Slice extends Aliasable {
  readonly kind: "Slice";
  readonly elem: Type;
}
/** `len` is -1 where it could not be evaluated. */
export interface ArrayT extends Aliasable {
  readonly kind: "Array";
  readonly elem: Type;
  readonly len: number;
}
export interface MapT extends Aliasable {
  readonly kind: "Map";
  readonly key: Type;
  readonly elem: Type;
}
export interface Chan extends Aliasable {
  readonly kind: "Chan";
  readonly dir: "both" | "send" | "recv";
  readonly elem: Type;
}
/** `tags[i]` belongs to `fields[i]`. Embedded fields have `embedded` set on their object. */
export interface Struct extends Aliasable {
  readonly kind: "Struct";
  readonly fields: readonly VarObj[];
  readonly tags: readonly string[];
}
export interface Tuple {
  readonly kind: "Tuple";
  readonly vars: readonly VarObj[];
}
export interface Signature extends Aliasable {
  readonly kind: "Signature";
  readonly recv?: VarObj;
  readonly typeParams: readonly TypeParam[];
  readonly params: Tuple;
  readonly results: Tuple;
  readonly variadic: boolean;
}
export interface Interface extends Aliasable {
  readonly kind: "Interface";
  /** Declared here. */
  readonly methods: readonly FuncObj[];
  readonly embeddeds: readonly Type[];
  /** Written without `interface{…}` around it, as the constraint `~int | string`. */
  readonly implicit?: boolean;
}
/** A union of type terms in a constraint. */
export interface Union {
  readonly kind: "Union";
  readonly terms: readonly { readonly tilde: boolean; readonly type: Type }[];
}
/** A defined type, or an instance of a generic one (`typeArgs` non-empty, `origin` set). */
export interface Named extends Aliasable {
  readonly kind: "Named";
  readonly obj: TypeNameObj;
  readonly typeParams: readonly TypeParam[];
  readonly typeArgs: readonly Type[];
  readonly origin?: Named;
  /** Never a Named. Resolved lazily: read it only after checking has begun. */
  readonly underlying: Type;
  /** Declared methods, receivers instantiated. */
  readonly methods: readonly FuncObj[];
}
export interface TypeParam {
  readonly kind: "TypeParam";
  readonly obj: TypeNameObj;
  readonly index: number;
  readonly constraint: Type;
}
/**
 * A type that the snippet does not declare (tolerant mode): what is known of it are its uses.
 * `name` is what the text calls it, if anything; `id` orders them for stable output.
 */
export interface Open {
  readonly kind: "Open";
  readonly id: number;
  readonly name?: string;
  /** Without a name: what the text calls the variable or field that holds it, e.g. `repo`. */
  readonly label?: string;
  /** Qualifier for a type of an unknown import, e.g. `mux` of `mux.Router`. */
  readonly pkg?: string;
  readonly fields: ReadonlyMap<string, VarObj>;
  /** Methods called on it; their signatures hold Open types too. */
  readonly methods: ReadonlyMap<string, FuncObj>;
  /** Other evidence, each with where it was seen. */
  readonly uses: readonly OpenUse[];
  /** Set when uses settled it: `typeOf` then gives this. */
  readonly resolved?: Type;
  /** For a named type that stays undeclared: what its uses say of its underlying type, e.g. int for `UserID`. */
  readonly underlying?: Type;
}
export interface OpenUse {
  readonly use:
    | "nil-compared"
    | "ranged"
    | "indexed"
    | "called"
    | "compared"
    | "arith"
    | "dereferenced"
    | "sent"
    | "converted"
    | "composite-literal";
  readonly span: { readonly start: number; readonly end: number };
}

export type Type =
  | Basic
  | Pointer
  | Slice
  | ArrayT
  | MapT
  | Chan
  | Struct
  | Tuple
  | Signature
  | Interface
  | Union
  | Named
  | TypeParam
  | Open;

export type { ConstObj, FuncObj, TypeNameObj, VarObj };
