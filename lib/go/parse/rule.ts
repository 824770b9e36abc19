// Implements what the build rules share: the builder that they call back, and questions to a concrete node.

import { type Span, spanOf } from "../../source/span.ts";
import type { BadExpr, BlockStmt, Expr, FuncType, Ident, Stmt } from "../ast.ts";
import type { Cst } from "./cst.ts";

export interface Builder {
  /** The text as the user wrote it: names and literals are read here. */
  readonly text: string;
  /** Expressions and types. Total: what cannot be built is a BadExpr. */
  expr(node: Cst): Expr;
  /** The named part of a node as an expression; a BadExpr where it is absent. */
  part(node: Cst, field: string): Expr;
  optional(node: Cst, field: string): Expr | undefined;
  /** All parts with this name; the elements of `expression_list`s are laid flat. */
  parts(node: Cst, field: string): Expr[];
  ident(node: Cst | undefined, at: Span): Ident;
  stmt(node: Cst): Stmt;
  /** The statements of a node that holds a `statement_list`. */
  statements(node: Cst): Stmt[];
  block(node: Cst | undefined, at: Span): BlockStmt;
  signature(node: Cst): FuncType;
  report(span: Span, message: string): void;
  /** Whether `...` stands here in place of what was left out: then it is kept as a comment, and is no node. */
  isElided(node: Cst): boolean;
}

export type Rule<T> = (node: Cst, b: Builder) => T;
export type Rules<T> = Readonly<Record<string, Rule<T>>>;

export const isError = (node: Cst): boolean => node.type === "ERROR";

export const spanOfNode = (node: Cst): Span => spanOf(node.start, node.end);

export const fieldOf = (node: Cst, field: string): Cst | undefined => node.children.find((child) => child.field === field);

export const childOf = (node: Cst, type: string): Cst | undefined => node.children.find((child) => child.type === type);

export const has = (node: Cst, token: string): boolean => childOf(node, token) !== undefined;

export const named = (node: Cst): Cst[] => node.children.filter((child) => child.named);

/** The first named child, as a one-element list, so that callers need not say that it is there. */
export const firstNamed = (node: Cst): Cst | undefined => node.children.find((child) => child.named);

export const badExpr = (span: Span): BadExpr => ({ kind: "BadExpr", span });

/**
 * A list in which what runs together on one line, with no separator between, is one broken statement: the grammar may
 * have read `x := 1` in `x := 1 +`, but that is not what stands there.
 */
export function mergeBroken(list: readonly Cst[], text: string): Cst[] {
  const merged: Cst[] = [];
  for (const node of list) {
    if (!node.named) continue;
    const before = merged[merged.length - 1];
    if (before && runsOn(before, node, text)) {
      merged[merged.length - 1] = { ...before, type: "ERROR", end: node.end, children: [] };
    } else merged.push(node);
  }
  return merged;
}

/** Between two statements Go wants a line break or a semicolon; the grammar makes one up without a word. */
export const runsOn = (before: Cst, node: Cst, text: string): boolean =>
  !/[\n;]/.test(text.slice(Math.max(before.start, before.end - 1), node.start));

/** `if x` and its brace on the next line: for Go the statement is over before the brace. */
export function requireBrace(node: Cst, brace: Cst | undefined, clause: string, b: Builder): void {
  const before = brace && node.children[node.children.indexOf(brace) - 1];
  if (!before || brace.missing) return;
  const line = b.text.slice(before.end, brace.start).indexOf("\n");
  if (line < 0) return;
  const at = before.end + line;
  b.report(spanOf(at, at + 1), `syntax error: unexpected newline, expected { after ${clause} clause`);
}

/** Go takes a line break before a closing bracket for a semicolon, unless a comma stands before it. */
export function requireComma(node: Cst, place: string, b: Builder): void {
  const [last, closer] = node.children.slice(-2);
  if (!last || !closer || !last.named || closer.named || closer.missing || isError(last)) return;
  const gap = b.text.slice(last.end, closer.start);
  const line = gap.indexOf("\n");
  if (line < 0 || /^(?:\.\.\.|…)$/.test(b.text.slice(last.start, last.end))) return;
  const at = last.end + line;
  b.report(spanOf(at, at + 1), `syntax error: unexpected newline in ${place}; possibly missing comma or ${closer.type}`);
}
