// Implements the way of comments to where they can be printed: up from an operand to its statement, arm or list item.

import type { RustTrivia } from "../ast.ts";
import { mapTree } from "./tree.ts";

type Node = Record<string, unknown>;

/** Keys whose nodes are printed with their own comments. */
const slots = new Set(["stmts", "tail", "arms", "args", "lead", "items", "variants", "fields", "tuple", "base"]);
const listKinds = new Set(["TupleExpr", "ArrayExpr"]);

/** The tree with comments only where they can be printed, and refusals with their Go text as a comment. */
export function hoistComments<T>(tree: T): T {
  return mapTree(tree, (node) => hoist(withGoText(node)));
}

/** Whether the nodes that a node has under a key are printed with their own comments. */
export function isCommentSlot(node: object & { readonly kind?: unknown }, key: string): boolean {
  const isListItem = (key === "elems" && listKinds.has(String(node.kind))) || (key === "expr" && node.kind === undefined);
  return isListItem || slots.has(key);
}

function hoist(node: Node): Node {
  let result = node;
  for (const key of Object.keys(node)) {
    if (isCommentSlot(node, key)) continue;
    const value = node[key];
    const children = Array.isArray(value) ? value : [value];
    const comments = children.flatMap(commentsOf);
    if (comments.length === 0) continue;
    const bare = Array.isArray(value) ? value.map(withoutComments) : withoutComments(value);
    result = { ...result, [key]: bare, trivia: addComments(result.trivia as RustTrivia | undefined, comments) };
  }
  return result;
}

function triviaOf(value: unknown): RustTrivia | undefined {
  return typeof value === "object" && value !== null ? (value as { readonly trivia?: RustTrivia }).trivia : undefined;
}

function commentsOf(value: unknown): readonly string[] {
  const trivia = triviaOf(value);
  return [...(trivia?.leading ?? []), ...(trivia?.trailing === undefined ? [] : [trivia.trailing])];
}

function withoutComments(value: unknown): unknown {
  if (commentsOf(value).length === 0) return value;
  const { trivia: _, ...rest } = value as Node;
  return rest;
}

const addComments = (trivia: RustTrivia | undefined, comments: readonly string[]): RustTrivia => ({
  ...trivia,
  leading: [...(trivia?.leading ?? []), ...comments],
});

/** A refused statement shows the Go text above it. */
function withGoText(node: Node): Node {
  const expr = node.kind === "ExprStmt" ? (node.expr as Node) : undefined;
  if (expr?.kind !== "Unsupported") return node;
  const lines = String(expr.go)
    .split("\n")
    .map((line) => `// ${line.trimEnd()}`.trimEnd());
  return { ...node, trivia: addComments(node.trivia as RustTrivia | undefined, lines) };
}
