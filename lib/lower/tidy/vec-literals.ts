// Implements `let mut v = Vec::new(); v.push(1);` as `let v = vec![1];`.

import type { RustBlock, RustExpr, RustFile, RustStmt, RustType } from "../../rust/ast.ts";
import { isBlock, isFnItem, mapTree } from "../../rust/print/tree.ts";
import { sameType, t, vecElem } from "../../rust/factory.ts";
import { Methods } from "../loans/methods.ts";
import { letAndReturn } from "./let-and-return.ts";
import { changes, isName, mentions } from "./variables.ts";

export function withFirstElements(file: RustFile): RustFile {
  const methods = new Methods(file);
  return mapTree(file, (n) => {
    if (isBlock(n)) return gathered(n, methods);
    return isFnItem(n) && n.body && n.ret ? { ...n, body: givenBack(n.body, n.ret) } : n;
  });
}

/** `let v: Vec<i64> = vec![1]; v` at the end of a function, which says the type itself. */
function givenBack(b: RustBlock, ret: RustType): RustBlock {
  const last = b.stmts.at(-1);
  if (last?.kind !== "LetStmt" || !last.type || !last.init) return b;
  const isList = last.init.kind === "MacroExpr" && last.init.name === "vec";
  if (!isList && !sameType(last.type, ret)) return b;
  const { type: _, ...untyped } = last;
  const shorter = letAndReturn({ ...b, stmts: [...b.stmts.slice(0, -1), untyped] });
  return shorter.stmts.length < b.stmts.length ? shorter : b;
}

function gathered(b: RustBlock, methods: Methods): RustBlock {
  for (const [i, s] of b.stmts.entries()) {
    if (s.kind !== "LetStmt" || s.pat.kind !== "IdentPat" || !s.pat.mut || s.else || !s.init) continue;
    const room = roomOf(s.init);
    if (room === undefined) continue;
    const { name } = s.pat;
    const pushed: RustExpr[] = [];
    let end = i + 1;
    for (; end < b.stmts.length; end++) {
      const value = pushedTo(b.stmts[end] as RustStmt, name);
      if (!value || mentions(value, name)) break;
      pushed.push(value);
    }
    if (pushed.length === 0 || room > pushed.length) continue;
    const rest = [...b.stmts.slice(end), ...(b.tail ? [b.tail] : [])];
    const at = s.init.origin && { origin: s.init.origin };
    // What is only looked at element by element needs no list on the heap.
    const isFixed = rest.every((x) => onlyLooks(x, name));
    const elem = s.type && vecElem(s.type);
    const made: RustStmt = {
      ...s,
      pat: { ...s.pat, mut: rest.some((x) => changes(x, name, methods)) },
      ...(isFixed && elem && { type: t.array(elem, pushed.length) }),
      init: isFixed
        ? { kind: "ArrayExpr", elems: pushed, ...at }
        : { kind: "MacroExpr", name: "vec", delim: "[", args: pushed, ...at },
    };
    return gathered({ ...b, stmts: [...b.stmts.slice(0, i), made, ...b.stmts.slice(end)] }, methods);
  }
  return b;
}

/** Each use indexes it, walks over it or asks what every slice can answer. */
function onlyLooks(n: unknown, name: string): boolean {
  if (typeof n !== "object" || n === null) return true;
  if (Array.isArray(n)) return n.every((x) => onlyLooks(x, name));
  const e = n as RustExpr;
  if (isName(e, name)) return false;
  if (e.kind === "FormatMacro" && new RegExp(`\\{${name}[:}]`).test(e.template ?? "")) return false;
  if (e.kind === "IndexExpr" && isName(e.expr, name)) return e.index.kind !== "RangeExpr" && onlyLooks(e.index, name);
  if (e.kind === "MethodCallExpr" && isName(e.recv, name))
    return ["len", "iter", "is_empty", "join", "contains", "sort", "iter_mut"].includes(e.method) && onlyLooks(e.args, name);
  if (e.kind === "ForExpr" && e.iter.kind === "RefExpr" && isName(e.iter.expr, name)) return onlyLooks(e.body, name);
  return Object.entries(n).every(([key, x]) => key === "origin" || key === "trivia" || onlyLooks(x, name));
}

/** 0 of `Vec::new()`, 2 of `Vec::with_capacity(2)`. */
function roomOf(e: RustExpr): number | undefined {
  const [owner, made] = e.kind === "CallExpr" && e.fun.kind === "PathExpr" ? e.fun.path.segments : [];
  if (e.kind !== "CallExpr" || owner?.name !== "Vec") return undefined;
  const [n] = e.args;
  if (made?.name === "new") return 0;
  const isKnown = made?.name === "with_capacity" && n?.kind === "LitExpr" && n.lit.kind === "num";
  return isKnown && /^\d+$/.test(n.lit.text) ? Number(n.lit.text) : undefined;
}

/** `v.push(value);`: the value, with the comments of the line. */
function pushedTo(s: RustStmt, name: string): RustExpr | undefined {
  const e = s.kind === "ExprStmt" ? s.expr : undefined;
  const value = e?.kind === "MethodCallExpr" && e.method === "push" && isName(e.recv, name) ? e.args[0] : undefined;
  const { leading, trailing } = s.trivia ?? {};
  if (!value || (!leading && !trailing)) return value;
  return { ...value, trivia: { ...value.trivia, ...(leading && { leading }), ...(trailing && { trailing }) } };
}
