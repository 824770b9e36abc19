// Implements a question whether a list is empty, with a `pop` behind it, as the one call that asks and takes: `let … else`, `?`,
// `while let`.

import type { RustBlock, RustExpr, RustStmt } from "../../rust/ast.ts";
import { letExpr, methodCall, p, sameExpr, str } from "../../rust/factory.ts";

type Let = Extract<RustStmt, { kind: "LetStmt" }>;

/** `if xs.is_empty() { return …; } let x = xs.pop().unwrap();` → `let Some(x) = xs.pop() else { return …; };`. */
export function askedByPop(b: RustBlock): RustBlock {
  const i = b.stmts.findIndex((s, k) => isGuardOf(s, b.stmts[k + 1]));
  if (i < 0) return expected(b);
  const guard = guardOf(b.stmts[i]) as Guard;
  const taken = b.stmts[i + 1] as Let;
  const pop = popOf(taken.init) as RustExpr;
  const { else: _, ...plain } = taken;
  const trivia = b.stmts[i]?.trivia ?? taken.trivia;
  const joined: Let = isReturnNone(guard.then)
    ? { ...plain, init: { kind: "TryExpr", expr: pop }, ...(trivia && { trivia }) }
    : { ...plain, pat: p.some(taken.pat), init: pop, else: guard.then, ...(trivia && { trivia }) };
  const rest: RustBlock = { ...b, stmts: [...b.stmts.slice(0, i), joined, ...b.stmts.slice(i + 2)] };
  return givenBack(rest, i, pop) ?? askedByPop(rest);
}

/** `if xs.is_empty() { panic!("none"); } xs.pop().unwrap()` is `xs.pop().expect("none")`. */
function expected(b: RustBlock): RustBlock {
  const last = b.stmts.at(-1);
  const guard = guardOf(last);
  const pop = popOf(b.tail);
  const only = guard?.then.stmts.length === 1 ? guard.then.stmts[0] : undefined;
  const panic = only?.kind === "ExprStmt" && !only.trivia && only.expr.kind === "FormatMacro" ? only.expr : undefined;
  if (!guard || last?.trivia || b.tail?.trivia || pop?.kind !== "MethodCallExpr" || !sameExpr(pop.recv, guard.list)) return b;
  if (panic?.name !== "panic" || panic.args.length > 0 || !panic.template || /[{}]/.test(panic.template)) return b;
  const tail = methodCall(pop, "expect", [str(panic.template)]);
  return { ...b, stmts: b.stmts.slice(0, -1), tail: { ...tail, ...(b.tail?.origin && { origin: b.tail.origin }) } };
}

/** `let x = xs.pop()?; Some(x)` is `xs.pop()`. */
function givenBack(b: RustBlock, i: number, pop: RustExpr): RustBlock | undefined {
  const own = b.stmts[i] as Let;
  const next = b.stmts[i + 1];
  const isReturn = next?.kind === "ExprStmt" && next.expr.kind === "ReturnExpr" && b.stmts.length === i + 2 && !b.tail;
  const result = isReturn && next.expr.kind === "ReturnExpr" ? next.expr.value : b.stmts.length === i + 1 ? b.tail : undefined;
  const inner = result?.kind === "CallExpr" && nameOf(result.fun) === "Some" ? result.args[0] : undefined;
  const isOwn = own.init?.kind === "TryExpr" && own.pat.kind === "IdentPat" && inner && nameOf(inner) === own.pat.name;
  if (!isOwn || own.trivia?.leading || next?.trivia || result?.trivia) return undefined;
  return { ...b, stmts: b.stmts.slice(0, i), tail: { ...pop, ...(result?.origin && { origin: result.origin }) } as RustExpr };
}

/** `while !xs.is_empty() { let x = xs.pop().unwrap(); … }` → `while let Some(x) = xs.pop() { … }`. */
export function whilePopping(e: Extract<RustExpr, { kind: "WhileExpr" }>): RustExpr {
  const list = e.cond.kind === "UnaryExpr" && e.cond.op === "!" ? emptyOf(e.cond.expr) : undefined;
  const [first, ...rest] = e.body.stmts;
  const pop = first?.kind === "LetStmt" && !first.else && !first.trivia?.leading ? popOf(first.init) : undefined;
  if (!list || first?.kind !== "LetStmt" || pop?.kind !== "MethodCallExpr" || !sameExpr(pop.recv, list)) return e;
  return { ...e, cond: letExpr(p.some(first.pat), pop), body: { ...e.body, stmts: rest } };
}

interface Guard {
  readonly list: RustExpr;
  readonly then: RustBlock;
}

function guardOf(s: RustStmt | undefined): Guard | undefined {
  const e = s?.kind === "ExprStmt" ? s.expr : undefined;
  const list = e?.kind === "IfExpr" && !e.else ? emptyOf(e.cond) : undefined;
  return e?.kind === "IfExpr" && list && leaves(e.then) ? { list, then: e.then } : undefined;
}

function isGuardOf(s: RustStmt, next: RustStmt | undefined): boolean {
  const guard = guardOf(s);
  const pop = next?.kind === "LetStmt" && !next.else && !next.type ? popOf(next.init) : undefined;
  const noted = s.trivia?.trailing || (s.trivia && next?.trivia?.leading);
  return guard !== undefined && !noted && pop?.kind === "MethodCallExpr" && sameExpr(pop.recv, guard.list);
}

/** The list of `list.is_empty()`. */
const emptyOf = (e: RustExpr): RustExpr | undefined =>
  e.kind === "MethodCallExpr" && e.method === "is_empty" ? e.recv : undefined;

/** The `list.pop()` of `list.pop().unwrap()`. */
const popOf = (e: RustExpr | undefined): RustExpr | undefined =>
  e?.kind === "MethodCallExpr" && e.method === "unwrap" && e.recv.kind === "MethodCallExpr" && e.recv.method === "pop"
    ? e.recv
    : undefined;

function leaves(b: RustBlock): boolean {
  const last = b.stmts.at(-1);
  if (b.tail || b.dangling || last?.kind !== "ExprStmt") return false;
  return (
    ["ReturnExpr", "BreakExpr", "ContinueExpr"].includes(last.expr.kind) ||
    (last.expr.kind === "FormatMacro" && ["panic", "bail"].includes(last.expr.name))
  );
}

const isReturnNone = (b: RustBlock): boolean => {
  const only = b.stmts.length === 1 ? b.stmts[0] : undefined;
  const value = only?.kind === "ExprStmt" && !only.trivia && only.expr.kind === "ReturnExpr" ? only.expr.value : undefined;
  return value !== undefined && nameOf(value) === "None";
};

const nameOf = (e: RustExpr): string | undefined =>
  e.kind === "PathExpr" && e.path.segments.length === 1 ? e.path.segments[0]?.name : undefined;
