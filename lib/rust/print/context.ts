// Implements what all layouts share: the entry points by syntactic category, and the flags of the current place.

import type { RustBlock, RustExpr, RustItem, RustPat, RustPath, RustType } from "../ast.ts";
import type { Out, Rewrite } from "./out.ts";
import type { Indent, Shape } from "./shape.ts";

/** Whether an expression stands as a statement (or arm body), where `if` stays on several lines. */
export type Place = "statement" | "value";

export interface Layout {
  /** Inside the arguments of a macro no trailing comma may be added and no block. */
  readonly inMacro: boolean;
  /** A method chain that is a last argument stays on one line. */
  readonly oneLineChain: boolean;

  expr(expr: RustExpr, shape: Shape, place?: Place): Rewrite;
  type(type: RustType, shape: Shape): Rewrite;
  pat(pat: RustPat, shape: Shape): Rewrite;
  path(path: RustPath, turbofish: boolean, shape: Shape): Rewrite;
  /** A block as an expression; `{ x }` on one line where that fits and `oneLine` allows. */
  block(block: RustBlock, shape: Shape, oneLine: boolean): Rewrite;
  /** A block whose statements are always on lines of their own. */
  blockLines(block: RustBlock, shape: Shape): Rewrite;
  items(items: readonly RustItem[], indent: Indent): Out;

  /** The first layout found with growing line limits; rustfmt leaves alone what does not fit the first. */
  tryLimits(node: "statement" | "item", layout: (max: number) => Rewrite): Rewrite;
  /** Runs `f` with other flags. */
  with<T>(flags: { readonly inMacro?: boolean; readonly oneLineChain?: boolean }, f: () => T): T;
}
