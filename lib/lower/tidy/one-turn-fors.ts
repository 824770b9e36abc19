// Implements `for` loops that do one thing: one that always leaves in its first turn asks for the first item, and one that only
// pushes the same value again and again extends the list.

import type { RustBlock, RustExpr, RustStmt } from "../../rust/ast.ts";
import { closure, methodCall } from "../../rust/factory.ts";

type For = Extract<RustExpr, { kind: "ForExpr" }>;

export function asOne(e: RustExpr): RustExpr {
  if (e.kind === "WhileExpr") {
    const then = onceIn(e.body, e.label);
    return then
      ? { kind: "IfExpr", cond: e.cond, then, ...(e.origin && { origin: e.origin }), ...(e.trivia && { trivia: e.trivia }) }
      : e;
  }
  return e.kind === "ForExpr" ? (asQuestion(e) ?? e) : e;
}

/** The body of a loop that always leaves at its end, without the `break` that only leaves the loop itself. */
function onceIn(body: RustBlock, label: string | undefined): RustBlock | undefined {
  const last = body.stmts.at(-1);
  const end = body.tail ?? (last?.kind === "ExprStmt" ? last.expr : undefined);
  const rest = body.tail ? body.stmts : body.stmts.slice(0, -1);
  if (jumpsHere(rest, label, true)) return undefined;
  if (end?.kind === "ReturnExpr" || (end?.kind === "BreakExpr" && end.label !== undefined && end.label !== label)) return body;
  const isOwn = end?.kind === "BreakExpr" && !end.value && !end.trivia && !(!body.tail && last?.trivia);
  const { tail: _, ...open } = body;
  return isOwn ? { ...open, stmts: rest } : undefined;
}

/** `for x in a..b { f(x); return; }` is `if let Some(x) = (a..b).next() { … }`. */
function asQuestion(e: For): RustExpr | undefined {
  const { iter } = e;
  const then = onceIn(e.body, e.label);
  if (!then) return undefined;
  const items: RustExpr | undefined =
    iter.kind === "RangeExpr" ? { kind: "ParenExpr", expr: iter } : iter.kind === "MethodCallExpr" ? iter : undefined;
  // The first of a slice has a name of its own.
  if (!items || (items.kind === "MethodCallExpr" && (items.method === "iter" || items.method === "iter_mut"))) return undefined;
  const first = methodCall(items, "next");
  const cond: RustExpr =
    e.pat.kind === "WildPat"
      ? methodCall(first, "is_some")
      : { kind: "LetExpr", pat: { kind: "TupleStructPat", path: { segments: [{ name: "Some" }] }, elems: [e.pat] }, expr: first };
  return { kind: "IfExpr", cond, then, ...(e.origin && { origin: e.origin }), ...(e.trivia && { trivia: e.trivia }) };
}

/** Does something go on with the loop, or leave it by its own name? */
function jumpsHere(n: unknown, label: string | undefined, isInnermost: boolean): boolean {
  if (typeof n !== "object" || n === null) return false;
  if (Array.isArray(n)) return n.some((x) => jumpsHere(x, label, isInnermost));
  const e = n as RustExpr;
  if (e.kind === "BreakExpr" || e.kind === "ContinueExpr") return e.label === undefined ? isInnermost : e.label === label;
  const inner = isInnermost && !["LoopExpr", "WhileExpr", "ForExpr", "ClosureExpr"].includes(e.kind);
  return Object.entries(n).some(([key, x]) => key !== "origin" && key !== "trivia" && jumpsHere(x, label, inner));
}

/** `for _ in 0..n { v.push(0); }` is `v.extend((0..n).map(|_| 0));`. */
export function extended(s: RustStmt): RustStmt {
  const expr = s.kind === "ExprStmt" && s.expr.kind === "ForExpr" ? asExtension(s.expr) : undefined;
  return expr ? { ...s, kind: "ExprStmt", expr, semi: true } : s;
}

function asExtension(e: For): RustExpr | undefined {
  const [only] = e.body.stmts;
  if (e.pat.kind !== "WildPat" || e.iter.kind !== "RangeExpr" || e.label || e.body.dangling) return undefined;
  const made = pushOf(e.body.tail ? undefined : only);
  const [value] = made?.args ?? [];
  if (!made || !value || e.body.stmts.length !== 1 || made.recv.kind !== "PathExpr" || !isSame(value)) return undefined;
  const items = methodCall({ kind: "ParenExpr", expr: e.iter }, "map", [closure(["_"], value)]);
  return { ...methodCall(made.recv, "extend", [items]), ...(e.origin && { origin: e.origin }) };
}

function pushOf(s: RustStmt | undefined): Extract<RustExpr, { kind: "MethodCallExpr" }> | undefined {
  const e = s?.kind === "ExprStmt" && !s.trivia ? s.expr : undefined;
  return e?.kind === "MethodCallExpr" && e.method === "push" ? e : undefined;
}

/** A literal that is no character, which texts take as well, or a constant. */
const isSame = (e: RustExpr): boolean =>
  (e.kind === "LitExpr" && e.lit.kind !== "char") ||
  (e.kind === "PathExpr" && /^[A-Z][A-Z\d_]*$/.test(e.path.segments.at(-1)?.name ?? ""));
