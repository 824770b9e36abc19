// Implements `let x = value;` in place of a zero value that is overwritten before anybody reads it.

import type { RustBlock, RustExpr, RustStmt } from "../../rust/ast.ts";
import { mapTree } from "../../rust/print/tree.ts";

export const lateInit = <T>(tree: T): T =>
  mapTree(tree, (n) => ((n as { kind?: string }).kind === "Block" ? joined(n as unknown as RustBlock) : n));

type Let = Extract<RustStmt, { kind: "LetStmt" }>;

function joined(b: RustBlock): RustBlock {
  for (const [i, s] of b.stmts.entries()) {
    if (s.kind !== "LetStmt" || s.pat.kind !== "IdentPat" || !s.pat.mut || !s.init || !isZero(s.init)) continue;
    const { name } = s.pat;
    const at = b.stmts.findIndex((x, k) => k > i && mentions(x, name));
    const next = b.stmts[at];
    const value = next?.kind === "ExprStmt" ? assignedTo(next.expr, name) : undefined;
    if (!next || !value) continue;
    const later = [...b.stmts.slice(at + 1), ...(b.tail ? [b.tail] : [])];
    const made: Let = {
      ...s,
      pat: { ...s.pat, mut: later.some((x) => changes(x, name)) },
      init: value,
      ...(next.origin && { origin: next.origin }),
      ...((s.trivia || next.trivia) && { trivia: { ...s.trivia, ...next.trivia } }),
    };
    return joined({ ...b, stmts: b.stmts.flatMap((x, k) => (k === i ? [] : k === at ? [made] : [x])) });
  }
  return b;
}

/** Zero values, made without effect. */
function isZero(e: RustExpr): boolean {
  if (e.kind === "LitExpr" || e.kind === "PathExpr") return true;
  if (e.kind !== "CallExpr" || e.fun.kind !== "PathExpr" || e.args.length > 0) return false;
  return ["zero", "default"].includes(e.fun.path.segments.at(-1)?.name ?? "");
}

function assignedTo(e: RustExpr, name: string): RustExpr | undefined {
  const target = e.kind === "AssignExpr" && e.left.kind === "PathExpr" ? e.left.path.segments : [];
  return e.kind === "AssignExpr" && target.length === 1 && target[0]?.name === name && !mentions(e.right, name)
    ? e.right
    : undefined;
}

const textOf = (n: unknown): string =>
  JSON.stringify(n, (key, value) => (key === "origin" || key === "trivia" ? undefined : value));

/** By path, or by a pattern that binds the name anew. */
const mentions = (n: unknown, name: string): boolean => textOf(n).includes(`"name":"${name}"`);

/** Assigned, changed in part, or lent to a change; what is not sure counts as one. */
const changes = (n: unknown, name: string): boolean => {
  const text = textOf(n);
  const path = `{"kind":"PathExpr","path":{"segments":[{"name":"${name}"}]}}`;
  let found = false;
  for (let at = text.indexOf(path); at >= 0 && !found; at = text.indexOf(path, at + 1))
    found = /"(?:left|expr)":(?:\{"kind":"(?:FieldExpr|IndexExpr)","expr":)*$/.test(text.slice(Math.max(0, at - 400), at));
  return found;
};
