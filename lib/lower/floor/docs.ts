// Implements the comments of files on the floor: what the program says of itself, and what stands at its end.

import type { File } from "../../go/ast.ts";
import { docLines } from "../items/doc-lines.ts";
import { commentLines } from "../trivia.ts";

const isDirective = (line: string): boolean => /^\/\/(?:go:|\s*\+build)/.test(line);

/** What stands before the package clause describes the program. */
export function headerDocs(files: readonly File[]): string[] {
  const header = files.flatMap((file) => {
    const at = file.package?.span.start ?? 0;
    return commentLines([...(file.trivia?.leading ?? []), ...file.dangling.filter((c) => c.span.start < at)]);
  });
  return docLines(header.filter((line) => !isDirective(line)));
}

/** Comments that belong to nothing, at the end of the program. */
export const lastComments = (files: readonly File[]): string[] =>
  files.flatMap((file) => commentLines(file.dangling.filter((c) => c.span.start >= (file.package?.span.start ?? 0))));
