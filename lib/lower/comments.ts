// Implements the account of comments: each of the author's either stands in the Rust or is listed as dropped, with the reason.

import type { Comment, File, Node } from "../go/ast.ts";
import { walk } from "../go/walk.ts";

export interface DroppedComment {
  readonly comment: Comment;
  readonly reason: string;
}

export function droppedComments(files: readonly File[], rust: string): DroppedComment[] {
  const flat = squeeze(rust);
  const found: DroppedComment[] = [];
  for (const file of files) {
    for (const d of file.directives) found.push({ comment: d, reason: "It is a directive for Go's tools." });
    walk(file, (n) => {
      for (const comment of commentsOf(n)) {
        if (!flat.includes(squeeze(textOf(comment)))) found.push({ comment, reason: reasonFor(n) });
      }
      return true;
    });
  }
  return found.toSorted((a, b) => a.comment.span.start - b.comment.span.start);
}

function commentsOf(n: Node): readonly Comment[] {
  const dangling = "dangling" in n ? (n.dangling ?? []) : [];
  return [...(n.trivia?.leading ?? []), ...(n.trivia?.trailing ? [n.trivia.trailing] : []), ...dangling];
}

const reasonFor = (n: Node): string =>
  n.kind === "ImportSpec" || (n.kind === "GenDecl" && n.tok === "import")
    ? "Imports are computed from the Rust."
    : "The lines that it stood with have no place of their own in the Rust.";

/** Words of the comment: a doc comment loses the name that it begins with, and a block comment its margin. */
function textOf(c: Comment): string {
  const bare = c.text.startsWith("/*") ? c.text.slice(2, -2).replaceAll(/^\s*\*/gm, "") : c.text.slice(2);
  const words = bare.trim().split(/\s+/);
  return words.length > 3 ? words.slice(2).join(" ") : (words.at(-1) ?? "");
}

const squeeze = (text: string): string =>
  text
    .replaceAll(/[\s/*!]+/g, " ")
    .trim()
    .toLowerCase();
