// Implements what a pattern may do while it emits, and nothing else.

import type { Facts } from "../analysis/facts.ts";
import type { BlockStmt, Expr, Ident, Node, RangeStmt, Stmt } from "../go/ast.ts";
import type { EnumPlan, Plan } from "../plan/plan.ts";
import type { RustBlock, RustExpr, RustItem, RustPat, RustStmt, RustType } from "../rust/ast.ts";
import type { TypeInfo } from "../semantics/info.ts";
import type { FuncObj, VarObj } from "../semantics/objects.ts";
import type { Type } from "../semantics/types.ts";
import type { Value } from "./value.ts";

/** What the enum of an `any` can be asked for. */
export type SumForm = "Display" | "type_name";

export interface Iteration {
  readonly before: readonly RustStmt[];
  /** `xs.iter()`, `s.chars()`, `m.into_iter()`. */
  readonly iter: RustExpr;
  readonly pat: RustPat;
}

/** What a type of the program can be asked to derive. */
export type Derive =
  | "Debug"
  | "Clone"
  | "Copy"
  | "PartialEq"
  | "Eq"
  | "PartialOrd"
  | "Ord"
  | "Hash"
  | "Default"
  | "serde::Serialize"
  | "serde::Deserialize";

export interface EmitContext {
  readonly info: TypeInfo;
  readonly facts: Facts;
  readonly plan: Plan;

  // ---- expressions
  /** Lowers an expression. With `want`, the result is coerced to it (consuming places by move, copy or clone). */
  expr(e: Expr, want?: RustType): Value;
  /** Lowers to a place or temporary without consuming it: for reading through, borrowing, formatting, comparing. */
  peek(e: Expr): Value;
  /** Lowers to a place that is about to be changed: the root binding becomes `mut` where it must. */
  placeToWrite(e: Expr): Value;
  /** Lowers to a place that is about to be replaced as a whole. */
  placeToAssign(e: Expr): Value;
  /** `&place` or `&temp`, without a double reference. */
  borrow(e: Expr): Value;
  borrowMut(e: Expr): Value;
  /** Turns what an expression gave into what its place wants. The only function that inserts `&`, `*`, `.clone()`, `as`, `Some`… */
  coerce(v: Value, want: RustType): Value;
  /** Lowers operands in Go's order of evaluation: what runs before a later one hoists the earlier impure ones. */
  sequence(values: readonly Value[]): { readonly before: readonly RustStmt[]; readonly exprs: readonly RustExpr[] };
  /** Function value passed in place (`sort.Slice`'s less): lowered as a closure with these parameter names and types. */
  closure(e: Expr, params: readonly { readonly pat: RustPat; readonly type: RustType }[], want?: RustType): Value | undefined;

  /** The ranged list or map as an iterator, with its loop variables bound by the pattern; undefined where the body changes it. */
  iteration(s: RangeStmt): Iteration | undefined;
  /** Is every part of the expression free of effects that a later or repeated evaluation would show? */
  isPure(e: Expr): boolean;

  // ---- statements
  stmts(list: readonly Stmt[]): RustStmt[];
  /** The default lowering of a statement: for a pattern that decorates it. */
  defaultStmt(s: Stmt): RustStmt[];
  block(b: BlockStmt): RustBlock;
  /** Binds a Go variable: declares its Rust name with this type for what follows, and gives the pattern (its `mut` is filled in later). */
  bind(v: VarObj, type: RustType, borrows?: readonly VarObj[]): RustPat;
  /** Inside: the variable is bound under this name and type; afterwards as before. The pattern's `mut` is filled in. */
  rebind<T>(v: VarObj, name: string, type: RustType, body: (pat: RustPat) => T): T;
  /** For `:=`: lets a variable take what an initialiser gives, owned where later code needs it owned. */
  bindTo(id: Ident, init: Value): RustStmt[];
  /** Rust type that the variable has at this point of emission. */
  typeOfBinding(v: VarObj): RustType;
  /** Inside: the variable reads as this value (a guard's field, a match binding). */
  withBinding<T>(v: VarObj, value: Value, body: () => T): T;

  /** Starts the task of a `go` statement or of `wg.Go(…)`. */
  spawn(task: Node): RustStmt[];

  // ---- names, crates, notes
  nameOf(v: VarObj | FuncObj): string;
  fresh(hint: string): string;
  rustType(t: Type): RustType;
  /** Asks for derives on a user type, with what they need of its fields. */
  derive(type: RustType, ...traits: readonly Derive[]): void;
  requireCrate(name: string, ...features: readonly string[]): void;
  /** Asks that an enum of texts gives them: by a method, or by `Display`. */
  textForm(e: EnumPlan, form: "as_str" | "Display"): void;
  /** Asks for a form of the enum that `any` became: `body` is a `match` over `self`, made by the first to ask. */
  sumForm(form: SumForm, body: () => RustExpr): void;
  /** A helper item, printed once at the end. */
  helper(id: string, make: () => readonly RustItem[]): void;
  /** Records a note of another pattern or of a cautioned std call for this node. */
  note(id: string, at: Node, args?: Readonly<Record<string, string>>): void;
  /** `todo!("FG####: reason")` in the place of the node, with a diagnostic. */
  unsupported(at: Node, code: string, args?: Readonly<Record<string, string>>): Value;
}
