// Implements the value that lowering a Go expression gives: a Rust expression, its type, and what must run before it.

import type { RustExpr, RustStmt, RustType } from "../rust/ast.ts";
import type { VarObj } from "../semantics/objects.ts";

export interface Value {
  readonly expr: RustExpr;
  readonly type: RustType;
  /** Statements that must run before `expr`: flattened only by `sequence`. */
  readonly before: readonly RustStmt[];
  /** A place (variable, field, element): reading it by value moves or copies out of it. */
  readonly place: boolean;
  /** For a place: its value is not needed any more, so that it may be moved out. */
  readonly movable: boolean;
  /** Go variables that the value borrows from, if it is or holds a reference. */
  readonly borrows: readonly VarObj[];
  /** A number that was written as an untyped constant: takes the type of its neighbour. */
  readonly literal?: boolean;
  /** An operand that looks at what an operand before it takes away: it is read first, which nobody can tell. */
  readonly early?: boolean;
}

/** A fresh value: a temporary that nobody else can see. */
export const temp = (expr: RustExpr, type: RustType, more: Partial<Value> = {}): Value => ({
  expr,
  type,
  before: [],
  place: false,
  movable: true,
  borrows: [],
  ...more,
});

export const placeOf = (expr: RustExpr, type: RustType, more: Partial<Value> = {}): Value => ({
  expr,
  type,
  before: [],
  place: true,
  movable: false,
  borrows: [],
  ...more,
});
