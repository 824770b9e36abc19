// Implements `if !m.contains_key(&k) { m.insert(k, v); }` as `m.entry(k).or_insert(v);`: the map is asked once, and for what is
// read next too.

import type { RustBlock, RustExpr, RustFile, RustItem, RustStmt } from "../../rust/ast.ts";
import { mentions } from "./asked-once.ts";
import { closure, exprStmt, methodCall, sameExpr } from "../../rust/factory.ts";
import { isExpr, mapTree } from "../../rust/print/tree.ts";

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
  const isFree = !text.includes(`"name":"${rootOf(put.recv) ?? ""}"`) && !/"kind":"(?:AwaitExpr|TryExpr|ReturnExpr)"/.test(text);
  // While a lock is held, nothing else is called that could ask for it.
  const locked = lockedIn(put.recv);
  if (locked && value.kind !== "LitExpr" && !isStdNew(value)) return s;
  if (!isFree || rootOf(locked ?? put.recv) === undefined) return s;
  const entry = methodCall(put.recv, "entry", [key]);
  const leading = [...(s.trivia?.leading ?? []), ...(only?.trivia?.leading ?? [])];
  const trivia = { ...s.trivia, ...(leading.length > 0 && { leading }) };
  return { ...s, trivia, expr: { ...given(entry, value), ...(e.origin && { origin: e.origin }) }, semi: true };
}

/** `m.entry(k).or_default(); let x = m.get_mut(&k).unwrap();` is `let x = m.entry(k).or_default();`. */
export function entriesRead(b: RustBlock): RustBlock {
  const stmts: RustStmt[] = [];
  for (const s of b.stmts) {
    const before = stmts.at(-1);
    const entry = before && entryOf(before);
    const read = entry && readOf(s, entry);
    if (read) stmts.pop();
    stmts.push(read && before?.trivia ? { ...read, trivia: { ...read.trivia, ...before.trivia } } : (read ?? s));
  }
  return usedAtOnce(stmts.length === b.stmts.length ? b : { ...b, stmts });
}

interface Entry {
  readonly whole: RustExpr;
  readonly map: RustExpr;
  readonly key: RustExpr;
}

const fillers = new Set(["or_default", "or_insert", "or_insert_with"]);

function entryOf(s: RustStmt): Entry | undefined {
  const whole = s.kind === "ExprStmt" ? s.expr : undefined;
  const entry = whole?.kind === "MethodCallExpr" && fillers.has(whole.method) ? whole.recv : undefined;
  const key = entry?.kind === "MethodCallExpr" && entry.method === "entry" ? entry.args[0] : undefined;
  return whole && key && entry?.kind === "MethodCallExpr" ? { whole, map: entry.recv, key } : undefined;
}

/** The statement that asks for the same element, with the entry in the place of its question. */
function readOf(s: RustStmt, { whole, map, key }: Entry): RustStmt | undefined {
  const isAsked = (e: RustExpr | undefined): boolean => {
    const found = e?.kind === "MethodCallExpr" && e.method === "unwrap" ? e.recv : undefined;
    const asked = found?.kind === "MethodCallExpr" && found.method === "get_mut" ? found.args[0] : undefined;
    return found?.kind === "MethodCallExpr" && asked !== undefined && sameExpr(found.recv, map) && isSameKey(asked, key);
  };
  if ((s.trivia?.leading ?? []).length > 0) return undefined;
  if (s.kind === "LetStmt") return isAsked(s.init) && !s.else ? { ...s, init: whole } : undefined;
  if (s.kind !== "ExprStmt" || s.expr.kind !== "AssignExpr") return undefined;
  return isAsked(s.expr.right) ? { ...s, expr: { ...s.expr, right: whole } } : undefined;
}

/** `let x = m.entry(k).or_default(); n = x;` and `x.insert(v);`, where `x` is not asked for again. */
function usedAtOnce(b: RustBlock): RustBlock {
  for (const [i, s] of b.stmts.entries()) {
    const next = b.stmts[i + 1];
    const name = s.kind === "LetStmt" && s.pat.kind === "IdentPat" && !s.pat.mut && !s.type ? s.pat.name : undefined;
    const value = s.kind === "LetStmt" && !s.else && s.init && entryOf(exprStmt(s.init)) ? s.init : undefined;
    if (!name || !value || !next || next.kind !== "ExprStmt" || (next.trivia?.leading ?? []).length > 0) continue;
    const used = replacedIn(next.expr, name, value);
    if (!used || mentions(b.stmts.slice(i + 2), name) || mentions(b.tail, name)) continue;
    const trivia = s.trivia && { trivia: { ...next.trivia, ...s.trivia } };
    return { ...b, stmts: [...b.stmts.slice(0, i), { ...next, expr: used, ...trivia }, ...b.stmts.slice(i + 2)] };
  }
  return b;
}

