// Implements comments around nodes that stand on lines of their own.

import type { RustTrivia } from "../ast.ts";
import { cat, type Out } from "./out.ts";
import { type Indent, newline, spaces } from "./shape.ts";

/** The node with its comments above it and after it. */
export function withComments(out: Out, trivia: RustTrivia | undefined, indent: Indent): Out {
  const leading = commentLines(trivia?.leading ?? [], indent);
  const trailing = trivia?.trailing === undefined ? "" : ` ${trivia.trailing}`;
  return leading === "" && trailing === "" ? out : cat(leading, out, trailing);
}

/** Comments that stand before something, each on lines of its own; an empty one is an empty line. */
function commentLines(comments: readonly string[], indent: Indent): string {
  return comments
    .map((comment, i) => (comment === "" ? "" : reindent(comment, indent)) + lineBreak(comments[i + 1] ?? "x", indent))
    .join("");
}
const lineBreak = (next: string, indent: Indent): string => (next === "" ? "\n" : newline(indent));

/** The further lines of a block comment, at the indentation of the first. */
export function reindent(comment: string, indent: Indent): string {
  return comment
    .split("\n")
    .map((line, i) => (i === 0 ? line.trimEnd() : ` ${line.trim()}`.trimEnd()))
    .map((line, i) => (i === 0 || line === "" ? line : spaces(indent) + line))
    .join("\n");
}
