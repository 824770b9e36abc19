// Implements the reading of the input: files, and archives of files, as parsed Go with the places that they have in the whole text.

import type { GoParser } from "./go/parse/index.ts";
import type { ModuleFile, NamedFile } from "./semantics/packages.ts";
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
  const files: NamedFile[] = [];
  const modules: ModuleFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { name, within, isPiece } of parts) {
    if (/(?:^|\/)go\.mod$/.test(name)) modules.push({ name, text: text.slice(within.start, within.end) });
    else if (isSingle || !(name.endsWith("_test.go") || (isPiece && !name.endsWith(".go")))) {
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
