// Implements the place where deferred calls that run at the end of a function are put.

import type { BlockStmt } from "../../go/ast.ts";
import type { RustBlock } from "../../rust/ast.ts";
import type { Emitter } from "../emitter.ts";

export function deferredBody(_b: BlockStmt, _ctx: Emitter, lower: () => RustBlock): RustBlock {
  return lower();
}
