// Implements the closed list of what a shape pattern may ask of the plan.

import type { Expr, Node } from "../go/ast.ts";
import type { RustType } from "../rust/ast.ts";
import type { ConstObj, FuncObj, TypeNameObj, VarObj } from "../semantics/objects.ts";

export type Constraint =
  /** This variable, field or result has this Rust type. */
  | { readonly kind: "slotType"; readonly slot: VarObj; readonly type: RustType }
  /** The parameter disappears from the signature and from each call. */
  | { readonly kind: "dropParam"; readonly param: VarObj }
  /** The field disappears from the struct. */
  | { readonly kind: "dropField"; readonly field: VarObj }
  /** Fields of a struct move into the lock that guards them. */
  | {
      readonly kind: "moveFieldIntoLock";
      readonly struct: TypeNameObj;
      readonly lock: VarObj;
      readonly guarded: readonly VarObj[];
      readonly rw: boolean;
      readonly helpers?: readonly FuncObj[];
      readonly changing?: readonly FuncObj[];
    }
  /** What a function gives: `option` for a value with a flag that says whether it is there. */
  | { readonly kind: "resultIs"; readonly func: FuncObj; readonly form: "option" | "result" }
  /** The named type is a closed set. */
  | {
      readonly kind: "enumOf";
      readonly type: TypeNameObj;
      readonly variants: readonly {
        readonly name: string;
        readonly of?: TypeNameObj;
        readonly value?: bigint;
        /** Of a constant that is a text. */
        readonly text?: string;
        readonly obj?: unknown;
      }[];
    }
  /** The number type is a set of flags; by constant, its name in the type's `impl`. */
  | { readonly kind: "flagsOf"; readonly type: TypeNameObj; readonly constants: ReadonlyMap<ConstObj, string> }
  /** The function must be async, or must not. */
  | { readonly kind: "colour"; readonly func: FuncObj; readonly async: boolean; readonly because: Node }
  /** Functions that give this error type. */
  | { readonly kind: "errorType"; readonly func: FuncObj; readonly type: RustType; readonly because: Expr };
