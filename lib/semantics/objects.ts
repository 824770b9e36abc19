// Implements the objects that Go identifiers denote, with the names of go/types.

import type { Span } from "../source/span.ts";
import type { ConstValue } from "./constant.ts";
import type { Interface, Signature, Type } from "./types.ts";

/** A package of the program that others import. */
export interface Home {
  readonly path: string;
  readonly name: string;
}

interface ObjBase {
  readonly name: string;
  /** Where it is declared; absent for universe and imported objects. */
  readonly span?: Span;
  /** Import path of its package; "" for the package being checked, absent for the universe. */
  readonly pkg?: string;
  /** Of a package-level object or a type: which imported package of the program declares it; absent in the program's own root. */
  readonly home?: Home;
  readonly exported: boolean;
}
export interface PkgNameObj extends ObjBase {
  readonly kind: "PkgName";
  readonly path: string /** False where no data exist: a third-party import. */;
  readonly known: boolean;
}
export interface ConstObj extends ObjBase {
  readonly kind: "Const";
  readonly type: Type;
  readonly value: ConstValue;
}
export interface TypeNameObj extends ObjBase {
  readonly kind: "TypeName";
  readonly type: Type;
  readonly isAlias: boolean;
}
export interface VarObj extends ObjBase {
  readonly kind: "Var";
  readonly type: Type;
  /** What declares it. `assumed`: an undeclared name that the snippet uses (tolerant mode). */
  readonly role: "local" | "param" | "result" | "receiver" | "field" | "package" | "assumed";
  readonly embedded?: boolean;
  /** For a field or parameter of an instantiated type: the one that was declared. */
  readonly origin?: VarObj;
}
export interface FuncObj extends ObjBase {
  readonly kind: "Func";
  readonly type: Signature;
  /** Receiver's type as declared (`T` or `*T`), or the interface that declares the method. */
  readonly recv?: Type | Interface;
  readonly assumed?: boolean;
  /** For a method of an instantiated type: the one that was declared. */
  readonly origin?: FuncObj;
}
export interface BuiltinObj extends ObjBase {
  readonly kind: "Builtin";
}
export interface NilObj extends ObjBase {
  readonly kind: "Nil";
}
export interface LabelObj extends ObjBase {
  readonly kind: "Label";
}

export type Obj = PkgNameObj | ConstObj | TypeNameObj | VarObj | FuncObj | BuiltinObj | NilObj | LabelObj;
