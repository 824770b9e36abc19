// Implements archives: a text that holds several files under txtar headers (`-- shapes/shapes.go --`), as the Go Playground takes them.

import { type Span, spanOf } from "./span.ts";

/** A file inside a text: its name, and where it lies there. */
export interface Piece {
  readonly name: string;
  readonly span: Span;
}

const header = /^-- (\S(?:.*\S)?) --[ \t]*\r?(?:\n|$)/gm;

/** Names that make a text an archive: one header of such a name is no accident. */
const namesGo = (name: string): boolean => name.endsWith(".go") || /(?:^|\/)go\.mod$/.test(name);

/** Go's tokens that may go over several lines, and those that may hold the beginning of one. */
const tokens = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\/\/[^\n]*|\/\*[\s\S]*?\*\/|`[^`]*`/g;

/**
 * The files of a text in order, with their places in it; undefined for a text that is one file. What stands before the first
 * header is `prog.go`. A header inside a raw string or a comment of Go is text of that file.
 */
export function piecesOf(text: string): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  let name = "prog.go";
  let start = 0;
  const end = (at: number): void => {
    if (pieces.length > 0 || name !== "prog.go" || text.slice(start, at).trim() !== "")
      pieces.push({ name, span: spanOf(start, at) });
  };
  const headers = [...text.matchAll(header)];
  if (!headers.some((h) => namesGo(h[1] ?? ""))) return undefined;
  let isArchive = false;
  for (const found of headers) {
    if (name.endsWith(".go") && isInsideToken(text.slice(start), found.index - start)) continue;
    end(found.index);
    isArchive ||= namesGo(found[1] ?? "");
    name = found[1] ?? "";
    start = found.index + found[0].length;
  }
  end(text.length);
  return isArchive ? pieces : undefined;
}

function isInsideToken(text: string, at: number): boolean {
  for (const token of text.matchAll(tokens)) {
    if (token.index >= at) return false;
    if (token.index + token[0].length > at) return true;
  }
  return false;
}
