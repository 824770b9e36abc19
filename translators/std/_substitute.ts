// Implements the replacement of `xs[i]` by an element's name in lowered Rust, for comparisons written with indices.

import type { RustExpr, RustPat } from "../../lib/rust/ast.ts";
import { deref, local, sameExpr } from "../../lib/rust/factory.ts";

export interface Element {
  /** The variable that indexes in Go. */
  readonly index: string;
  /** The closure parameter, a reference to the element. */
  readonly name: string;
}

/** `xs[i].k` becomes `a.k`; undefined where an index is used in any other way. */
export function elementsNamed(e: RustExpr, list: RustExpr, elements: readonly Element[]): RustExpr | undefined {
  const out = rewrite(e, list, elements, "value");
  return elements.some((x) => mentions(out, x.index) && x.index !== x.name) ? undefined : (out as RustExpr);
}

/** How the parent reads the element: through a reference as it is, by `&`, or by value. */
type Use = "through" | "value";

function rewrite(node: unknown, list: RustExpr, elements: readonly Element[], use: Use): unknown {
  if (Array.isArray(node)) return node.map((x) => rewrite(x, list, elements, "value"));
  if (typeof node !== "object" || node === null) return node;
  const e = node as RustExpr;
  const named = elementAt(e, list, elements);
  if (named) return use === "through" ? local(named) : deref(local(named));
  if (e.kind === "RefExpr" && !e.mut) {
    const inner = elementAt(e.expr, list, elements);
    if (inner) return local(inner);
  }
  if (e.kind === "MethodCallExpr" && e.method === "clone" && e.args.length === 0) {
    const inner = elementAt(e.recv, list, elements);
    if (inner) return { ...e, recv: local(inner) };
  }
  const through =
    e.kind === "FieldExpr" ? "expr" : e.kind === "MethodCallExpr" ? "recv" : e.kind === "IndexExpr" ? "expr" : undefined;
  return Object.fromEntries(
    Object.entries(e).map(([key, value]) => [
      key,
      key === "origin" || key === "path" ? value : rewrite(value, list, elements, key === through ? "through" : "value"),
    ]),
  );
}

function elementAt(e: RustExpr, list: RustExpr, elements: readonly Element[]): string | undefined {
  if (e?.kind !== "IndexExpr" || !sameExpr(e.expr, list)) return undefined;
  const at = e.index.kind === "CastExpr" ? e.index.expr : e.index;
  return elements.find((x) => isName(at, x.index))?.name;
}
const isName = (e: RustExpr, name: string): boolean =>
  e.kind === "PathExpr" && e.path.segments.length === 1 && e.path.segments[0]?.name === name;

export function mentions(node: unknown, name: string): boolean {
  if (Array.isArray(node)) return node.some((x) => mentions(x, name));
  if (typeof node !== "object" || node === null) return false;
  if ((node as RustExpr).kind === "PathExpr") return isName(node as RustExpr, name);
  if ((node as RustPat).kind === "IdentPat" && (node as { name: string }).name === name) return true;
  return Object.entries(node).some(([key, value]) => key !== "origin" && mentions(value, name));
}
