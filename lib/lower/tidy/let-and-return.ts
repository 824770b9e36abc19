// Implements the peephole `let x = e; x` → `e` at the end of a block.

import type { RustBlock } from "../../rust/ast.ts";

export function letAndReturn(b: RustBlock): RustBlock {
  const last = b.stmts.at(-1);
  const { tail } = b;
  if (last?.kind !== "LetStmt" || last.type || last.else || !last.init || last.pat.kind !== "IdentPat" || last.pat.mut) return b;
  const name = tail?.kind === "PathExpr" && tail.path.segments.length === 1 ? tail.path.segments[0]?.name : undefined;
  if (name !== last.pat.name || tail?.trivia?.leading || last.trivia?.trailing) return b;
  const { blankBefore, ...kept } = last.trivia ?? {};
  const trivia = { ...kept, ...(blankBefore && b.stmts.length > 1 && { blankBefore }) };
  return { ...b, stmts: b.stmts.slice(0, -1), tail: { ...last.init, ...(Object.keys(trivia).length > 0 && { trivia }) } };
}
