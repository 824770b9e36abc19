// Implements stubs: declarations of what a snippet leaves out, so that its Rust compiles (idioms.md A1.5).

import type { RustItem } from "../rust/ast.ts";
import type { Emitter } from "./emitter.ts";

export function stubItems(_ctx: Emitter): RustItem[] {
  return [];
}
