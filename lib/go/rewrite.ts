// Implements a tree with some of its nodes replaced; what holds none of them is shared with the tree as it was.

import type { Node, Stmt } from "./ast.ts";

const isNode = (x: unknown): x is Node => typeof x === "object" && x !== null && "kind" in x && "span" in x;

/** `replace` gives the node that takes another's place, whose own children are then looked at; `null` takes it out of its list. */
export function rewritten<N extends Node>(node: N, replace: (n: Node) => Node | null | undefined): N {
  const visit = (n: Node): Node | null => {
    const own = replace(n);
    return own === null ? null : children(own ?? n);
  };
  const children = (n: Node): Node => {
    let changed: Node | undefined;
    for (const [key, value] of Object.entries(n)) {
      const made = Array.isArray(value) ? listOf(value) : isNode(value) ? (visit(value) ?? value) : value;
      if (made !== value) changed = { ...(changed ?? n), [key]: made } as Node;
    }
    return changed ?? n;
  };
  const listOf = (list: readonly unknown[]): readonly unknown[] => {
    const made = list.map((x) => (isNode(x) ? visit(x) : x));
    return made.some((x, i) => x !== list[i]) ? made.filter((x) => x !== null) : list;
  };
  return children(node) as N;
}

/** A tree in whose lists of statements some stand for several others. */
export function restated<N extends Node>(node: N, restate: (s: Stmt, list: readonly Stmt[]) => readonly Stmt[] | undefined): N {
  const spread = (list: readonly Stmt[]): readonly Stmt[] | undefined => {
    const made = list.map((s) => restate(s, list));
    return made.some((x) => x) ? list.flatMap((s, i) => made[i] ?? [s]) : undefined;
  };
  return rewritten(node, (n) => {
    if (n.kind !== "BlockStmt" && n.kind !== "CaseClause" && n.kind !== "CommClause") return undefined;
    const list = spread(n.kind === "BlockStmt" ? n.list : n.body);
    return list && (n.kind === "BlockStmt" ? { ...n, list } : { ...n, body: list });
  });
}

/** The same text as nodes of their own. */
export const copied = <N extends Node>(node: N): N => structuredClone(node);
