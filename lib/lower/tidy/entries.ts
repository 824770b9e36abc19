// Implements `if !m.contains_key(&k) { m.insert(k, v); }` as `m.entry(k).or_insert(v);`: the map is asked once.

import type { RustExpr, RustStmt } from "../../rust/ast.ts";
import { closure, methodCall, sameExpr } from "../../rust/factory.ts";

export function byEntry(s: RustStmt): RustStmt {
  const e = s.kind === "ExprStmt" ? s.expr : undefined;
  if (s.kind !== "ExprStmt" || e?.kind !== "IfExpr" || e.else || e.cond.kind !== "UnaryExpr" || e.cond.op !== "!") return s;
  const asked = e.cond.expr;
  const only = e.then.stmts.length === 1 && !e.then.tail && !e.then.dangling ? e.then.stmts[0] : undefined;
  const put = only?.kind === "ExprStmt" && !only.trivia?.trailing ? only.expr : undefined;
  if (
    asked.kind !== "MethodCallExpr" ||
    asked.method !== "contains_key" ||
    put?.kind !== "MethodCallExpr" ||
    put.method !== "insert"
  )
    return s;
  const [key, value] = put.args;
  const [askedKey] = asked.args;
  if (!key || !value || !askedKey || !sameExpr(asked.recv, put.recv) || !isSameKey(askedKey, key)) return s;
  const text = JSON.stringify(value);
  // Where a type of the program has `Default` as well, clippy would want that.
  if (value.kind === "CallExpr" && value.args.length === 0 && !isStdNew(value)) return s;
  const isFree = !text.includes(`"name":"${rootOf(put.recv) ?? ""}"`) && !/"kind":"(?:AwaitExpr|TryExpr|ReturnExpr)"/.test(text);
  if (!isFree || rootOf(put.recv) === undefined) return s;
  const entry = methodCall(put.recv, "entry", [key]);
  const leading = [...(s.trivia?.leading ?? []), ...(only?.trivia?.leading ?? [])];
  const trivia = { ...s.trivia, ...(leading.length > 0 && { leading }) };
  return { ...s, trivia, expr: { ...given(entry, value), ...(e.origin && { origin: e.origin }) }, semi: true };
}

/** `or_default()`, `or_insert(0)`, `or_insert_with(|| …)`. */
function given(entry: RustExpr, value: RustExpr): RustExpr {
  if (isStdNew(value)) return methodCall(entry, "or_default");
  return value.kind === "LitExpr"
    ? methodCall(entry, "or_insert", [value])
    : methodCall(entry, "or_insert_with", [closure([], value)]);
}

/** `Vec::new()` and its like. */
function isStdNew(e: RustExpr): boolean {
  const [owner, made] =
    e.kind === "CallExpr" && e.args.length === 0 && e.fun.kind === "PathExpr" ? e.fun.path.segments.slice(-2) : [];
  return made?.name === "new" && ["Vec", "HashMap", "HashSet", "String"].includes(owner?.name ?? "");
}

/** `&k` asks for what `k`, `k.clone()` or `k.to_string()` puts in; a text is asked for as it is. */
function isSameKey(asked: RustExpr, put: RustExpr): boolean {
  const bare = asked.kind === "RefExpr" ? asked.expr : asked;
  const owned =
    put.kind === "MethodCallExpr" && put.args.length === 0 && ["clone", "to_string"].includes(put.method) ? put.recv : put;
  return sameExpr(bare, owned) && bare.kind !== "CallExpr" && bare.kind !== "MethodCallExpr";
}

const rootOf = (e: RustExpr): string | undefined =>
  e.kind === "FieldExpr"
    ? rootOf(e.expr)
    : e.kind === "PathExpr" && e.path.segments.length === 1
      ? e.path.segments[0]?.name
      : undefined;
