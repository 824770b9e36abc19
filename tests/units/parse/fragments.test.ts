// Implements tests of pasted fragments: what becomes a declaration, what a statement of a synthetic main.

import { describe, expect, test } from "vitest";
import { outline, parser } from "./outline.ts";

const shape = (text: string): string => {
  const { file, fragment } = parser.parse(text);
  const decls = file.decls.map((decl) => {
    if (decl.kind === "FuncDecl") return decl.synthetic ? `{${decl.body?.list.map(outline).join("; ")}}` : decl.name.name;
    return outline(decl);
  });
  return `${fragment}: ${decls.join(" | ")}`;
};

test.each([
  ["package main\n\nfunc f() {}", "file: f"],
  ["func f() {}", "declarations: f"],
  ["func (t T) M() {}", "declarations: M"],
  ["type T int", "declarations: GenDecl[type](TypeSpec(T int))"],
  ["", "declarations: "],
  ["a + b", "statements: {ExprStmt(BinaryExpr[+](a b))}"],
  ["return x, nil", "statements: {ReturnStmt(x nil)}"],
  ["if err != nil {\n\treturn\n}", "statements: {IfStmt(BinaryExpr[!=](err nil) BlockStmt(ReturnStmt))}"],
  ["func f() {}\nx := f()\nfunc g() {}\nh()", "statements: f | g | {AssignStmt[:=](x CallExpr(f)); ExprStmt(CallExpr(h))}"],
  ["var x = 1\nf(x)", "statements: {DeclStmt(GenDecl[var](ValueSpec(x 1))); ExprStmt(CallExpr(f x))}"],
  ["var c = 1\nfunc g() int { return c }\ng()", "statements: GenDecl[var](ValueSpec(c 1)) | g | {ExprStmt(CallExpr(g))}"],
  ["[]struct{ a int }", "statements: {ExprStmt(ArrayType(StructType(FieldList(Field(a int)))))}"],
  ["func(int) string", "statements: {ExprStmt(FuncType(FieldList(Field(int)) FieldList(Field(string))))}"],
])("%s", (text, expected) => {
  expect(shape(text)).toBe(expected);
  expect(parser.parse(text).diagnostics).toEqual([]);
});

test("loose statements beside a main are errors", () => {
  const { file, diagnostics } = parser.parse("func main() {}\nx := 1\n");
  expect(file.decls.map((d) => d.kind)).toEqual(["FuncDecl", "BadDecl"]);
  expect(diagnostics[0]?.message).toBe("syntax error: non-declaration statement outside function body");
});

describe("elisions", () => {
  test.each([
    ["func f() { ... }", "declarations: f"],
    ["f(...)\n...\nreturn", "statements: {ExprStmt(CallExpr(f Ellipsis)); ReturnStmt}"],
    ["x := []int{1, 2, ...}", "statements: {AssignStmt[:=](x CompositeLit(ArrayType(int) 1 2))}"],
    ["x := []int{\n\t1,\n\t...\n}", "statements: {AssignStmt[:=](x CompositeLit(ArrayType(int) 1))}"],
    ["type T struct {\n\tA int\n\t...\n}", "declarations: GenDecl[type](TypeSpec(T StructType(FieldList(Field(A int)))))"],
  ])("%s", (text, expected) => {
    expect(shape(text)).toBe(expected);
    expect(parser.parse(text).diagnostics).toEqual([]);
  });

  test("between declarations it stays as a comment", () => {
    const { file } = parser.parse("func f() {}\n\n...\n\nfunc g() {}\n");
    expect(file.decls.map((d) => d.trivia?.leading.map((c) => c.text))).toEqual([undefined, ["// ..."]]);
  });
});

test("a part of a text is parsed at its own place", () => {
  const text = "package a\n\npackage b\n\nvar x int\n";
  const { file, diagnostics } = parser.parse(text, { start: 11, end: text.length });
  expect(diagnostics).toEqual([]);
  expect(file.package).toEqual({ kind: "Ident", name: "b", span: { start: 19, end: 20 } });
  expect(file.decls[0]?.span).toEqual({ start: 22, end: 31 });
});
