// Implements carrying the author's comments and blank lines to the Rust that replaces a node.

import type { Comment, Trivia } from "../go/ast.ts";
import type { RustStmt, RustTrivia } from "../rust/ast.ts";

/** `//!x`, `///x` and `/**x` are plain comments in Go and doc comments in Rust: a space keeps them plain. */
export const plainComment = (text: string): string => text.replace(/^(\/\/)(?=[!/])|^(\/\*)(?=[!*](?!\/))/, "$1$2 ");

/** The texts of comments, and an empty one for each empty line between them. */
export const commentLines = (comments: readonly Comment[]): string[] =>
  comments.flatMap((c) => {
    const lines = plainLines(c.text);
    // A comment of nothing but empty lines leaves nothing behind.
    return [...(c.blankBefore && lines.length > 0 ? [""] : []), ...lines];
  });

/** A comment over several lines becomes one `//` a line: Rust's habit, and Rust's `/*` would open another level inside it. */
export function plainLines(text: string): string[] {
  if (!text.startsWith("/*") || !(text.includes("\n") || text.indexOf("/*", 2) > 0)) return [plainComment(text)];
  const lines = text
    .slice(2, -2)
    .split("\n")
    .map((line) => line.trimEnd().replaceAll("\t", "    "));
  const rest = lines.slice(1).filter((line) => line !== "");
  const starred = rest.length > 0 && rest.every((line) => /^\s*\*/.test(line));
  const plain = starred ? lines.map((line, i) => (i === 0 ? line : line.replace(/^\s*\*/, ""))) : lines;
  const width = Math.min(
    ...plain
      .slice(1)
      .filter((line) => line !== "")
      .map((line) => line.search(/\S/)),
  );
  const even = plain.map((line, i) => (i === 0 ? line.trim() : line.slice(Math.min(width, line.length))));
  const isText = (line: string): boolean => line !== "";
  return even.slice(Math.max(even.findIndex(isText), 0), even.findLastIndex(isText) + 1).map((line) => `// ${line}`.trimEnd());
}

/** At the end of a line there is one line. */
const besides = (text: string): string => {
  const lines = plainLines(text);
  return lines.length === 1 ? (lines[0] ?? "") : lines.map((line, i) => (i === 0 ? line : line.replace(/^\/\/ ?/, ""))).join(" ");
};

export function rustTrivia(list: readonly (Trivia | undefined)[]): RustTrivia | undefined {
  const present = list.filter((x): x is Trivia => x !== undefined);
  if (present.length === 0) return undefined;
  const leading = present.flatMap((x, i) => {
    const lines = [...commentLines(x.leading), ...(i > 0 && x.trailing ? plainLines(x.trailing.text) : [])];
    return x.isDetached && lines.length > 0 ? [...lines, ""] : lines;
  });
  const trailing = present[0]?.trailing && besides(present[0].trailing.text);
  const blankBefore = list[0]?.blankBefore ?? false;
  return { ...(leading.length > 0 && { leading }), ...(trailing && { trailing }), ...(blankBefore && { blankBefore }) };
}

/** The first statement carries what stood before, the last what stood behind. */
export function withTrivia(stmts: readonly RustStmt[], list: readonly (Trivia | undefined)[]): RustStmt[] {
  const trivia = rustTrivia(list);
  if (!trivia || stmts.length === 0) return [...stmts];
  const { trailing, ...before } = trivia;
  return stmts.map((s, i) => {
    const first = i === 0 ? before : undefined;
    const last = i === stmts.length - 1 && trailing ? { trailing } : undefined;
    return first || last ? { ...s, trivia: { ...s.trivia, ...first, ...last } } : s;
  });
}
