// Implements rebuilding of trees: every object of a tree, children first.

import type { FnItem, RustBlock, RustExpr, RustFile, RustItem, RustPath, RustStmt } from "../ast.ts";

/** Keys that hold no nodes. */
const leaves = new Set(["origin", "trivia"]);

/** Whether an object of a tree is an expression; a walk meets all kinds of nodes, and their parts. */
export const isExpr = (n: object): n is RustExpr =>
  "kind" in n && typeof n.kind === "string" && (n.kind === "Block" || n.kind === "Unsupported" || /(?:Expr|Macro)$/.test(n.kind));

export const isBlock = (n: object): n is RustBlock => "kind" in n && n.kind === "Block";

export const isLet = (n: object): n is Extract<RustStmt, { kind: "LetStmt" }> => "kind" in n && n.kind === "LetStmt";

/** A struct or an enum. */
export const isTypeItem = (n: object): n is Extract<RustItem, { kind: "StructItem" | "EnumItem" }> =>
  "kind" in n && (n.kind === "StructItem" || n.kind === "EnumItem");

export const isFnItem = (n: object): n is FnItem => "kind" in n && n.kind === "FnItem";

/** Paths have no kind of their own: nothing else has segments. */
export const isPath = (n: object): n is RustPath => "segments" in n && Array.isArray(n.segments);

/** The tree with each object replaced by what `visit` makes of it; what stays the same is not copied. */
export function mapTree<T>(tree: T, visit: (node: Record<string, unknown>) => object): T {
  const map = (value: unknown): unknown => {
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) {
      const mapped = value.map(map);
      return mapped.some((item, i) => item !== value[i]) ? mapped : value;
    }
    let node = value as Record<string, unknown>;
    for (const key of Object.keys(node)) {
      if (leaves.has(key)) continue;
      const mapped = map(node[key]);
      if (mapped !== node[key]) node = node === value ? { ...node, [key]: mapped } : Object.assign(node, { [key]: mapped });
    }
    return visit(node);
  };
  return map(tree) as T;
}

/** All objects of a tree, parents first; `enter` says whether to go into one. */
export function walkTree(tree: unknown, enter: (node: Record<string, unknown>) => boolean): void {
  if (typeof tree !== "object" || tree === null) return;
  if (Array.isArray(tree)) {
    for (const item of tree) walkTree(item, enter);
    return;
  }
  const node = tree as Record<string, unknown>;
  if (!enter(node)) return;
  for (const key of Object.keys(node)) if (!leaves.has(key)) walkTree(node[key], enter);
}

export type Scope = RustFile | Extract<RustItem, { kind: "ModItem" }>;

/** The node with what it holds mapped, one level down, comments and origins left alone; itself where nothing changed. */
export function mapChildren(n: unknown, change: (x: unknown) => unknown): unknown {
  if (typeof n !== "object" || n === null) return n;
  if (Array.isArray(n)) {
    const items = n.map(change);
    return items.every((x, i) => x === n[i]) ? n : items;
  }
  let changed: Record<string, unknown> | undefined;
  for (const [key, value] of Object.entries(n)) {
    if (key === "origin" || key === "trivia") continue;
    const done = change(value);
    if (done !== value) changed = { ...(changed ?? n), [key]: done };
  }
  return changed ?? n;
}
