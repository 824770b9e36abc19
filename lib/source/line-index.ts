// Implements the line index: from offsets to lines and columns, and back.

import type { Span } from "./span.ts";

/** A place as people and compilers name it: both parts count from 1, columns in UTF-16 code units. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

export interface LineIndex {
  readonly lineCount: number;
  /** Offsets outside the text are clamped into it. */
  lineColumnOf(offset: number): LineColumn;
  /** The offset of the first character of a 1-based line. */
  offsetOfLine(line: number): number;
  /** The line without its line break. */
  lineSpan(line: number): Span;
}

export function lineIndex(text: string): LineIndex {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);

  const offsetOfLine = (line: number): number => (line < 1 ? 0 : (starts[line - 1] ?? text.length));

  const lineAt = (offset: number): number => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (offsetOfLine(middle + 1) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };

  return {
    lineCount: starts.length,
    offsetOfLine,
    lineColumnOf(offset) {
      const inside = Math.max(0, Math.min(offset, text.length));
      const line = lineAt(inside);
      return { line, column: inside - offsetOfLine(line) + 1 };
    },
    lineSpan(line) {
      const start = offsetOfLine(line);
      let end = line < starts.length ? offsetOfLine(line + 1) - 1 : text.length;
      if (end > start && text[end - 1] === "\r") end--;
      return { start, end: Math.max(start, end) };
    },
  };
}
