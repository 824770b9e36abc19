// Implements the peephole `let x = e; x` → `e` at the end of a block.

import type { RustBlock, RustExpr, RustTrivia } from "../../rust/ast.ts";

export function letAndReturn(b: RustBlock): RustBlock {
  const last = b.stmts.at(-1);
  const { tail } = b;
  if (last?.kind !== "LetStmt" || last.type || last.else || !last.init || last.pat.kind !== "IdentPat" || last.pat.mut) return b;
  const name = tail?.kind === "PathExpr" && tail.path.segments.length === 1 ? tail.path.segments[0]?.name : undefined;
  if (name !== last.pat.name || (last.trivia?.trailing && tail?.trivia?.trailing)) return b;
  const leading = [...(last.trivia?.leading ?? []), ...(tail?.trivia?.leading ?? [])];
  const trailing = last.trivia?.trailing ?? tail?.trivia?.trailing;
  const trivia: RustTrivia = {
    ...(leading.length > 0 && { leading }),
    ...(trailing && { trailing }),
    ...(last.trivia?.blankBefore && b.stmts.length > 1 && { blankBefore: true }),
  };
  const origin = last.init.origin ?? last.origin;
  const value: RustExpr = { ...last.init, ...(origin && { origin }), ...(Object.keys(trivia).length > 0 && { trivia }) };
  return { ...b, stmts: b.stmts.slice(0, -1), tail: value };
}
