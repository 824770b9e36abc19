// Implements the comments of files and declarations on the floor: those that describe something become its documentation.

import type { File, FuncDecl, Node } from "../../go/ast.ts";
import type { RustItem } from "../../rust/ast.ts";
import { docLines } from "../items/doc-lines.ts";
import { commentLines, rustTrivia } from "../trivia.ts";
import type { Floor } from "./context.ts";

type Described = { readonly trivia?: FuncDecl["trivia"] };

/** Doc comments of a declaration, what stands apart above them, and the empty line before it. */
export function docsOf(n: Described): Partial<RustItem> {
  const { leading = [], trailing, blankBefore } = rustTrivia([n.trivia]) ?? {};
  // Only the last paragraph that nothing separates from the declaration describes it (go/doc).
  const last = leading.lastIndexOf("") + 1;
  const [apart, docs] = [leading.slice(0, last), leading.slice(last)];
  const trivia = {
    ...(apart.length > 0 && { leading: apart }),
    ...(trailing && { trailing }),
    ...(blankBefore && { blankBefore }),
  };
  return { ...(docs.length > 0 && { docs: docLines(docs) }), ...(Object.keys(trivia).length > 0 && { trivia }) };
}

/** The same for a name in a declaration: alone it has the declaration's comments, first in a group it comes after the group's. */
export function docsOfSpec(s: Node & Described, f: Floor): Partial<RustItem> {
  const d = f.facts.tree.parentOf(s);
  if (d?.kind !== "GenDecl") return docsOf(s);
  if (!d.parenthesized) return docsOf(s.trivia ? s : d);
  const own = docsOf(s);
  const leading = d.specs[0] === s ? rustTrivia([d.trivia])?.leading : undefined;
  return leading
    ? { ...own, trivia: { blankBefore: true, ...own.trivia, leading: [...leading, ...(own.trivia?.leading ?? [])] } }
    : own;
}

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
