// Implements the end of a function that has results and no last return: what a snippet leaves out is `todo!` in Rust.

import type { RustBlock } from "../rust/ast.ts";
import { todo } from "../rust/factory.ts";

/** The comments at the end of the body, as `// ...`, stand above. */
export function withMissingReturn({ dangling, ...b }: RustBlock): RustBlock {
  return { ...b, tail: { ...todo("missing return"), ...(dangling && { trivia: { leading: dangling } }) } };
}
