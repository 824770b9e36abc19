// Implements sums that say one more: `mid - 1` becomes `mid`, and `j <= hi` becomes `j < hi` where hi is kept one higher.

import type { BinaryExpr, BinaryOp, Expr, Ident } from "../../../go/ast.ts";
import type { Span } from "../../../source/span.ts";

/** What is kept one higher, by its name. */
export type IsHigher = (id: Ident) => boolean;

interface Shifted {
  readonly expr: Expr;
  /** What has to be added to it for the value that the Go has. */
  readonly more: bigint;
}

export const isSum = (e: Expr): e is BinaryExpr => e.kind === "BinaryExpr" && (e.op === "+" || e.op === "-");

/** The same sum over the names as they are, and by how much it is off. */
export function shifted(e: Expr, isHigher: IsHigher): Shifted {
  if (e.kind === "ParenExpr") {
    const inner = shifted(e.x, isHigher);
    return inner.expr === e.x ? { expr: e, more: inner.more } : inner;
  }
  if (e.kind === "Ident" && isHigher(e)) return { expr: { ...e }, more: -1n };
  if (!isSum(e)) return { expr: e, more: 0n };
  const [x, y] = [shifted(e.x, isHigher), shifted(e.y, isHigher)];
  const isSame = x.expr === e.x && y.expr === e.y;
  return { expr: isSame ? e : { ...e, x: x.expr, y: y.expr }, more: e.op === "+" ? x.more + y.more : x.more - y.more };
}

/** `e + k`, with the number that it may have at its end. */
export function plus(e: Expr, k: bigint): Expr {
  if (k === 0n) return e;
  const own = literal(e);
  if (own !== undefined) return number(own + k, e.span);
  const last = isSum(e) ? literal(e.y) : undefined;
  if (!isSum(e) || last === undefined) return k > 0n ? sum(e, "+", k) : sum(e, "-", -k);
  const total = (e.op === "+" ? last : -last) + k;
  return total === 0n ? e.x : { ...e, op: total > 0n ? "+" : "-", y: number(total > 0n ? total : -total, e.y.span) };
}

/** `x op y` in whole numbers, with `by` added on the left. */
export function compared(e: BinaryExpr, x: Expr, y: Expr, by: bigint): BinaryExpr {
  const made = (op: BinaryOp, left: Expr, right: Expr): BinaryExpr => ({ ...e, op, x: left, y: right });
  if (literal(y) !== undefined) return againstZero(made(e.op, x, plus(y, -by)));
  if (hasNumber(x) || by === 0n) return made(e.op, plus(x, by), y);
  if (hasNumber(y)) return made(e.op, x, plus(y, -by));
  // `x + 1 <= y` is `x < y`, and `x - 1 < y` is `x <= y`.
  const op =
    by === 1n ? { "<=": "<", ">": ">=" }[e.op as string] : by === -1n ? { "<": "<=", ">=": ">" }[e.op as string] : undefined;
  if (op) return made(op as BinaryOp, x, y);
  return by > 0n ? made(e.op, plus(x, by), y) : made(e.op, x, plus(y, -by));
}

/** A sum with a number at its end, or a number. */
const hasNumber = (e: Expr): boolean => literal(e) !== undefined || (isSum(e) && literal(e.y) !== undefined);

/** `x >= 1` is `x > 0`, and `x < 1` is `x <= 0`. */
function againstZero(e: BinaryExpr): BinaryExpr {
  if (literal(e.y) !== 1n || (e.op !== ">=" && e.op !== "<")) return e;
  return { ...e, op: e.op === ">=" ? ">" : "<=", y: number(0n, e.y.span) };
}

export function literal(e: Expr): bigint | undefined {
  if (e.kind === "ParenExpr") return literal(e.x);
  if (e.kind === "UnaryExpr" && e.op === "-") {
    const inner = literal(e.x);
    return inner === undefined ? undefined : -inner;
  }
  return e.kind === "BasicLit" && e.lit === "INT" && /^(?:0|[1-9]\d*)$/.test(e.value) ? BigInt(e.value) : undefined;
}

function number(value: bigint, span: Span): Expr {
  if (value < 0n) return { kind: "UnaryExpr", op: "-", x: number(-value, span), span };
  return { kind: "BasicLit", lit: "INT", value: String(value), span };
}

const sum = (x: Expr, op: "+" | "-", k: bigint): Expr => ({ kind: "BinaryExpr", op, x, y: number(k, x.span), span: x.span });
