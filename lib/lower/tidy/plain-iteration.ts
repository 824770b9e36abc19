// Implements loops over `&list` and `&mut list` in place of `list.iter()` and `list.iter_mut()`, where the list is known to be no
// reference itself.

import type { RustExpr, RustItem, RustPat, RustStmt, RustType } from "../../rust/ast.ts";
import { isExpr, mapTree } from "../../rust/print/tree.ts";

type Fn = Extract<RustItem, { kind: "FnItem" }>;
type For = Extract<RustExpr, { kind: "ForExpr" }>;

export function plainIteration(f: Fn): Fn {
  const owned = ownedIn(f);
  return mapTree(f, (n) => (isExpr(n) && n.kind === "ForExpr" ? over(n, owned) : n));
}

function over(e: For, owned: Owned): For {
  const { iter } = e;
  const isWalk = iter.kind === "MethodCallExpr" && ["iter", "iter_mut"].includes(iter.method) && iter.args.length === 0;
  if (!isWalk || iter.kind !== "MethodCallExpr") return e;
  const mut = iter.method === "iter_mut";
  const at = iter.origin ? { origin: iter.origin } : {};
  const { recv } = iter;
  if (owned.isPlace(recv)) return { ...e, iter: { kind: "RefExpr", mut, expr: recv, ...at } };
  return !mut && owned.isBorrowed(recv) ? { ...e, iter: { ...recv, ...at } } : e;
}

interface Owned {
  /** A variable that holds the list, or a field of `self`. */
  isPlace(e: RustExpr): boolean;
  /** A parameter `&[T]` or `&Vec<T>`. */
  isBorrowed(e: RustExpr): boolean;
}

function ownedIn(f: Fn): Owned {
  const kinds = new Map<string, "owned" | "borrowed" | "unknown">();
  const note = (name: string, kind: "owned" | "borrowed" | "unknown"): void => {
    kinds.set(name, kinds.has(name) ? "unknown" : kind);
  };
  for (const x of f.params) if (x.pat.kind === "IdentPat") note(x.pat.name, kindOf(x.type));
  const visit = (n: unknown): void => {
    if (typeof n !== "object" || n === null) return;
    if (Array.isArray(n)) {
      n.forEach(visit);
      return;
    }
    const x = n as RustStmt | RustPat;
    if (x.kind === "LetStmt" && x.pat.kind === "IdentPat") {
      note(x.pat.name, x.type ? kindOf(x.type) : x.init && makesList(x.init) ? "owned" : "unknown");
      visit(x.init);
      return;
    }
    if (x.kind === "IdentPat") note(x.name, "unknown");
    for (const [key, value] of Object.entries(n)) if (key !== "origin" && key !== "trivia") visit(value);
  };
  visit(f.body);
  const nameOf = (e: RustExpr): string | undefined =>
    e.kind === "PathExpr" && e.path.segments.length === 1 ? e.path.segments[0]?.name : undefined;
  return {
    isPlace: (e) =>
      kinds.get(nameOf(e) ?? "") === "owned" || (e.kind === "FieldExpr" && nameOf(e.expr) === "self" && f.self !== undefined),
    isBorrowed: (e) => kinds.get(nameOf(e) ?? "") === "borrowed",
  };
}

function kindOf(type: RustType): "owned" | "borrowed" | "unknown" {
  if (isList(type)) return "owned";
  return type.kind === "RefType" && !type.mut && (type.inner.kind === "SliceType" || isList(type.inner)) ? "borrowed" : "unknown";
}

const isList = (type: RustType): boolean =>
  type.kind === "ArrayType" || (type.kind === "PathType" && type.path.segments.at(-1)?.name === "Vec");

/** `vec![…]`, `[…]`, `[0; n]`, `Vec::new()`. */
const makesList = (e: RustExpr): boolean =>
  (e.kind === "MacroExpr" && e.name === "vec") ||
  e.kind === "ArrayExpr" ||
  e.kind === "RepeatExpr" ||
  (e.kind === "CallExpr" && e.fun.kind === "PathExpr" && e.fun.path.segments.at(-2)?.name === "Vec");
