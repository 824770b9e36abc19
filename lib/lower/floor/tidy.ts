// Implements two small rewritings: a first value that is overwritten before anybody reads it, and an `if` that holds only another.

import type { RustBlock, RustExpr, RustStmt } from "../../rust/ast.ts";
import { isBlock, isExpr, mapTree } from "../../rust/print/tree.ts";
import { lateInit as joinLate, mentions } from "../tidy/late-init.ts";
import { knownOpposite, withKnownOperand } from "../tidy/known-operands.ts";
import { onceOnly } from "../tidy/single-turns.ts";
import { plainIf } from "../tidy/plain-ifs.ts";
import { assignedLater, isReassigned } from "./assigned.ts";
import { diverges } from "./tail.ts";

export const lateInit = <T>(tree: T): T => mapTree(tree, (n) => (isBlock(n) ? joined(n) : n));

/** An `if` in its plainest form; `if a { if b { … } }` asks both at once. */
export const collapsed = <T>(tree: T): T =>
  mapTree(tree, (n) => {
    const whole = isExpr(n) ? n : undefined;
    if (whole?.kind === "BinaryExpr") return withKnownOperand(whole);
    if (whole?.kind === "UnaryExpr") return knownOpposite(whole);
    if (whole?.kind === "LoopExpr") return onceOnly(whole);
    const e = whole?.kind === "IfExpr" ? plainIf(whole) : whole;
    if (e && e !== whole) return e;
    if (e?.kind !== "IfExpr" || e.else || e.then.dangling || e.then.tail || e.then.stmts.length !== 1) return n;
    const [only] = e.then.stmts;
    const inner = only?.kind === "ExprStmt" && !only.trivia ? only.expr : undefined;
    if (inner?.kind !== "IfExpr" || inner.else) return n;
    return { ...e, cond: { kind: "BinaryExpr", op: "&&", left: e.cond, right: inner.cond }, then: inner.then };
  });

type Let = Extract<RustStmt, { kind: "LetStmt" }>;

function joined(block: RustBlock): RustBlock {
  const b = withoutBlockTail(block);
  for (const [i, s] of b.stmts.entries()) {
    if (s.kind !== "LetStmt" || s.pat.kind !== "IdentPat" || !s.pat.mut || !s.init || !isIdle(s.init)) continue;
    const { name } = s.pat;
    const at = b.stmts.findIndex((x, k) => k > i && mentions(x, name));
    const next = b.stmts[at];
    const value = next?.kind === "ExprStmt" ? assignedTo(next.expr, name) : undefined;
    const opened = next && !value ? firstInBlock(next, name) : undefined;
    if (opened) {
      const first: Let = { ...s, init: opened.value };
      return joined({ ...b, stmts: b.stmts.flatMap((x, k) => (k === i ? [] : k === at ? [first, ...opened.rest] : [x])) });
    }
    if (next && !value && assigns(next, name)) {
      const { init: _, ...open } = s;
      const again = b.stmts.slice(at + 1).some((x) => changes(x, name)) || (b.tail !== undefined && changes(b.tail, name));
      const bare: Let = { ...open, pat: { ...s.pat, mut: again } };
      return joined(joinLate({ ...b, stmts: b.stmts.map((x, k) => (k === i ? bare : x)) }));
    }
    if (!next || !value) {
      const open = next && joinLate(b).stmts.includes(s) ? assignedLater(name, b.stmts.slice(i + 1), b.tail) : undefined;
      if (!open) continue;
      const { init: _, ...rest } = s;
      const bare: Let = { ...rest, pat: { ...s.pat, mut: open.mut } };
      return joined(joinLate({ ...b, stmts: b.stmts.map((x, k) => (k === i ? bare : x)) }));
    }
    const later = [...b.stmts.slice(at + 1), ...(b.tail ? [b.tail] : [])];
    const made: Let = {
      ...s,
      pat: { ...s.pat, mut: later.some((x) => changes(x, name)) },
      init: value,
      ...(next.origin && { origin: next.origin }),
      ...((s.trivia || next.trivia) && { trivia: { ...s.trivia, ...next.trivia } }),
    };
    return joined({ ...b, stmts: b.stmts.flatMap((x, k) => (k === i ? [] : k === at ? [made] : [x])) });
  }
  return b;
}

