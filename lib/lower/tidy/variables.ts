// Implements questions about a variable in Rust by its name: is it named, and is it changed?

import type { RustExpr } from "../../rust/ast.ts";
import type { Methods } from "../loans/methods.ts";

export const isName = (e: RustExpr, name: string): boolean =>
  e.kind === "PathExpr" && e.path.segments.length === 1 && e.path.segments[0]?.name === name;

const isRootedAt = (e: RustExpr, name: string): boolean =>
  isName(e, name) || ((e.kind === "FieldExpr" || e.kind === "IndexExpr" || e.kind === "ParenExpr") && isRootedAt(e.expr, name));

export function mentions(n: unknown, name: string): boolean {
  if (typeof n !== "object" || n === null) return false;
  if (Array.isArray(n)) return n.some((x) => mentions(x, name));
  const e = n as RustExpr;
  if (isName(e, name)) return true;
  if (e.kind === "FormatMacro" && new RegExp(`\\{${name}[:}]`).test(e.template ?? "")) return true;
  return Object.entries(n).some(([k, v]) => k !== "origin" && k !== "trivia" && mentions(v, name));
}

/** Is the variable changed: assigned, borrowed to change, or by a method that does? */
export function changes(n: unknown, name: string, methods: Methods): boolean {
  if (typeof n !== "object" || n === null) return false;
  if (Array.isArray(n)) return n.some((x) => changes(x, name, methods));
  const e = n as RustExpr;
  if ((e.kind === "AssignExpr" || e.kind === "OpAssignExpr") && isRootedAt(e.left, name)) return true;
  if (e.kind === "RefExpr" && e.mut && isRootedAt(e.expr, name)) return true;
  if (e.kind === "MethodCallExpr" && isRootedAt(e.recv, name) && methods.changes(e.method, e.args.length)) return true;
  return Object.entries(n).some(([k, v]) => k !== "origin" && k !== "trivia" && changes(v, name, methods));
}
