// Implements `lo <= x && x <= hi` as `(lo..=hi).contains(&x)`.

import type { RustBinaryOp, RustExpr } from "../../rust/ast.ts";
import { binary, methodCall, not, ref } from "../../rust/factory.ts";

interface Bound {
  readonly x: RustExpr;
  readonly op: RustBinaryOp;
  readonly limit: RustExpr;
}

export function rangeTest(l: RustExpr, op: "&&" | "||", r: RustExpr): RustExpr | undefined {
  const upper = boundOf(r);
  if (!upper) return undefined;
  // In a chain the neighbour is the last one before.
  if (l.kind === "BinaryExpr" && l.op === op) {
    const inner = between(boundOf(l.right), op, upper);
    return inner && binary(l.left, op, inner);
  }
  return between(boundOf(l), op, upper);
}

function between(a: Bound | undefined, op: "&&" | "||", b: Bound): RustExpr | undefined {
  if (!a || !sameExpr(a.x, b.x)) return undefined;
  const [low, high] = op === "&&" ? order(a, b, ">=", ["<", "<="]) : order(a, b, "<", [">", ">="]);
  if (!low || !high) return undefined;
  const inclusive = high.op === "<=" || high.op === ">";
  const range: RustExpr = { kind: "ParenExpr", expr: { kind: "RangeExpr", low: low.limit, high: high.limit, inclusive } };
  const inside = methodCall(range, "contains", [ref(a.x)]);
  return op === "&&" ? inside : not(inside);
}

function order(a: Bound, b: Bound, low: RustBinaryOp, highs: readonly RustBinaryOp[]): readonly [Bound?, Bound?] {
  if (a.op === low && highs.includes(b.op)) return [a, b];
  return b.op === low && highs.includes(a.op) ? [b, a] : [];
}

const turned: Readonly<Record<string, RustBinaryOp | undefined>> = { "<": ">", "<=": ">=", ">": "<", ">=": "<=" };

/** A comparison of a place with a literal, the place on the left. */
function boundOf(e: RustExpr | undefined): Bound | undefined {
  if (e?.kind !== "BinaryExpr" || !turned[e.op]) return undefined;
  if (e.right.kind === "LitExpr" && isPlace(e.left)) return { x: e.left, op: e.op, limit: e.right };
  const op = turned[e.op];
  return e.left.kind === "LitExpr" && isPlace(e.right) && op ? { x: e.right, op, limit: e.left } : undefined;
}

const isPlace = (e: RustExpr): boolean =>
  e.kind === "PathExpr" ||
  (e.kind === "FieldExpr" && isPlace(e.expr)) ||
  (e.kind === "UnaryExpr" && e.op === "*" && isPlace(e.expr));

const sameExpr = (a: RustExpr, b: RustExpr): boolean => textOf(a) === textOf(b);
const textOf = (e: RustExpr): string =>
  JSON.stringify(e, (key, value: unknown) => (key === "origin" || key === "trivia" ? undefined : value));