/** `n = x`, or a method of `x` whose arguments do not speak of it. */
function replacedIn(e: RustExpr, name: string, value: RustExpr): RustExpr | undefined {
  const isName = (x: RustExpr): boolean =>
    x.kind === "PathExpr" && x.path.segments.length === 1 && x.path.segments[0]?.name === name;
  if (e.kind === "AssignExpr" && isName(e.right) && !mentions(e.left, name)) return { ...e, right: value };
  if (e.kind !== "MethodCallExpr" || !isName(e.recv) || mentions(e.args, name)) return undefined;
  return e.args.every((a) => a.kind === "LitExpr" || a.kind === "PathExpr" || isOwnCopy(a)) ? { ...e, recv: value } : undefined;
}

const isOwnCopy = (e: RustExpr): boolean =>
  e.kind === "MethodCallExpr" && e.args.length === 0 && ["to_string", "clone"].includes(e.method) && e.recv.kind === "PathExpr";

/** `or_default()`, `or_insert(0)`, `or_insert_with(T::new)`, `or_insert_with(|| …)`. */
function given(entry: RustExpr, value: RustExpr): RustExpr {
  if (isStdNew(value) || isDefault(value)) return methodCall(entry, "or_default");
  if (value.kind === "CallExpr" && value.args.length === 0 && value.fun.kind === "PathExpr")
    return methodCall(entry, "or_insert_with", [value.fun]);
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

/** `or_insert_with(Node::new)` where `Node::new` gives `Node::default()` and nothing else. */
export function byDefault(file: RustFile): RustFile {
  const plain = new Set(file.items.flatMap(plainMakers));
  if (plain.size === 0) return file;
  return mapTree(file, (e) => {
    if (!isExpr(e) || e.kind !== "MethodCallExpr" || e.method !== "or_insert_with") return e;
    const [made] = e.args;
    const name = made?.kind === "PathExpr" ? made.path.segments.map((x) => x.name).join("::") : "";
    return plain.has(name) ? methodCall(e.recv, "or_default") : e;
  });
}

/** `Node::new` of an `impl` in which it gives the default. */
function plainMakers(i: RustItem): readonly string[] {
  if (i.kind !== "ImplItem" || i.trait || i.type.kind !== "PathType") return [];
  const owner = i.type.path.segments.at(-1)?.name ?? "";
  return i.items.flatMap((f) => {
    const only = f.kind === "FnItem" && f.params.length === 0 && !f.self && f.body?.stmts.length === 0 ? f.body.tail : undefined;
    return f.kind === "FnItem" && only && isDefault(only) ? [`${owner}::${f.name}`] : [];
  });
}

/** `Node::default()`. */
const isDefault = (e: RustExpr): boolean =>
  e.kind === "CallExpr" && e.args.length === 0 && e.fun.kind === "PathExpr" && e.fun.path.segments.at(-1)?.name === "default";

/** `&k` asks for what `k`, `k.clone()` or `k.to_string()` puts in; a text is asked for as it is. */
function isSameKey(asked: RustExpr, put: RustExpr): boolean {
  const bare = asked.kind === "RefExpr" ? asked.expr : asked;
  const owned =
    put.kind === "MethodCallExpr" && put.args.length === 0 && ["clone", "to_string"].includes(put.method) ? put.recv : put;
  return sameExpr(bare, owned) && bare.kind !== "CallExpr" && bare.kind !== "MethodCallExpr";
}

/** `m.lock().unwrap()`. */
const lockedIn = (e: RustExpr): RustExpr | undefined => {
  const lock = e.kind === "MethodCallExpr" && e.method === "unwrap" ? e.recv : undefined;
  return lock?.kind === "MethodCallExpr" && lock.method === "lock" && lock.args.length === 0 ? lock.recv : undefined;
};

const rootOf = (e: RustExpr): string | undefined =>
  e.kind === "FieldExpr"
    ? rootOf(e.expr)
    : e.kind === "PathExpr" && e.path.segments.length === 1
      ? e.path.segments[0]?.name
      : undefined;
