// Implements the tests of archives: which texts hold several files, and where each lies.

import { expect, test } from "vitest";
import { piecesOf } from "../../../lib/source/archive.ts";

const named = (text: string): readonly (readonly [string, string])[] | undefined =>
  piecesOf(text)?.map(({ name, span }) => [name, text.slice(span.start, span.end)] as const);

test("a text without headers is one file", () => {
  expect(piecesOf("package main\n\nfunc main() {}\n")).toBeUndefined();
  expect(piecesOf("")).toBeUndefined();
});

test("what stands before the first header is prog.go", () => {
  expect(named("package main\n-- go.mod --\nmodule m\n-- a/a.go --\npackage a\n")).toEqual([
    ["prog.go", "package main\n"],
    ["go.mod", "module m\n"],
    ["a/a.go", "package a\n"],
  ]);
});

test("nothing before the first header is no file, and an empty file is one", () => {
  expect(named("\n-- main.go --\npackage main\n-- b/b.go --\n")).toEqual([
    ["main.go", "package main\n"],
    ["b/b.go", ""],
  ]);
});

test("line ends of Windows, and a last header without a line after it", () => {
  expect(named("-- main.go --\r\npackage main\r\n-- x.go --")).toEqual([
    ["main.go", "package main\r\n"],
    ["x.go", ""],
  ]);
});

test("a header that names no Go makes no archive", () => {
  expect(piecesOf("package main\n\n// notes\n/*\n-- chapter one --\n*/\nfunc main() {}\n")).toBeUndefined();
  expect(piecesOf("x := 1\n-- chapter one --\n")).toBeUndefined();
});

test("a header inside a raw string or a comment belongs to its file", () => {
  expect(piecesOf("package main\n\nconst text = `\n-- a.go --\npackage a\n`\n\nfunc main() {}\n")).toBeUndefined();
  expect(piecesOf("package main\n/*\n-- a.go --\n*/\nfunc main() {}\n")).toBeUndefined();
  // A quote in a rune, a comment or a string opens nothing.
  expect(
    named("package main\n\nvar tick = '`' // it's `\nvar s = \"`\"\n-- a.go --\npackage a\n")?.map(([name]) => name),
  ).toEqual(["prog.go", "a.go"]);
});
