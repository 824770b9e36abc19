// Implements `let x; match … { … => x = a }` as `let x = match … { … => a };`, also where `x` had a first value that nobody reads.

import type { RustBlock, RustExpr, RustStmt, RustTrivia } from "../../rust/ast.ts";

export function lateInit(b: RustBlock): RustBlock {
  for (const [i, s] of b.stmts.entries()) {
    if (s.kind !== "LetStmt" || s.else || s.pat.kind !== "IdentPat" || (s.init && !isFirstValue(s.init))) continue;
    const { name } = s.pat;
    const j = b.stmts.findIndex((x, k) => k > i && mentions(x, name));
    const next = b.stmts[j];
    if (
      s.init &&
      !next &&
      !(b.tail && mentions(b.tail, name)) &&
      !s.trivia?.leading &&
      !s.trivia?.trailing &&
      !name.startsWith("_")
    ) {
      return lateInit({ ...b, stmts: b.stmts.filter((_, k) => k !== i) });
    }
    const isCell = s.init && next?.kind === "ExprStmt" && next.expr.kind !== "AssignExpr";
    if (isCell) continue;
    // Where the `let` gives no value, a mention in the value must be of something that hides the variable.
    const value =
      next?.kind === "ExprStmt" ? ((s.init ? undefined : assigned(next.expr, name)) ?? valueOf(next.expr, name)) : undefined;
    if (!next || !value) continue;
    const later = [...b.stmts.slice(j + 1), ...(b.tail ? [b.tail] : [])];
    const pat = s.pat.mut && !later.some((x) => changes(x, name)) ? { ...s.pat, mut: false } : s.pat;
    const joined: RustStmt = { ...s, pat, init: value, ...(next.trivia && { trivia: together(s.trivia, next.trivia) }) };
    return lateInit({ ...b, stmts: b.stmts.flatMap((x, k) => (k === i ? [] : k === j ? [joined] : [x])) });
  }
  return b;
}

/** Comments of both, each once: of two behind their lines the first goes above. */
function together(first: RustTrivia | undefined, second: RustTrivia): RustTrivia {
  const [a, b] = [first?.trailing, second.trailing];
  const leading = [...(first?.leading ?? []), ...(a && b ? [a] : []), ...(second.leading ?? [])];
  const trailing = b ?? a;
  return { ...first, ...second, ...(leading.length > 0 && { leading }), ...(trailing && { trailing }) };
}

/** A plain value, made without effect. */
export function isFirstValue(e: RustExpr): boolean {
  if (e.kind === "LitExpr") return true;
  if (e.kind !== "CallExpr" || e.fun.kind !== "PathExpr") return false;
  // A tuple struct around a plain value, or a large number of a small one.
  if (e.args.length > 0)
    return (isTypeName(e.fun.path.segments) || isBigNumber(e.fun.path.segments)) && e.args.every((a) => a.kind === "LitExpr");
  const [owner, made] = e.fun.path.segments;
  return made?.name === "default" || (made?.name === "new" && (owner?.name === "Vec" || owner?.name === "String"));
}

const isTypeName = (segments: readonly { readonly name: string }[]): boolean =>
  segments.length === 1 && /^[A-Z]/.test(segments[0]?.name ?? "");

const isBigNumber = ([owner, made]: readonly { readonly name: string }[]): boolean =>
  (owner?.name === "BigInt" || owner?.name === "BigUint") && made?.name === "from";

/** Could this code change the variable: an assignment, a mutable borrow, a method call on it? */
function changes(n: unknown, name: string): boolean {
  if (typeof n !== "object" || n === null) return false;
  if (Array.isArray(n)) return n.some((x) => changes(x, name));
  const e = n as RustExpr;
  if ((e.kind === "AssignExpr" || e.kind === "OpAssignExpr") && isRootedAt(e.left, name)) return true;
  if (e.kind === "RefExpr" && e.mut && isRootedAt(e.expr, name)) return true;
  if (e.kind === "MethodCallExpr" && isRootedAt(e.recv, name)) return true;
  return Object.entries(n).some(([key, value]) => key !== "origin" && key !== "trivia" && changes(value, name));
}

