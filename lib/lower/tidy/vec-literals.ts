// Implements `let mut v = Vec::new(); v.push(1);` as `let v = vec![1];`.

import type { RustBlock, RustExpr, RustFile, RustStmt, RustType } from "../../rust/ast.ts";
import { isBlock, isFnItem, mapTree } from "../../rust/print/tree.ts";
import { sameType } from "../../rust/factory.ts";
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
    if (s.kind !== "LetStmt" || s.pat.kind !== "IdentPat" || !s.pat.mut || s.else || !s.init || !isEmptyList(s.init)) continue;
    const { name } = s.pat;
    const pushed: RustExpr[] = [];
    let end = i + 1;
    for (; end < b.stmts.length; end++) {
      const value = pushedTo(b.stmts[end] as RustStmt, name);
      if (!value || mentions(value, name)) break;
      pushed.push(value);
    }
    if (pushed.length === 0) continue;
    const rest = [...b.stmts.slice(end), ...(b.tail ? [b.tail] : [])];
    const made: RustStmt = {
      ...s,
      pat: { ...s.pat, mut: rest.some((x) => changes(x, name, methods)) },
      init: { kind: "MacroExpr", name: "vec", delim: "[", args: pushed, ...(s.init.origin && { origin: s.init.origin }) },
    };
    return gathered({ ...b, stmts: [...b.stmts.slice(0, i), made, ...b.stmts.slice(end)] }, methods);
  }
  return b;
}

/** `Vec::new()`. */
const isEmptyList = (e: RustExpr): boolean =>
  e.kind === "CallExpr" &&
  e.args.length === 0 &&
  e.fun.kind === "PathExpr" &&
  e.fun.path.segments.map((x) => x.name).join("::") === "Vec::new";

/** `v.push(value);`, without a comment of its own. */
function pushedTo(s: RustStmt, name: string): RustExpr | undefined {
  const e = s.kind === "ExprStmt" && !s.trivia?.leading && !s.trivia?.trailing ? s.expr : undefined;
  return e?.kind === "MethodCallExpr" && e.method === "push" && isName(e.recv, name) ? e.args[0] : undefined;
}
