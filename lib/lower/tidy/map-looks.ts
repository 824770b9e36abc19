// Implements elements of maps that were asked for and are then read: `m.get(&k).as_ref().unwrap()` is `&m[&k]`, and behind
// `if !m.contains_key(&k) { return; }` the question itself gives the element.

import type { RustBlock, RustExpr, RustStmt } from "../../rust/ast.ts";
import { local, methodCall, p, ref, sameExpr } from "../../rust/factory.ts";
import { mentions } from "./asked-once.ts";

/** `m.get(&k).as_ref().unwrap()` is `&m[&k]`: both panic where there is none. */
export function indexed(e: Extract<RustExpr, { kind: "MethodCallExpr" }>): RustExpr | undefined {
  const looks = e.method === "unwrap" && e.recv.kind === "MethodCallExpr" && e.recv.method === "as_ref" ? e.recv.recv : undefined;
  const key = looks?.kind === "MethodCallExpr" && looks.method === "get" ? looks.args[0] : undefined;
  return key && looks?.kind === "MethodCallExpr" ? ref({ kind: "IndexExpr", expr: looks.recv, index: key }) : undefined;
}

/** `(&m[&k]).x` and `m.get(&k).unwrap().x` are `m[&k].x`. */
export function elementItself(e: RustExpr): RustExpr | undefined {
  if (e.kind === "RefExpr") return !e.mut && e.expr.kind === "IndexExpr" ? e.expr : undefined;
  const got = e.kind === "MethodCallExpr" && e.method === "unwrap" ? e.recv : undefined;
  const key = got?.kind === "MethodCallExpr" && got.method === "get" && got.args.length === 1 ? got.args[0] : undefined;
  return key && got?.kind === "MethodCallExpr" ? { kind: "IndexExpr", expr: got.recv, index: key } : undefined;
}

/** `if !m.contains_key(&k) { return; } n = &m[&k];` is `let Some(found) = m.get(&k) else { return; }; n = found;`. */
export function foundOrLeft(b: RustBlock): RustBlock {
  const at = b.stmts.findIndex((s, i) => {
    const next = b.stmts[i + 1];
    return next !== undefined && asked(s) !== undefined && read(next, asked(s) as Asked) !== undefined;
  });
  const [s, next] = [b.stmts[at], b.stmts[at + 1]];
  const question = s && asked(s);
  const how = question && next && read(next, question);
  if (!s || !question || !next || !how || mentions(b, "found")) return b;
  const { map, key, otherwise } = question;
  const isLet = next.kind === "LetStmt" && next.pat.kind === "IdentPat" && !next.type;
  const trivia = s.trivia && { trivia: s.trivia };
  const found: RustStmt = {
    kind: "LetStmt",
    pat: p.some(isLet ? next.pat : "found"),
    init: methodCall(map, how, [key]),
    else: otherwise,
    ...(isLet && next.trivia?.trailing ? { trivia: { ...s.trivia, trailing: next.trivia.trailing } } : trivia),
  } as RustStmt;
  const rest = isLet ? [] : next.kind === "ExprStmt" && next.expr.kind === "AssignExpr" ? [given(next, next.expr)] : [next];
  return { ...b, stmts: [...b.stmts.slice(0, at), found, ...rest, ...b.stmts.slice(at + 2)] };
}

const given = (s: RustStmt, e: Extract<RustExpr, { kind: "AssignExpr" }>): RustStmt =>
  ({ ...s, expr: { ...e, right: local("found") } }) as RustStmt;

interface Asked {
  readonly map: RustExpr;
  readonly key: RustExpr;
  readonly otherwise: RustBlock;
}

/** `if !m.contains_key(&k) { … return; }`. */
function asked(s: RustStmt): Asked | undefined {
  const e = s.kind === "ExprStmt" && s.expr.kind === "IfExpr" && !s.expr.else ? s.expr : undefined;
  const test = e?.cond.kind === "UnaryExpr" && e.cond.op === "!" ? e.cond.expr : undefined;
  const last = e?.then.stmts.at(-1);
  const leaves = last?.kind === "ExprStmt" && ["ReturnExpr", "BreakExpr", "ContinueExpr"].includes(last.expr.kind);
  const key = test?.kind === "MethodCallExpr" && test.method === "contains_key" ? test.args[0] : undefined;
  return e && leaves && !e.then.tail && key && test?.kind === "MethodCallExpr"
    ? { map: test.recv, key, otherwise: e.then }
    : undefined;
}

/** How the next statement gets at the element: `get` or `get_mut`. */
function read(s: RustStmt, { map, key }: Asked): "get" | "get_mut" | undefined {
  if ((s.trivia?.leading ?? []).length > 0) return undefined;
  const value =
    s.kind === "LetStmt" && !s.else ? s.init : s.kind === "ExprStmt" && s.expr.kind === "AssignExpr" ? s.expr.right : undefined;
  if (value?.kind === "RefExpr" && !value.mut && value.expr.kind === "IndexExpr")
    return sameExpr(value.expr.expr, map) && sameExpr(value.expr.index, key) ? "get" : undefined;
  const got = value?.kind === "MethodCallExpr" && value.method === "unwrap" ? value.recv : undefined;
  if (got?.kind !== "MethodCallExpr" || got.method !== "get_mut" || !got.args[0]) return undefined;
  return sameExpr(got.recv, map) && sameExpr(got.args[0], key) ? "get_mut" : undefined;
}
