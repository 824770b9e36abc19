// Implements `let x = T::default(); read(text).map(|value| x = value)?;` as `let x: T = read(text)?;`, or with a `match`.

import type { RustBlock, RustExpr, RustPat, RustStmt, RustType } from "../../rust/ast.ts";
import { arm, local, matchExpr, methodCall, p } from "../../rust/factory.ts";
import { isFirstValue, mentions } from "./late-init.ts";

type Let = Extract<RustStmt, { kind: "LetStmt" }>;

export function readValues(b: RustBlock): RustBlock {
  for (const [i, s] of b.stmts.entries()) {
    if (s.kind !== "LetStmt" || s.else || s.pat.kind !== "IdentPat" || !s.init || !isFirstValue(s.init)) continue;
    const { name } = s.pat;
    const rest = [...b.stmts.slice(i + 1), ...(b.tail ? [b.tail] : [])];
    if (!rest.some((x) => holdsFill(x, name))) continue;
    const j = b.stmts.findIndex((x, k) => k > i && mentions(x, name));
    const next = b.stmts[j];
    const joined = next && !next.trivia && !s.trivia?.trailing ? joinedOf(s, name, next) : undefined;
    if (joined) return readValues({ ...b, stmts: b.stmts.flatMap((x, k) => (k === i ? [] : k === j ? [joined] : [x])) });
    if (s.pat.mut) continue;
    // What is assigned by the closure alone has no other reason to be `mut`.
    const changed: RustStmt = { ...s, pat: { ...s.pat, mut: true } };
    return readValues({ ...b, stmts: b.stmts.map((x, k) => (k === i ? changed : x)) });
  }
  return b;
}

function joinedOf(s: Let, name: string, next: RustStmt): Let | undefined {
  const type = s.type ?? typeOf(s.init);
  if (!type || s.init?.kind !== "CallExpr") return undefined;
  if (next.kind === "LetStmt") {
    // The first value is what stays after an error that nobody asks for.
    const read = next.pat.kind === "WildPat" && next.init ? fillOf(next.init, name) : undefined;
    return read && { ...s, type, init: methodCall(read, "unwrap_or_default") };
  }
  return next.kind === "ExprStmt" ? joinedExpr(s, name, next.expr, type) : undefined;
}

function joinedExpr(s: Let, name: string, e: RustExpr, type: RustType): Let | undefined {
  const tried = withoutFill(e, name);
  if (tried && (tried.kind === "TryExpr" || (tried.kind === "MethodCallExpr" && /^(?:unwrap|expect)$/.test(tried.method))))
    return { ...s, type, init: tried };
  if (e.kind !== "IfExpr" || e.else || !leaves(e.then) || mentions(e.then, name)) return undefined;
  const failed = failure(e.cond);
  const read = failed && fillOf(failed.expr, name);
  if (!read) return undefined;
  if (failed.pat.kind === "WildPat") {
    const typed = typedRead(read, type);
    return typed && { ...without(s), pat: p.ok(s.pat), init: typed, else: e.then };
  }
  return { ...s, type, init: matchExpr(read, [arm(p.ok("value"), local("value")), arm(p.err(failed.pat), e.then)]) };
}

const without = ({ type: _, ...s }: Let): Let => s;

/** `if let Err(err) = x`, `if x.is_err()`. */
function failure(cond: RustExpr): { readonly expr: RustExpr; readonly pat: RustPat } | undefined {
  if (cond.kind === "MethodCallExpr" && cond.method === "is_err") return { expr: cond.recv, pat: p.wild };
  if (cond.kind !== "LetExpr" || cond.pat.kind !== "TupleStructPat" || cond.pat.path.segments.at(-1)?.name !== "Err")
    return undefined;
  const [pat] = cond.pat.elems;
  return pat && { expr: cond.expr, pat };
}

/** `read::<T>(text)`, where nothing else says the type. */
function typedRead(e: RustExpr, type: RustType): RustExpr | undefined {
  if (e.kind !== "CallExpr" || e.fun.kind !== "PathExpr") return undefined;
  const { path } = e.fun;
  const last = path.segments.at(-1);
  if (!last) return undefined;
  return { ...e, fun: { ...e.fun, path: { ...path, segments: [...path.segments.slice(0, -1), { ...last, generics: [type] }] } } };
}

/** What is read, of `read(text).map(|value| x = value)`. */
function fillOf(e: RustExpr, name: string): RustExpr | undefined {
  const [f] = e.kind === "MethodCallExpr" && e.method === "map" ? e.args : [];
  if (e.kind !== "MethodCallExpr" || f?.kind !== "ClosureExpr" || f.body.kind !== "AssignExpr") return undefined;
  const [param] = f.params;
  const isFill = isLocal(f.body.left, name) && param?.pat.kind === "IdentPat" && isLocal(f.body.right, param.pat.name);
  return isFill && !mentions(e.recv, name) ? e.recv : undefined;
}

function withoutFill(e: RustExpr, name: string): RustExpr | undefined {
  if (e.kind === "TryExpr") {
    const inner = withoutFill(e.expr, name) ?? fillOf(e.expr, name);
    return inner && { ...e, expr: inner };
  }
  if (e.kind !== "MethodCallExpr" || !/^(?:unwrap|expect|context|with_context|map_err)$/.test(e.method)) return undefined;
  const inner = withoutFill(e.recv, name) ?? fillOf(e.recv, name);
  return inner && !mentions(e.args, name) ? { ...e, recv: inner } : undefined;
}

function holdsFill(n: unknown, name: string): boolean {
  if (typeof n !== "object" || n === null) return false;
  if (Array.isArray(n)) return n.some((x) => holdsFill(x, name));
  if ((n as RustExpr).kind === "MethodCallExpr" && fillOf(n as RustExpr, name)) return true;
  return Object.entries(n).some(([key, x]) => key !== "origin" && key !== "trivia" && holdsFill(x, name));
}

const isLocal = (e: RustExpr, name: string): boolean =>
  e.kind === "PathExpr" && e.path.segments.length === 1 && e.path.segments[0]?.name === name;

/** The type of `T::default()`. */
function typeOf(e: RustExpr | undefined): RustType | undefined {
  if (e?.kind !== "CallExpr" || e.fun.kind !== "PathExpr") return undefined;
  const [owner, made, ...more] = e.fun.path.segments;
  return owner && made?.name === "default" && more.length === 0 && owner.name !== "Default"
    ? { kind: "PathType", path: { ...e.fun.path, segments: [owner] } }
    : undefined;
}

/** Control never runs past the end. */
function leaves(b: RustBlock): boolean {
  const last = b.tail ?? b.stmts.at(-1);
  const e = last?.kind === "ExprStmt" ? last.expr : b.tail;
  if (!e) return false;
  if (e.kind === "ReturnExpr" || e.kind === "BreakExpr" || e.kind === "ContinueExpr") return true;
  if (e.kind === "FormatMacro") return e.name === "panic";
  return e.kind === "CallExpr" && e.fun.kind === "PathExpr" && e.fun.path.segments.at(-1)?.name === "exit";
}
