// Implements two forms of `if` that say the same in fewer words: one that only gives true or false, and neighbours that do the same.

import type { RustBlock, RustExpr, RustStmt, RustTrivia } from "../../rust/ast.ts";
import { block } from "../../rust/factory.ts";
import { opposite } from "../../rust/opposite.ts";

type If = Extract<RustExpr, { kind: "IfExpr" }>;

/** The `if` in its plainest form; the same object where nothing changes. */
export function plainIf(e: If): RustExpr {
  // An `else if` that became a value needs its braces again.
  const last = e.else && e.else.kind !== "IfExpr" && e.else.kind !== "Block" ? block([], e.else) : e.else;
  const whole = isEmpty(e.else) ? withoutElse(e) : last === e.else || !last ? e : { ...e, else: last };
  return answer(whole) ?? either(whole) ?? joined(whole);
}

/** `else {}` says nothing. */
const isEmpty = (e: RustExpr | undefined): boolean =>
  e?.kind === "Block" && !e.label && !e.dangling && !e.tail && !e.trivia && e.stmts.length === 0;

function withoutElse(e: If): If {
  const { else: _, ...rest } = e;
  return rest;
}

/** `if c { true } else { false }` is `c`. */
function answer(e: If): RustExpr | undefined {
  const [yes, no] = [boolIn(e.then), e.else && boolIn(e.else)];
  if (yes === undefined || no === undefined || yes.value === no.value || yes.returns !== no.returns || hasLet(e.cond))
    return undefined;
  // Of an order the opposite is not known: neither of two floats may be less.
  if (!yes.value && e.cond.kind === "BinaryExpr" && e.cond.op !== "==" && e.cond.op !== "!=") return undefined;
  const value = yes.value ? e.cond : opposite(e.cond, false);
  return yes.returns ? { kind: "ReturnExpr", value } : value;
}

/** The one value of a block without comments, given or returned. */
function boolIn(e: RustExpr): { readonly value: boolean; readonly returns: boolean } | undefined {
  if (e.kind !== "Block" || e.label || e.dangling) return undefined;
  const [only] = e.stmts;
  const last = e.tail ?? (only?.kind === "ExprStmt" && !only.trivia ? only.expr : undefined);
  if (!last || e.stmts.length + (e.tail ? 1 : 0) !== 1) return undefined;
  const returns = last.kind === "ReturnExpr";
  const value = returns ? last.value : last;
  const isBare = value?.kind === "LitExpr" && value.lit.kind === "bool" && !value.trivia && !last.trivia;
  return isBare && (returns || e.tail) ? { value: value.lit.value as boolean, returns } : undefined;
}

/** What `if c { x } else { x }` does either way. */
function either(e: If): RustBlock | undefined {
  const both = e.else?.kind === "Block" && !hasLet(e.cond) && isIdle(e.cond) ? alike(e.then, e.else) : undefined;
  if (both && !both.tail) always.add(both);
  return both;
}

/** Blocks that stand for an `if`, and hold statements alone. */
const always = new WeakSet<object>();

/** Such a block among other statements needs no braces where it declares nothing. */
export function withoutEither(b: RustBlock): RustBlock {
  const inner = (s: RustStmt): RustBlock | undefined =>
    s.kind === "ExprStmt" && s.expr.kind === "Block" && always.has(s.expr) && s.expr.stmts.every((x) => x.kind === "ExprStmt")
      ? s.expr
      : undefined;
  if (!b.stmts.some(inner)) return b;
  const stmts = b.stmts.flatMap((s) => {
    const opened = inner(s);
    if (!opened) return [s];
    return opened.stmts.map((x, i) => (i === 0 && s.trivia ? { ...x, trivia: { ...s.trivia, ...x.trivia } } : x));
  });
  return { ...b, stmts };
}

/** `if a { x } else if b { x } else { y }` is `if a || b { x } else { y }`; and of two last branches alike one does. */
function joined(e: If): If {
  const next = e.else;
  if (next?.kind === "IfExpr" && next.else?.kind === "Block" && isIdle(next.cond)) {
    const last = alike(next.then, next.else);
    if (last) return joined({ ...e, else: last });
  }
  const then = next?.kind === "IfExpr" && !hasLet(e.cond) && !hasLet(next.cond) ? alike(e.then, next.then) : undefined;
  if (next?.kind !== "IfExpr" || !then) return e;
  const cond: RustExpr = { kind: "BinaryExpr", op: "||", left: operand(e.cond), right: operand(next.cond) };
  const { else: _, ...rest } = e;
  return joined({ ...rest, cond, then, ...(next.else && { else: next.else }) });
}

/** Within `||`, an `&&` needs no parentheses; a closure or a range would. */
const operand = (e: RustExpr): RustExpr =>
  e.kind === "RangeExpr" || e.kind === "ClosureExpr" ? { kind: "ParenExpr", expr: e } : e;

/** Asked without effect. */
const isIdle = (e: RustExpr): boolean =>
  e.kind === "LitExpr" ||
  e.kind === "PathExpr" ||
  (e.kind === "FieldExpr" && isIdle(e.expr)) ||
  (e.kind === "BinaryExpr" && isIdle(e.left) && isIdle(e.right) && !["/", "%", "+", "-", "*"].includes(e.op)) ||
  // `Str::from("a")`
  (e.kind === "CallExpr" &&
    e.args.every((a) => a.kind === "LitExpr") &&
    e.fun.kind === "PathExpr" &&
    e.fun.path.segments.at(-1)?.name === "from");

const hasLet = (e: RustExpr): boolean => e.kind === "LetExpr" || (e.kind === "BinaryExpr" && (hasLet(e.left) || hasLet(e.right)));

/** Of two blocks with the same statements one, with the comments of both. */
function alike(a: RustBlock, b: RustBlock): RustBlock | undefined {
  if (textOf(a, false) !== textOf(b, false)) return undefined;
  if (textOf(a, true) === textOf(b, true)) return a;
  const more = commentsIn(b);
  if (more.length === 0) return a;
  if (commentsIn(a).length === 0) return b;
  const [first, ...rest] = a.stmts;
  if (first) return { ...a, stmts: [withComments(first, more), ...rest] };
  return a.tail ? { ...a, tail: withComments(a.tail, more) } : { ...a, dangling: [...(a.dangling ?? []), ...more] };
}

const withComments = <T extends { readonly trivia?: RustTrivia }>(n: T, more: readonly string[]): T => ({
  ...n,
  trivia: { ...n.trivia, leading: [...(n.trivia?.leading ?? []), ...more] },
});

/** The comments of a block, in the order of its text. */
function commentsIn(n: unknown): readonly string[] {
  if (Array.isArray(n)) return n.flatMap(commentsIn);
  if (typeof n !== "object" || n === null) return [];
  const { trivia, dangling, origin: _, ...rest } = n as { trivia?: RustTrivia; dangling?: readonly string[]; origin?: unknown };
  return [
    ...(trivia?.leading ?? []),
    ...Object.values(rest).flatMap(commentsIn),
    ...(dangling ?? []),
    ...(trivia?.trailing ? [trivia.trailing] : []),
  ];
}

const textOf = (n: RustBlock, comments: boolean): string =>
  JSON.stringify(n, (key, value) =>
    key === "origin" || (!comments && (key === "trivia" || key === "dangling")) ? undefined : value,
  );
