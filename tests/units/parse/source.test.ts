// Implements tests of source positions: the line index and the source set.

import { expect, test } from "vitest";
import { lineIndex } from "../../../lib/source/line-index.ts";
import { sourceSet } from "../../../lib/source/source-set.ts";

test("a line index goes both ways", () => {
  const lines = lineIndex("ab\r\n\ncd");
  expect(lines.lineCount).toBe(3);
  expect([0, 2, 4, 5, 7, 99].map((offset) => lines.lineColumnOf(offset))).toEqual([
    { line: 1, column: 1 },
    { line: 1, column: 3 },
    { line: 2, column: 1 },
    { line: 3, column: 1 },
    { line: 3, column: 3 },
    { line: 3, column: 3 },
  ]);
  expect([1, 2, 3].map((line) => lines.offsetOfLine(line))).toEqual([0, 4, 5]);
  expect(lines.lineSpan(1)).toEqual({ start: 0, end: 2 });
});

test("a source set names places by file", () => {
  const set = sourceSet([
    { name: "a.go", text: "package a\n" },
    { name: "b.go", text: "package a" },
  ]);
  expect(set.text).toBe("package a\n\npackage a");
  expect(set.files.map((file) => file.span)).toEqual([
    { start: 0, end: 10 },
    { start: 11, end: 20 },
  ]);
  expect(set.locate(19)).toEqual({ file: "b.go", line: 1, column: 9 });
});
