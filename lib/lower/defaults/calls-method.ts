// Implements the questions whether an operand calls something, or hands on what is being changed: then it goes before the place
// that it would borrow again.

import type { RustExpr } from "../../rust/ast.ts";

export function callsMethod(e: RustExpr): boolean {
  switch (e.kind) {
    case "MethodCallExpr":
    case "CallExpr":
      return true;
    case "BinaryExpr":
      return callsMethod(e.left) || callsMethod(e.right);
    case "CastExpr":
    case "ParenExpr":
    case "UnaryExpr":
      return callsMethod(e.expr);
    default:
      return false;
  }
}

/** Is this place, or what holds it, given to a call inside as what it may change: `f(memo)`, `f(&mut memo)`, `self.f()`? */
export function changesInside(e: unknown, place: RustExpr): boolean {
  if (typeof e !== "object" || e === null) return false;
  if (Array.isArray(e)) return e.some((x) => changesInside(x, place));
  const x = e as RustExpr;
  const given = x.kind === "CallExpr" ? x.args : x.kind === "MethodCallExpr" && place.kind === "FieldExpr" ? [x.recv] : [];
  const root = rootName(place);
  if (root && given.some((a) => isVariable(a.kind === "RefExpr" && a.mut ? a.expr : a, root))) return true;
  return Object.entries(x).some(([key, value]) => key !== "origin" && changesInside(value, place));
}

const rootName = (e: RustExpr): string | undefined =>
  e.kind === "FieldExpr"
    ? rootName(e.expr)
    : e.kind === "PathExpr" && e.path.segments.length === 1
      ? e.path.segments[0]?.name
      : undefined;

const isVariable = (e: RustExpr, name: string): boolean => e.kind === "PathExpr" && rootName(e) === name;
