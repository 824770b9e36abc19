// Implements the attachment of comments: each hangs on the innermost list item that it belongs to, once.
//
// Items are statements, declarations, specs, fields, clauses, elements of literals and arguments of calls. A comment
//   - on the lines before an item, or inside it outside any inner list, is `leading`;
//   - on the line where the item ends, and before anything else on that line, is `trailing`;
//   - after the last item of a list is `dangling` on the node that holds the list.
// Items are visited in source order while one index runs over the comments, so none is lost and none is doubled.

import type { Comment, File, Node, Trivia } from "../ast.ts";
import { forEachChild } from "../walk.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Clause = Extract<Node, { readonly kind: "CaseClause" | "CommClause" }>;

/** Nodes that stand inside an expression or a signature: there, the end of the line belongs to what is around them. */
const YIELDS_LINE_END: ReadonlySet<Node["kind"]> = new Set(["Field"]);

const LINE_END = /[ \t\r]*(?:\n|$)/y;

/** Columns are compared to tell `case` from what is indented below it; beyond this they are all the same. */
const MAX_COLUMN = 400;

export interface TriviaInput {
  readonly text: string;
  readonly comments: readonly Comment[];
  /** Declarations and loose statements, in source order. */
  readonly items: readonly Node[];
  /** Where the package clause ends, or the text begins. */
  readonly headEnd: number;
}

/** Sets `trivia` and `dangling` in the tree; returns the comments that only the file can carry. */
export function attachTrivia({ text, comments, items, headEnd }: TriviaInput): File["dangling"] {
  let next = 0;

  const takeBefore = (end: number): Comment[] => {
    const first = next;
    while ((comments[next]?.span.start ?? Number.POSITIVE_INFINITY) < end) next++;
    return comments.slice(first, next).map((c, i) => (i > 0 && blankLineBefore(c.span.start) ? { ...c, blankBefore: true } : c));
  };

  const takeTrailing = (end: number): Comment | undefined => {
    const comment = comments[next];
    if (!comment || comment.span.start < end) return undefined;
    const between = text.slice(end, comment.span.start);
    if (!/^[ \t,;]*$/.test(between)) return undefined;
    // In `f(a, /* flag */ true)` the comment speaks of what follows the comma.
    if (/[,;]/.test(between) && !isLastOnLine(comment)) return undefined;
    next++;
    return comment;
  };

  const isLastOnLine = (comment: Comment): boolean => {
    LINE_END.lastIndex = comment.span.end;
    return LINE_END.test(text);
  };

  const blankLineBefore = (at: number): boolean => {
    let breaks = 0;
    for (let i = at - 1; i >= 0; i--) {
      const char = text[i];
      if (char === "\n") breaks++;
      else if (char !== " " && char !== "\t" && char !== "\r") break;
      if (breaks > 1) return true;
    }
    return false;
  };

  const columnOf = (at: number): number => {
    let column = 0;
    while (column < MAX_COLUMN && at - column > 0 && text[at - column - 1] !== "\n") column++;
    return column;
  };

  const visitItems = (list: readonly Node[], holderEnd: number): void => {
    for (const item of list) visitItem(item, holderEnd);
  };

  const visitItem = (item: Node, holderEnd: number): void => {
    const above = takeBefore(item.span.start);
    const blankBefore = blankLineBefore(above[0]?.span.start ?? item.span.start);
    descend(item);
    const leading = [...above, ...takeBefore(item.span.end)];
    const yields = YIELDS_LINE_END.has(item.kind) && item.span.end === holderEnd;
    const trailing = yields ? undefined : takeTrailing(item.span.end);
    if (leading.length === 0 && !trailing && !blankBefore) return;
    const isDetached = above.length > 0 && leading.length === above.length && blankLineBefore(item.span.start);
    const trivia: Trivia = { leading, ...(trailing && { trailing }), blankBefore, ...(isDetached && { isDetached }) };
    (item as Mutable<Node>).trivia = trivia;
  };

  /** A comment indented deeper than `case` belongs to the clause above it, otherwise to the one below. */
  const visitClauses = (clauses: readonly Clause[], end: number): void => {
    clauses.forEach((clause, index) => {
      const leading = takeBefore(clause.span.start);
      const blankBefore = blankLineBefore(leading[0]?.span.start ?? clause.span.start);
      descend(clause);
      const following = clauses[index + 1]?.span.start;
      const own = takeBefore(following === undefined ? end : endOfClause(clause, following));
      if (own.length > 0) (clause as Mutable<Clause>).dangling = own;
      if (leading.length > 0 || blankBefore) (clause as Mutable<Clause>).trivia = { leading, blankBefore };
    });
  };

  const endOfClause = (clause: Clause, following: number): number => {
    let end = clause.span.end;
    const column = columnOf(clause.span.start);
    for (let i = next; i < comments.length; i++) {
      const { start } = (comments[i] as Comment).span;
      if (start >= following) break;
      if (start >= clause.span.end && columnOf(start) <= column) break;
      end = start + 1;
    }
    return end;
  };

  const dangle = (node: Node & { readonly dangling?: readonly Comment[] }): void => {
    const rest = takeBefore(node.span.end);
    if (rest.length > 0) (node as Mutable<typeof node>).dangling = rest;
  };

  const descend = (node: Node): void => {
    switch (node.kind) {
      case "BlockStmt":
        visitItems(node.list, node.span.end);
        return dangle(node);
      case "FieldList":
        visitItems(node.list, node.span.end);
        return dangle(node);
      case "CompositeLit":
        if (node.type) descend(node.type);
        visitItems(node.elts, node.span.end);
        return dangle(node);
      case "CallExpr":
        descend(node.fun);
        return visitItems(node.args, node.span.end);
      case "GenDecl":
        if (!node.parenthesized) return forEachChild(node, descend);
        visitItems(node.specs, node.span.end);
        return dangle(node);
      case "CaseClause":
        node.list.forEach(descend);
        return visitItems(node.body, node.span.end);
      case "CommClause":
        if (node.comm) descend(node.comm);
        return visitItems(node.body, node.span.end);
      case "SwitchStmt":
        if (node.init) descend(node.init);
        if (node.tag) descend(node.tag);
        return visitClauses(node.body, node.span.end);
      case "TypeSwitchStmt":
        if (node.init) descend(node.init);
        descend(node.x);
        return visitClauses(node.body, node.span.end);
      case "SelectStmt":
        return visitClauses(node.body, node.span.end);
      default:
        forEachChild(node, descend);
    }
  };

  const head = takeBefore(headEnd);
  const beside = headEnd > 0 ? takeTrailing(headEnd) : undefined;
  visitItems(items, Number.POSITIVE_INFINITY);
  return [...head, ...(beside ? [beside] : []), ...comments.slice(next)];
}
