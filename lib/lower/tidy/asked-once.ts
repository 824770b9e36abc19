// Implements `if x.is_none() { … } else { … x.as_ref().unwrap() … }` as `if let Some(…) = &x { … } else { … }`: the question gives
// the value.

import type { RustExpr } from "../../rust/ast.ts";
import { letExpr, local, p, ref, sameExpr } from "../../rust/factory.ts";
import { isExpr, mapTree } from "../../rust/print/tree.ts";

type If = Extract<RustExpr, { kind: "IfExpr" }>;

export function askedOnce(e: If): If {
  const { cond } = e;
  if (cond.kind !== "MethodCallExpr" || cond.args.length > 0 || cond.recv.kind !== "FieldExpr") return e;
  const isNone = cond.method === "is_none";
  if (!isNone && cond.method !== "is_some") return e;
  const [some, none] = isNone ? [e.else, e.then] : [e.then, e.else];
  if (some?.kind !== "Block" || (none && none.kind !== "Block")) return e;
  const held = cond.recv;
  const name = held.field;
  if (mentions(some, name) || !/^[a-z]\w*$/.test(name)) return e;
  let opened = 0;
  const then = mapTree(some, (n) => {
    if (!isExpr(n) || !isOpened(n, held)) return n;
    opened += 1;
    return local(name);
  });
  // Whatever else the branch does with the place, it would do while it is borrowed.
  if (opened === 0 || reaches(then, held)) return e;
  return { ...e, cond: letExpr(p.some(name), ref(held)), then, ...(none ? { else: none } : { else: undefined }) } as If;
}

/** `x.as_ref().unwrap()`. */
function isOpened(e: RustExpr, held: RustExpr): boolean {
  const inner = e.kind === "MethodCallExpr" && e.method === "unwrap" && e.args.length === 0 ? e.recv : undefined;
  return inner?.kind === "MethodCallExpr" && inner.method === "as_ref" && inner.args.length === 0 && sameExpr(inner.recv, held);
}

const children = (n: object): unknown[] =>
  Array.isArray(n) ? n : Object.entries(n).flatMap(([key, value]) => (key === "origin" || key === "trivia" ? [] : [value]));

/** The variable of this name, or a text that speaks of it. */
const mentions = (n: unknown, name: string): boolean => {
  if (typeof n !== "object" || n === null) return false;
  const e = n as { kind?: string; template?: string; path?: { segments: readonly { name: string }[] }; name?: string };
  if (e.kind === "PathExpr" && e.path?.segments.length === 1 && e.path.segments[0]?.name === name) return true;
  if (e.kind === "IdentPat" && e.name === name) return true;
  if (e.kind === "FormatMacro" && e.template?.includes(`{${name}`)) return true;
  return children(n).some((x) => mentions(x, name));
};

/** The place itself, or all that it is a part of. */
const reaches = (n: unknown, held: RustExpr): boolean => {
  if (typeof n !== "object" || n === null) return false;
  const e = n as RustExpr;
  if (e.kind === "FieldExpr" && sameExpr(e, held)) return true;
  const owner = held.kind === "FieldExpr" ? held.expr : undefined;
  if (e.kind === "MethodCallExpr" && owner && sameExpr(e.recv, owner)) return true;
  if (e.kind === "RefExpr" && owner && sameExpr(e.expr, owner)) return true;
  if (e.kind === "CallExpr" && owner && e.args.some((a) => sameExpr(a, owner))) return true;
  return children(n).some((x) => reaches(x, held));
};
