// Implements jumps without a label where none is needed: from a loop's own body, outside loops and labelled blocks within it.

import type { RustExpr } from "../../rust/ast.ts";
import { isExpr, mapTree } from "../../rust/print/tree.ts";

type Loop = Extract<RustExpr, { kind: "LoopExpr" | "WhileExpr" | "ForExpr" }>;

const isLoop = (e: RustExpr): e is Loop => e.kind === "LoopExpr" || e.kind === "WhileExpr" || e.kind === "ForExpr";

export const plainJumps = <T>(tree: T): T =>
  mapTree(tree, (n) => {
    if (!isExpr(n) || !isLoop(n) || n.label === undefined) return n;
    const body = unlabelled(n.body, n.label);
    const { label, ...rest } = n;
    return names(body, label) ? { ...n, body } : { ...rest, body };
  });

function unlabelled<T>(n: T, label: string): T {
  if (typeof n !== "object" || n === null) return n;
  if (Array.isArray(n)) return n.map((x) => unlabelled(x, label)) as T;
  if (isExpr(n)) {
    if (isLoop(n) || n.kind === "ClosureExpr" || (n.kind === "Block" && n.label !== undefined)) return n;
    if ((n.kind === "BreakExpr" || n.kind === "ContinueExpr") && n.label === label) {
      const { label: _, ...rest } = n;
      return rest as T;
    }
  }
  return Object.fromEntries(
    Object.entries(n).map(([key, x]) => [key, key === "origin" || key === "trivia" ? x : unlabelled(x, label)]),
  ) as T;
}

const names = (n: unknown, label: string): boolean =>
  JSON.stringify(n, (key, value) => (key === "origin" || key === "trivia" ? undefined : value)).includes(
    `"label":${JSON.stringify(label)}`,
  );
