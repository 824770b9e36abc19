// Implements the result of type checking: what go/types.Info holds, plus what was assumed of undeclared names.

import type { BlockStmt, CallExpr, CaseClause, Expr, File, FuncDecl, FuncLit, Ident, Node, SelectorExpr } from "../go/ast.ts";
import type { Diagnostic } from "../source/diagnostics.ts";
import type { Span } from "../source/span.ts";
import type { ConstValue } from "./constant.ts";
import type { FuncObj, Home, Obj, PkgNameObj, TypeNameObj, VarObj } from "./objects.ts";
import type { Open, Signature, Type } from "./types.ts";

/** How an expression may be used, as go/types.TypeAndValue says. */
export type OperandMode =
  | "novalue"
  | "builtin"
  | "type"
  | "constant"
  | "variable"
  | "mapindex"
  | "value"
  | "commaok"
  | "nil"
  | "package";

export interface TypeAndValue {
  readonly mode: OperandMode;
  /** Untyped constants have their final (defaulted or converted) type, as in go/types. */
  readonly type: Type;
  readonly value?: ConstValue;
}

export interface Selection {
  readonly kind: "field" | "method" | "methodExpr";
  readonly recv: Type;
  readonly obj: VarObj | FuncObj;
  /** Embedded fields walked through before the last step, in order. */
  readonly path: readonly VarObj[];
  /** Whether a pointer was dereferenced on the way. */
  readonly indirect: boolean;
}

/** What the snippet leaves out and the checker assumed, printed by the stubs option and noted on the page. */
export interface Assumption {
  readonly what: "type" | "func" | "var" | "package" | "method" | "field";
  readonly name: string;
  readonly type?: Open;
  readonly obj?: Obj;
  /** Where it was used: the evidence. */
  readonly evidence: readonly Span[];
}

export interface TypeInfo {
  readonly files: readonly File[];
  readonly diagnostics: readonly Diagnostic[];
  readonly assumptions: readonly Assumption[];
  /** The imported packages of the program, in the order of their initialisation: none where the program is one package. */
  readonly homes: readonly { readonly home: Home; readonly files: readonly File[] }[];
  /** The imported package whose text stands there. */
  homeAt(at: number): Home | undefined;
  /** Package-level variables in initialisation order, as groups that one initialiser sets. */
  readonly initOrder: readonly (readonly VarObj[])[];

  /** Total: an expression of unknown type has Basic "invalid" or an Open type. */
  typeOf(e: Expr): Type;
  typeAndValueOf(e: Expr): TypeAndValue | undefined;
  constOf(e: Expr): ConstValue | undefined;
  isType(e: Expr): boolean;
  /** The object that an identifier defines or uses. */
  objectOf(id: Ident): Obj | undefined;
  /** What it defines: for an embedded field the field, while `useOf` gives its type. */
  defOf(id: Ident): Obj | undefined;
  useOf(id: Ident): Obj | undefined;
  isDef(id: Ident): boolean;
  /** For `x.f` that is no qualified identifier. */
  selectionOf(e: SelectorExpr): Selection | undefined;
  /** The variable that a type switch declares in this clause. */
  implicitOf(clause: CaseClause): VarObj | undefined;
  /** Function or method called, if static; for a conversion or a dynamic call, undefined. */
  calleeOf(call: CallExpr): FuncObj | undefined;
  isConversion(call: CallExpr): boolean;
  /** Name of the builtin called, e.g. "append". */
  builtinOf(call: CallExpr): string | undefined;
  /** Whether the end of a body can be reached although the function has results: Go says `missing return`. */
  fallsOff(body: BlockStmt): boolean;
  signatureOf(f: FuncDecl | FuncLit): Signature;
  funcObjOf(f: FuncDecl): FuncObj | undefined;
  /** Type arguments of an instantiated generic function at this identifier. */
  instanceOf(id: Ident): readonly Type[] | undefined;
  /** Package that an identifier names. */
  packageOf(id: Ident): PkgNameObj | undefined;
  /** Declared types of the package in source order. */
  readonly typeNames: readonly TypeNameObj[];
  /** Declaration node of an object of this package: FuncDecl, ValueSpec, TypeSpec, Field, or the Ident of a `:=`. */
  declOf(obj: Obj): Node | undefined;
  /** Method set lookup: does `t` implement `iface`, structurally. */
  implements(t: Type, iface: Type): boolean;
  lookup(t: Type, name: string): Selection | undefined;
}
