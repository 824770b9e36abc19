// Implements the universe scope: what every Go program may name without declaring it.

import {
  anyInterface,
  basicType,
  byteType,
  comparableInterface,
  runeType,
  stringType,
  unsafePointerType,
  untypedBool,
  untypedInt,
} from "./basic.ts";
import { boolConst, intConst } from "./constant.ts";
import { DeclaredType } from "./named.ts";
import { newConst, newFunc, newSignature, newTypeName, newVar, newTuple, type Mutable, emptyTuple } from "./object.ts";
import type { FuncObj, Obj, TypeNameObj } from "./objects.ts";
import type { BasicKind, Interface, Named, Type } from "./types.ts";

const declared = (name: string, underlying: (self: Named) => Interface): TypeNameObj => {
  const obj = newTypeName(name, basicType("invalid"));
  const type = new DeclaredType(obj);
  obj.type = type;
  type.rhs = underlying(type);
  return obj;
};

const errorObj = declared("error", (self) => {
  const methods: FuncObj[] = [];
  const recv = newVar("", self, "receiver");
  methods.push({
    ...newFunc("Error", newSignature(emptyTuple, newTuple([newVar("", stringType, "result")]), false, [], recv)),
    recv: self,
  });
  return { kind: "Interface", methods, embeddeds: [] };
});
const comparableObj = declared("comparable", () => comparableInterface);

export const errorType: Type = errorObj.type;
export const anyType: Type = anyInterface;

/** How many arguments a builtin takes at least, whether it takes more, and whether its call may stand as a statement. */
export interface Builtin {
  readonly args: number;
  readonly variadic: boolean;
  readonly kind: "expression" | "statement";
}

const builtin = (args: number, kind: Builtin["kind"], variadic = false): Builtin => ({ args, variadic, kind });

export const builtins: Readonly<Record<string, Builtin>> = {
  append: builtin(1, "expression", true),
  cap: builtin(1, "expression"),
  clear: builtin(1, "statement"),
  close: builtin(1, "statement"),
  complex: builtin(2, "expression"),
  copy: builtin(2, "statement"),
  delete: builtin(2, "statement"),
  imag: builtin(1, "expression"),
  len: builtin(1, "expression"),
  make: builtin(1, "expression", true),
  max: builtin(1, "expression", true),
  min: builtin(1, "expression", true),
  new: builtin(1, "expression"),
  panic: builtin(1, "statement"),
  print: builtin(0, "statement", true),
  println: builtin(0, "statement", true),
  real: builtin(1, "expression"),
  recover: builtin(0, "statement"),
};

/** Those of package unsafe, named `unsafe.…` in the checker. */
export const unsafeBuiltins: Readonly<Record<string, Builtin>> = {
  "unsafe.Add": builtin(2, "expression"),
  "unsafe.Alignof": builtin(1, "expression"),
  "unsafe.Offsetof": builtin(1, "expression"),
  "unsafe.Sizeof": builtin(1, "expression"),
  "unsafe.Slice": builtin(2, "expression"),
  "unsafe.SliceData": builtin(1, "expression"),
  "unsafe.String": builtin(2, "expression"),
  "unsafe.StringData": builtin(1, "expression"),
};

export const builtinOf = (name: string): Builtin | undefined => builtins[name] ?? unsafeBuiltins[name];

const typeKinds: readonly BasicKind[] = [
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
];

const universeObjects = (): ReadonlyMap<string, Obj> => {
  const scope = new Map<string, Obj>();
  const add = (obj: Mutable<Obj>): void => {
    scope.set(obj.name, obj);
  };
  for (const kind of typeKinds) add(newTypeName(kind, basicType(kind)));
  add(newTypeName("byte", byteType, {}, true));
  add(newTypeName("rune", runeType, {}, true));
  add(newTypeName("any", anyInterface, {}, true));
  add(errorObj);
  add(comparableObj);
  add(newConst("true", untypedBool, boolConst(true)));
  add(newConst("false", untypedBool, boolConst(false)));
  add(newConst("iota", untypedInt, intConst(0n)));
  add({ kind: "Nil", name: "nil", exported: false });
  for (const name of Object.keys(builtins)) add({ kind: "Builtin", name, exported: false });
  return scope;
};

export const universe: ReadonlyMap<string, Obj> = universeObjects();
export const universeIota: Obj = universe.get("iota")!;

/** The predeclared type of a name: `int`, `error`, `any`, and `unsafe.Pointer`. */
export const universeType = (name: string): Type | undefined => {
  if (name === "unsafe.Pointer") return unsafePointerType;
  const obj = universe.get(name);
  return obj?.kind === "TypeName" ? obj.type : undefined;
};