/** A block in last place that gives nothing is a statement like others. */
function withoutBlockTail({ tail, ...b }: RustBlock): RustBlock {
  if (tail?.kind !== "Block" || !givesNothing(tail)) return tail ? { ...b, tail } : b;
  return { ...b, stmts: [...b.stmts, { kind: "ExprStmt", expr: tail, semi: false }] };
}

const givesNothing = (e: RustExpr): boolean =>
  e.kind === "WhileExpr" || e.kind === "ForExpr" || (e.kind === "Block" && !e.label && (!e.tail || givesNothing(e.tail)));

/** Is the variable assigned on every way through, before anything reads it? */
function assigns(n: RustStmt | RustExpr, name: string): boolean {
  if (n.kind === "ExprStmt") return assigns(n.expr, name);
  if (n.kind === "AssignExpr") return assignedTo(n, name) !== undefined;
  if (n.kind === "IfExpr")
    return n.else !== undefined && !mentions(n.cond, name) && assigns(n.then, name) && assigns(n.else, name);
  if (n.kind !== "Block" || n.label) return false;
  const at = n.stmts.findIndex((s) => mentions(s, name) || (s.kind === "ExprStmt" && diverges(s.expr)));
  const first = n.stmts[at];
  if (!first) return n.tail !== undefined && assigns(n.tail, name);
  return (first.kind === "ExprStmt" && diverges(first.expr) && !mentions(first, name)) || assigns(first, name);
}

/** A block that begins with the assignment: it can as well come before, and what declares nothing needs no block then. */
function firstInBlock(s: RustStmt, name: string): { value: RustExpr; rest: readonly RustStmt[] } | undefined {
  if (s.kind !== "ExprStmt" || s.expr.kind !== "Block") return undefined;
  const { tail, label } = s.expr;
  const [first, ...rest] = s.expr.stmts;
  const value = first?.kind === "ExprStmt" ? assignedTo(first.expr, name) : undefined;
  if (!value) return undefined;
  const isOpen = !label && !s.trivia && rest.every((x) => x.kind === "ExprStmt") && (!tail || givesNothing(tail));
  if (!isOpen) return { value, rest: [{ ...s, expr: { ...s.expr, stmts: rest } }] };
  return { value, rest: [...rest, ...(tail ? [{ kind: "ExprStmt" as const, expr: tail, semi: false }] : [])] };
}

/** Made without effect: literals, and what Go's values are made from them. */
function isIdle(e: RustExpr): boolean {
  switch (e.kind) {
    case "LitExpr":
    case "PathExpr":
      return true;
    case "UnaryExpr":
      return e.op === "-" && e.expr.kind === "LitExpr";
    case "RepeatExpr":
      return isIdle(e.elem);
    case "ArrayExpr":
    case "TupleExpr":
      return e.elems.every(isIdle);
    case "MacroExpr":
      return e.name === "vec" && e.args.every((a) => isExpr(a) && isIdle(a));
    case "StructExpr":
      return !e.base && e.fields.every((x) => isIdle(x.value));
    case "CastExpr":
      return isIdle(e.expr);
    case "CallExpr":
      return e.fun.kind === "PathExpr" && isMaker(e.fun.path.segments.at(-1)?.name ?? "", e.args) && e.args.every(isIdle);
    default:
      return false;
  }
}

/** A slice is made without effect where its size is a number that is no error. */
const isMaker = (name: string, args: readonly RustExpr[]): boolean =>
  makers.has(name) || (name === "make" && args.every((a) => a.kind === "LitExpr"));

const makers = new Set(["zero", "default", "any", "from", "new"]);

function assignedTo(e: RustExpr, name: string): RustExpr | undefined {
  const target = e.kind === "AssignExpr" && e.left.kind === "PathExpr" ? e.left.path.segments : [];
  return e.kind === "AssignExpr" && target.length === 1 && target[0]?.name === name && !mentions(e.right, name)
    ? e.right
    : undefined;
}

/** Assigned, changed in part, or lent to a change. */
const changes = (n: RustStmt | RustExpr, name: string): boolean => isReassigned(name, n);
