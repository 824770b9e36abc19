// Implements the basic types and the interfaces that the language itself declares.

import type { Basic, BasicKind, Interface } from "./types.ts";

const kinds: readonly BasicKind[] = [
  "bool",
  "int",
  "int8",
  "int16",
  "int32",
  "int64",
  "uint",
  "uint8",
  "uint16",
  "uint32",
  "uint64",
  "uintptr",
  "float32",
  "float64",
  "complex64",
  "complex128",
  "string",
  "unsafe.Pointer",
  "untyped bool",
  "untyped int",
  "untyped rune",
  "untyped float",
  "untyped complex",
  "untyped string",
  "untyped nil",
  "invalid",
];

const table = new Map<BasicKind, Basic>(kinds.map((basic) => [basic, { kind: "Basic", basic }]));

/** The one Basic of a kind. */
export const basicType = (kind: BasicKind): Basic => table.get(kind)!;

export const invalidType = basicType("invalid");
export const byteType: Basic = { kind: "Basic", basic: "uint8", alias: "byte" };
export const runeType: Basic = { kind: "Basic", basic: "int32", alias: "rune" };
export const boolType = basicType("bool");
export const intType = basicType("int");
export const uintType = basicType("uint");
export const uintptrType = basicType("uintptr");
export const stringType = basicType("string");
export const float64Type = basicType("float64");
export const complex128Type = basicType("complex128");
export const unsafePointerType = basicType("unsafe.Pointer");
export const untypedBool = basicType("untyped bool");
export const untypedInt = basicType("untyped int");
export const untypedRune = basicType("untyped rune");
export const untypedFloat = basicType("untyped float");
export const untypedComplex = basicType("untyped complex");
export const untypedString = basicType("untyped string");
export const untypedNil = basicType("untyped nil");

/** `interface{}` that has no name of its own. */
export const emptyInterface: Interface = { kind: "Interface", methods: [], embeddeds: [] };
/** What `any` stands for: the same type, printed as written. */
export const anyInterface: Interface = { kind: "Interface", methods: [], embeddeds: [] };
/** The underlying type of `comparable`, known by identity. */
export const comparableInterface: Interface = { kind: "Interface", methods: [], embeddeds: [] };
