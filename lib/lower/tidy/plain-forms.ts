// Implements forms that say the same in fewer words: `x == true`, `(*p).x`, `.map(|k| k.clone())`, a `return` at the end.

import type { RustBlock, RustExpr, RustStmt } from "../../rust/ast.ts";

/** `x == true` is `x`, `x != true` is `!x`. */
export function comparedWithBool(e: Extract<RustExpr, { kind: "BinaryExpr" }>): RustExpr {
  if (e.op !== "==" && e.op !== "!=") return e;
  const [known, other] = boolOf(e.right) !== undefined ? [boolOf(e.right), e.left] : [boolOf(e.left), e.right];
  if (known === undefined) return e;
  const at = e.origin ? { origin: e.origin } : {};
  if (known === (e.op === "==")) return { ...other, ...at };
  const isPlain = ["PathExpr", "FieldExpr", "CallExpr", "MethodCallExpr", "IndexExpr", "ParenExpr"].includes(other.kind);
  return { kind: "UnaryExpr", op: "!", expr: isPlain ? other : { kind: "ParenExpr", expr: other }, ...at };
}

const boolOf = (e: RustExpr): boolean | undefined => (e.kind === "LitExpr" && e.lit.kind === "bool" ? e.lit.value : undefined);

/** `(*self).x` is `self.x`. */
export function throughDeref(e: RustExpr): RustExpr | undefined {
  const x = e.kind === "ParenExpr" ? e.expr : e;
  const isName = x.kind === "UnaryExpr" && x.op === "*" && x.expr.kind === "PathExpr" && x.expr.path.segments.length === 1;
  return isName ? x.expr : undefined;
}

/** `.map(|k| k.clone())` is `.cloned()`. */
export function cloned(e: Extract<RustExpr, { kind: "MethodCallExpr" }>): RustExpr | undefined {
  const [f] = e.args;
  if (e.method !== "map" || f?.kind !== "ClosureExpr" || f.params.length !== 1) return undefined;
  const p = f.params[0]?.pat;
  const b = f.body;
  const isClone =
    p?.kind === "IdentPat" &&
    b.kind === "MethodCallExpr" &&
    b.method === "clone" &&
    b.recv.kind === "PathExpr" &&
    b.recv.path.segments.length === 1 &&
    b.recv.path.segments[0]?.name === p.name;
  return isClone ? { ...e, method: "cloned", args: [] } : undefined;
}

/** A function's body without a bare `return` on its last way out. */
export function withoutReturn(b: RustBlock): RustBlock {
  const last = b.stmts.at(-1);
  if (b.tail || !last || last.kind !== "ExprStmt") return b;
  const rest = b.stmts.slice(0, -1);
  if (last.expr.kind === "ReturnExpr" && !last.expr.value && !last.trivia) return { ...b, stmts: rest };
  const done = inBranches(last.expr);
  return done === last.expr ? b : { ...b, stmts: [...rest, { ...last, expr: done } as RustStmt] };
}

function inBranches(e: RustExpr): RustExpr {
  if (e.kind === "Block") return withoutReturn(e);
  if (e.kind !== "IfExpr") return e;
  const then = withoutReturn(e.then);
  const other = e.else && inBranches(e.else);
  return then === e.then && other === e.else ? e : { ...e, then, ...(other && { else: other }) };
}
