// Implements `if x.is_none() { … } else { … x.as_ref().unwrap() … }` as `if let Some(…) = &x { … } else { … }`: the question gives
// the value.

import type { RustBlock, RustExpr } from "../../rust/ast.ts";
import { letExpr, local, methodCall, p, ref, refMut, sameExpr } from "../../rust/factory.ts";
import { isExpr, mapTree } from "../../rust/print/tree.ts";

type If = Extract<RustExpr, { kind: "IfExpr" }>;

export function askedOnce(e: If): If {
  const { cond } = e;
  const known = movedOn(e) ?? steppedOn(e);
  if (known) return known;
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

/** `if l.head.is_some() { l.head = l.head.as_mut().unwrap().next.take(); }`: the last look at the node ends before it is replaced. */
function movedOn(e: If): If | undefined {
  const { cond, then } = e;
  const [only, more] = then.stmts;
  const set = only?.kind === "ExprStmt" && only.expr.kind === "AssignExpr" ? only.expr : undefined;
  if (cond.kind !== "MethodCallExpr" || cond.method !== "is_some" || cond.recv.kind !== "FieldExpr" || e.else) return undefined;
  if (!set || !only || more || then.tail || !sameExpr(set.left, cond.recv)) return undefined;
  const taken = set.right.kind === "MethodCallExpr" && set.right.method === "take" ? set.right.recv : undefined;
  const node = taken?.kind === "FieldExpr" && taken.expr.kind === "MethodCallExpr" ? taken.expr : undefined;
  const looks = node?.method === "unwrap" && node.recv.kind === "MethodCallExpr" ? node.recv : undefined;
  if (looks?.method !== "as_mut" || !sameExpr(looks.recv, cond.recv) || taken?.kind !== "FieldExpr") return undefined;
  const name = cond.recv.field;
  const right = methodCall({ ...taken, expr: local(name) }, "take");
  const stmt = { ...only, expr: { ...set, right } };
  return { ...e, cond: letExpr(p.some(name), refMut(cond.recv)), then: { ...then, stmts: [stmt] } };
}

/** `if n.is_some() { … n.unwrap().val …; n = n.unwrap().next; }`: `n` looks at a node, and on at the next one at the end. */
function steppedOn(e: If): If | undefined {
  const held = variableAsked(e.cond);
  const body = held && !e.else ? withNode(e.then, held) : undefined;
  return held && body && { ...e, cond: letExpr(p.some("node"), held), then: body };
}

/** The variable of `n.is_some()`. */
export const variableAsked = (cond: RustExpr): RustExpr | undefined =>
  cond.kind === "MethodCallExpr" && cond.method === "is_some" && cond.args.length === 0 && cond.recv.kind === "PathExpr"
    ? cond.recv
    : undefined;

/** The block with `node` for `n.unwrap()`, where it says that more than once, so that it copies what it opens. */
export function withNode(b: RustBlock, held: RustExpr): RustBlock | undefined {
  const root = held.kind === "PathExpr" && held.path.segments.length === 1 ? held.path.segments[0]?.name : undefined;
  if (root === undefined || b.tail || mentions(b, "node")) return undefined;
  const isCopied = (x: RustExpr): boolean =>
    x.kind === "MethodCallExpr" && x.method === "unwrap" && x.args.length === 0 && sameExpr(x.recv, held);
  let opened = 0;
  const body = mapTree(b, (n) => {
    if (!isExpr(n) || !isCopied(n)) return n;
    opened += 1;
    return local("node");
  });
  const last = body.stmts.at(-1);
  const step =
    last?.kind === "ExprStmt" && last.expr.kind === "AssignExpr" && sameExpr(last.expr.left, held) ? last.expr : undefined;
  const rest = step ? [...body.stmts.slice(0, -1), step.right] : body.stmts;
  return opened < 2 || mentions(rest, root) ? undefined : body;
}

/** `x.as_ref().unwrap()`. */
export function isOpened(e: RustExpr, held: RustExpr): boolean {
  const inner = e.kind === "MethodCallExpr" && e.method === "unwrap" && e.args.length === 0 ? e.recv : undefined;
  return inner?.kind === "MethodCallExpr" && inner.method === "as_ref" && inner.args.length === 0 && sameExpr(inner.recv, held);
}

const children = (n: object): unknown[] =>
  Array.isArray(n) ? n : Object.entries(n).flatMap(([key, value]) => (key === "origin" || key === "trivia" ? [] : [value]));

/** The variable of this name, or a text that speaks of it. */
export const mentions = (n: unknown, name: string): boolean => {
  if (typeof n !== "object" || n === null) return false;
  const e = n as { kind?: string; template?: string; path?: { segments: readonly { name: string }[] }; name?: string };
  if (e.kind === "PathExpr" && e.path?.segments.length === 1 && e.path.segments[0]?.name === name) return true;
  if (e.kind === "IdentPat" && e.name === name) return true;
  if (e.kind === "FormatMacro" && e.template?.includes(`{${name}`)) return true;
  return children(n).some((x) => mentions(x, name));
};

/** The place itself, or all that it is a part of. */
export const reaches = (n: unknown, held: RustExpr): boolean => {
  if (typeof n !== "object" || n === null) return false;
  const e = n as RustExpr;
  if (e.kind === "FieldExpr" && sameExpr(e, held)) return true;
  const owner = held.kind === "FieldExpr" ? held.expr : undefined;
  if (e.kind === "MethodCallExpr" && owner && sameExpr(e.recv, owner)) return true;
  if (e.kind === "RefExpr" && owner && sameExpr(e.expr, owner)) return true;
  if (e.kind === "CallExpr" && owner && e.args.some((a) => sameExpr(a, owner))) return true;
  return children(n).some((x) => reaches(x, held));
};
