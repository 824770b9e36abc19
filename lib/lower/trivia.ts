// Implements carrying the author's comments and blank lines to the Rust that replaces a node.

import type { Trivia } from "../go/ast.ts";
import type { RustStmt, RustTrivia } from "../rust/ast.ts";

/** `//!x`, `///x` and `/**x` are plain comments in Go and doc comments in Rust: a space keeps them plain. */
export const plainComment = (text: string): string => text.replace(/^(\/\/)(?=[!/])|^(\/\*)(?=[!*](?!\/))/, "$1$2 ");

export function rustTrivia(list: readonly (Trivia | undefined)[]): RustTrivia | undefined {
  const present = list.filter((x): x is Trivia => x !== undefined);
  if (present.length === 0) return undefined;
  const leading = present.flatMap((x, i) =>
    [...x.leading, ...(i > 0 && x.trailing ? [x.trailing] : [])].map((c) => plainComment(c.text)),
  );
  const trailing = present[0]?.trailing && plainComment(present[0].trailing.text);
  const blankBefore = list[0]?.blankBefore ?? false;
  return { ...(leading.length > 0 && { leading }), ...(trailing && { trailing }), ...(blankBefore && { blankBefore }) };
}

/** The first statement carries what stood before, the last what stood behind. */
export function withTrivia(stmts: readonly RustStmt[], list: readonly (Trivia | undefined)[]): RustStmt[] {
  const trivia = rustTrivia(list);
  if (!trivia || stmts.length === 0) return [...stmts];
  const { trailing, ...before } = trivia;
  return stmts.map((s, i) => {
    const first = i === 0 ? before : undefined;
    const last = i === stmts.length - 1 && trailing ? { trailing } : undefined;
    return first || last ? { ...s, trivia: { ...s.trivia, ...first, ...last } } : s;
  });
}