function isRootedAt(e: RustExpr, name: string): boolean {
  if (e.kind === "TupleExpr") return e.elems.some((x) => isRootedAt(x, name));
  if (e.kind === "PathExpr") return e.path.segments.length === 1 && e.path.segments[0]?.name === name;
  return (
    (e.kind === "FieldExpr" || e.kind === "IndexExpr" || e.kind === "UnaryExpr" || e.kind === "ParenExpr") &&
    isRootedAt(e.expr, name)
  );
}

/** The value of an assignment to the variable. */
function assigned(e: RustExpr, name: string): RustExpr | undefined {
  if (e.kind !== "AssignExpr" || e.left.kind !== "PathExpr") return undefined;
  return e.left.path.segments.length === 1 && e.left.path.segments[0]?.name === name ? e.right : undefined;
}

/** The value that each way through the expression ends by assigning. */
function valueOf(e: RustExpr, name: string): RustExpr | undefined {
  switch (e.kind) {
    case "AssignExpr":
      return mentions(e.right, name) ? undefined : assigned(e, name);
    case "IfExpr": {
      if (!e.else || mentions(e.cond, name)) return undefined;
      const [then, otherwise] = [ofWay(e.then, name), ofWay(e.else, name)];
      const isGiven = then !== e.then || otherwise !== e.else;
      return then?.kind === "Block" && otherwise && isGiven ? { ...e, then, else: otherwise } : undefined;
    }
    case "MatchExpr": {
      if (mentions(e.scrutinee, name)) return undefined;
      const arms = e.arms.map((a) => ({
        arm: a,
        value: ofWay(a.body, name),
      }));
      if (arms.some((a) => !a.value) || arms.every((a) => a.value === a.arm.body)) return undefined;
      return { ...e, arms: arms.map((a) => ({ ...a.arm, body: plainBody(a.value as RustExpr) })) };
    }
    default:
      return undefined;
  }
}

/** The value at the end of a way; one that leaves gives none, and needs none. */
function ofWay(e: RustExpr, name: string): RustExpr | undefined {
  if (leaves(e) && !mentions(e, name)) return e;
  return e.kind === "Block" ? ofBlock(e, name) : valueOf(e, name);
}

/** Ends the function, or jumps. */
function leaves(e: RustExpr): boolean {
  if (e.kind === "Block") {
    const last = e.stmts.at(-1);
    return e.label === undefined && (e.tail ? leaves(e.tail) : last?.kind === "ExprStmt" && leaves(last.expr));
  }
  return (
    e.kind === "ReturnExpr" ||
    e.kind === "ContinueExpr" ||
    e.kind === "BreakExpr" ||
    (e.kind === "FormatMacro" && ["panic", "unreachable", "bail"].includes(e.name))
  );
}

function ofBlock(b: RustBlock, name: string): RustBlock | undefined {
  const last = b.stmts.at(-1);
  if (b.tail || b.label || last?.kind !== "ExprStmt" || b.stmts.slice(0, -1).some((s) => mentions(s, name))) return undefined;
  const tail = valueOf(last.expr, name);
  return tail && { ...b, stmts: b.stmts.slice(0, -1), tail: last.trivia ? { ...tail, trivia: last.trivia } : tail };
}

const plainBody = (e: RustExpr): RustExpr =>
  e.kind === "Block" && e.stmts.length === 0 && e.tail && !e.dangling && !e.tail.trivia ? e.tail : e;

/** By path, inside a format text, or by a pattern that binds the name anew. */
export function mentions(value: unknown, name: string): boolean {
  if (Array.isArray(value)) return value.some((x) => mentions(x, name));
  if (typeof value !== "object" || value === null) return false;
  const n = value as {
    readonly kind?: string;
    readonly name?: string;
    readonly template?: string;
    readonly segments?: readonly { readonly name?: string }[];
  };
  if (n.segments?.length === 1 && n.segments[0]?.name === name) return true;
  if (n.kind === "IdentPat" && n.name === name) return true;
  if (n.kind === "FormatMacro" && n.template?.includes(`{${name}`)) return true;
  return Object.entries(n).some(([key, x]) => key !== "origin" && key !== "trivia" && mentions(x, name));
}
