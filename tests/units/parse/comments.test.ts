// Implements tests of trivia: where each comment hangs.

import { expect, test } from "vitest";
import type { Comment, Node } from "../../../lib/go/ast.ts";
import { walk } from "../../../lib/go/walk.ts";
import { parser } from "./outline.ts";

/** `Kind "first line": leading / trailing / dangling` of each node that carries a comment. */
function carriers(text: string): string[] {
  const found: string[] = [];
  const words = (comments: readonly Comment[]): string => comments.map((c) => c.text).join(" ");
  walk(parser.parse(text).file, (node: Node) => {
    const dangling = "dangling" in node ? (node.dangling ?? []) : [];
    const { leading = [], trailing } = node.trivia ?? {};
    if (leading.length + dangling.length === 0 && !trailing) return;
    const line = text.slice(node.span.start, node.span.end).split("\n")[0];
    found.push(`${node.kind} ${JSON.stringify(line)}: ${words(leading)} / ${trailing?.text ?? ""} / ${words(dangling)}`);
  });
  return found;
}

test.each([
  ["// a\n// b\nx() // c\n", ['ExprStmt "x()": // a // b / // c / ']],
  ["func f() { // a\n\tx()\n\t// b\n}\n", ['BlockStmt "{ // a":  /  / // b', 'ExprStmt "x()": // a /  / ']],
  ["func f() { /* a */ }\n", ['BlockStmt "{ /* a */ }":  /  / /* a */']],
  [
    "// T doc\ntype T struct {\n\t// A doc\n\tA int // a\n\t// end\n}\n",
    ['GenDecl "type T struct {": // T doc /  / ', 'FieldList "{":  /  / // end', 'Field "A int": // A doc / // a / '],
  ],
  [
    "const (\n\t// A doc\n\tA = 1 // a\n\t// end\n)\n",
    ['GenDecl "const (":  /  / // end', 'ValueSpec "A = 1": // A doc / // a / '],
  ],
  ["type I interface {\n\tM() error // m\n}\n", ['Field "M() error":  / // m / ']],
  ["f(a /* a */, /* b */ b)\n", ['Ident "a":  / /* a */ / ', 'Ident "b": /* b */ /  / ']],
  ["f(\n\ta, // a\n\tb, // b\n)\n", ['Ident "a":  / // a / ', 'Ident "b":  / // b / ']],
  ["x := []int{\n\t// one\n\t1, // a\n\t// end\n}\n", ['CompositeLit "[]int{":  /  / // end', 'BasicLit "1": // one / // a / ']],
  [
    "switch x {\n// one\ncase 1: // a\n\tf()\n\t// deep\n// two\ncase 2:\n\t// only\n}\n",
    ['CaseClause "case 1: // a": // one /  / // deep', 'ExprStmt "f()": // a /  / ', 'CaseClause "case 2:": // two /  / // only'],
  ],
  [
    "if a { // then\n} else { // else\n} // after\n",
    ['IfStmt "if a { // then":  / // after / ', 'BlockStmt "{ // then":  /  / // then', 'BlockStmt "{ // else":  /  / // else'],
  ],
  ["return a && // a\n\tb // b\n", ['ReturnStmt "return a && // a": // a / // b / ']],
  [
    "// Copyright.\n\n// Package p.\npackage p // p\n\nvar x int\n// end\n",
    ['File "// Copyright.":  /  / // Copyright. // Package p. // p // end'],
  ],
])("%s", (text, expected) => {
  expect(carriers(text)).toEqual(expected);
});

test("directives stand apart", () => {
  const { file } = parser.parse("//go:build linux\n\npackage p\n\n// Doc.\n//go:noinline\nfunc f() {}\n");
  expect(file.directives.map((c) => c.text)).toEqual(["//go:build linux", "//go:noinline"]);
  expect(file.decls[0]?.trivia?.leading.map((c) => c.text)).toEqual(["// Doc."]);
});

test("blank lines are remembered", () => {
  const main = parser.parse("a()\nb()\n\n// c\nc()\n").file.decls[0];
  const list = main?.kind === "FuncDecl" ? (main.body?.list ?? []) : [];
  expect(list.map((stmt) => stmt.trivia?.blankBefore ?? false)).toEqual([false, false, true]);
});

test("a carriage return is no part of a comment", () => {
  expect(carriers("x() // a\r\ny()\r\n")).toEqual(['ExprStmt "x()":  / // a / ']);
});
