// Implements the source set: the files of one package laid end to end, so that one offset names one place.

import { type LineColumn, type LineIndex, lineIndex } from "./line-index.ts";
import type { Span } from "./span.ts";

export interface SourceInput {
  readonly name: string;
  readonly text: string;
}

export interface SourceFile extends SourceInput {
  /** Where the file lies in the text of the whole set. */
  readonly span: Span;
  /** Counts within this file alone. */
  readonly lines: LineIndex;
}

export interface Location extends LineColumn {
  readonly file: string;
}

export interface SourceSet {
  readonly text: string;
  readonly files: readonly SourceFile[];
  fileAt(offset: number): SourceFile;
  locate(offset: number): Location;
}

/** Files are joined by a line break, so that no token spans two of them. An empty list gives one empty file. */
export function sourceSet(inputs: readonly SourceInput[]): SourceSet {
  const files: SourceFile[] = [];
  let start = 0;
  for (const { name, text } of inputs.length > 0 ? inputs : [{ name: "main.go", text: "" }]) {
    const end = start + text.length;
    files.push({ name, text, span: { start, end }, lines: lineIndex(text) });
    start = end + 1;
  }

  const fileAt = (offset: number): SourceFile => files.findLast((file) => file.span.start <= offset) ?? (files[0] as SourceFile);

  return {
    text: files.map((file) => file.text).join("\n"),
    files,
    fileAt,
    locate(offset) {
      const file = fileAt(offset);
      return { file: file.name, ...file.lines.lineColumnOf(offset - file.span.start) };
    },
  };
}
