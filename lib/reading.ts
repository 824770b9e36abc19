// Implements the reading of the input: files, and archives of files, as parsed Go with the places that they have in the whole text.

import type { GoParser } from "./go/parse/index.ts";
import type { ModuleFile, NamedFile } from "./semantics/packages.ts";
import { exclusionOf, platform } from "./source/constraints.ts";
import { piecesOf } from "./source/archive.ts";
import type { Diagnostic } from "./source/diagnostics.ts";
import type { SourceInput } from "./source/source-set.ts";
import { type Span, spanOf } from "./source/span.ts";

export interface Reading {
  readonly files: readonly NamedFile[];
  readonly modules: readonly ModuleFile[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Part {
  readonly name: string;
  readonly within: Span;
  /** What the caller calls a source is one, whatever its name; an archive may hold other files. */
  readonly isPiece: boolean;
}

/** `text`: the sources joined by line breaks. Each file is parsed in its place there, so that spans are offsets into the whole. */
export function readSources(parser: GoParser, sources: readonly SourceInput[], text: string): Reading {
  const parts = sources.flatMap(partsOf());
  const isSingle = parts.length === 1;
  const isLeftOut = leftOut(parts, text);
  const files: NamedFile[] = [];
  const modules: ModuleFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { name, within, isPiece } of parts) {
    if (/(?:^|\/)go\.mod$/.test(name)) modules.push({ name, text: text.slice(within.start, within.end) });
    else if (isSingle || isGo(name, isPiece)) {
      const excluded = exclusionOf(name, text.slice(within.start, within.end));
      const isTaken = excluded === undefined || !isLeftOut(name);
      const told = excluded === undefined ? undefined : isTaken ? takenAnyway(name, excluded) : notTaken(name, excluded);
      const span = spanOf(within.start, within.start);
      if (told !== undefined) diagnostics.push({ severity: "info", code: "package", message: told, span });
      if (!isTaken) continue;
      const parsed = parser.parse(text, within);
      files.push({ name, file: parsed.file });
      diagnostics.push(...parsed.diagnostics);
    } else {
      const what = name.endsWith("_test.go") ? "a test" : "no Go";
      const span = spanOf(within.start, within.start);
      diagnostics.push({ severity: "info", code: "package", message: `${name} is ${what}: it is left out`, span });
    }
  }
  if (files.length === 0) {
    const span = spanOf(0, 0);
    diagnostics.push({ severity: "error", code: "package", message: "there are no Go files here", span });
  }
  return { files, modules, diagnostics };
}

const isGo = (name: string, isPiece: boolean): boolean => !name.endsWith("_test.go") && (!isPiece || name.endsWith(".go"));

const notTaken = (name: string, excluded: string): string => `${name} is left out, as Go does on ${platform}: ${excluded}`;

/** `//go:build ignore` keeps a file out of its package and is there to be run by itself: of that nothing need be said. */
const takenAnyway = (name: string, excluded: string): string | undefined =>
  excluded === "`//go:build ignore`" ? undefined : `${name} is translated, though Go leaves it out on ${platform}: ${excluded}`;

/** Which files Go's build would not take: none of a folder where it would take none. */
function leftOut(parts: readonly Part[], text: string): (name: string) => boolean {
  const folderOf = (name: string): string => name.slice(0, name.lastIndexOf("/") + 1);
  const built = new Set(
    parts
      .filter(
        ({ name, within, isPiece }) =>
          isGo(name, isPiece) && exclusionOf(name, text.slice(within.start, within.end)) === undefined,
      )
      .map(({ name }) => folderOf(name)),
  );
  return (name) => built.has(folderOf(name));
}

/** The files of each source in turn: names with `/`, without `./` before them. */
function partsOf(): (source: SourceInput) => readonly Part[] {
  let start = 0;
  return ({ name, text }) => {
    const offset = start;
    start += text.length + 1;
    const clean = (n: string): string => n.replaceAll("\\", "/").replace(/^(?:\.\/)+/, "");
    const pieces = piecesOf(text);
    if (!pieces) return [{ name: clean(name), within: spanOf(offset, offset + text.length), isPiece: false }];
    return pieces.map((p) => ({
      name: clean(p.name),
      within: spanOf(offset + p.span.start, offset + p.span.end),
      isPiece: true,
    }));
  };
}
