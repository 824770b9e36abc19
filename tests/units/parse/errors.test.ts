// Implements tests of syntax errors: where they show, in whose words, and that they stay where they are.

import { describe, expect, test } from "vitest";
import { errors, outline, parser } from "./outline.ts";

const inMain = (body: string): string => `func main() {\n${body}\n}\n`;

test.each([
  ["\tx = = 3", ['2:6 "=" syntax error: unexpected =, expected expression']],
  ["\tf(a b)", ['2:6 "b" syntax error: unexpected name b in argument list; possibly missing comma or )']],
  ['\tfoo("hi"', ['2:10 "\\n" syntax error: unexpected newline in argument list; possibly missing comma or )']],
  ["\tx := []int{1\n\t}", ['2:14 "\\n" syntax error: unexpected newline in composite literal; possibly missing comma or }']],
  ["\tx := ", ['3:1 "}" syntax error: unexpected }, expected expression']],
  ["\tfmt.", ['3:1 "}" syntax error: unexpected }, expected name or (']],
  ["\tif x\n\t{\n\t}", ['2:6 "\\n" syntax error: unexpected newline, expected { after if clause']],
  [
    "\tif x {\n\t}\n\telse {\n\t}",
    ['4:2 "else" syntax error: unexpected keyword else: it must stand on the line of the } before it'],
  ],
  ["\tx y", ['2:4 "y" syntax error: unexpected name y at end of statement']],
  ['\tx := "abc', ['2:7 "\\"abc" newline in string']],
  ["\tx := 'ab'", ["2:7 \"'ab'\" more than one character in rune literal"]],
  ["\tx @ y", ["2:4 \"@\" invalid character U+0040 '@'"]],
  ["\tfunc g() {}", ['2:7 "g" syntax error: unexpected name g, expected (']],
  ["\tdefer x", ['2:8 "x" syntax error: expression in defer must be function call']],
  ["\tx++ + 1", ['2:6 "+" syntax error: unexpected + at end of statement']],
  ["\tx := T{a: 1 b: 2}", ['2:14 "b" syntax error: unexpected name b in composite literal; possibly missing comma or }']],
  ["\tfor i := 0; i < 3 {\n\t}", ['2:20 "{" syntax error: unexpected {, expected semicolon']],
  ["\tx := a[1", ['2:10 "\\n" syntax error: unexpected newline, expected comma, : or ]']],
  ["\tswitch x {\n\t\tfoo()\n\t}", ['3:3 "foo" syntax error: unexpected name foo, expected case or default or }']],
  ["\tx := `abc", ['1:13 "{" syntax error: missing `}`: this function is not closed', '2:7 "`abc\\n}\\n" string not terminated']],
  ["\ta.b := 1", ['2:2 "a.b" syntax error: non-name a.b on left side of :=']],
])("in a function: %s", (body, expected) => {
  expect(errors(inMain(body))).toEqual(expected);
});

test.each([
  ["func f() {\n\tif x {\n\t\ta()\n}\n\nfunc g() {}\n", ['2:7 "{" syntax error: missing `}`: this block is not closed']],
  ["func f() {\n\ta()\n", ['1:10 "{" syntax error: missing `}`: this function is not closed']],
  ["func f() {\n}\n}\n", ['3:1 "}" syntax error: unexpected } after top level declaration']],
  ["func f()\n{\n}\n", ['2:1 "{" syntax error: unexpected semicolon or newline before {']],
  ["package p\n\nx := 1\n", ['3:1 "x := 1" syntax error: non-declaration statement outside function body']],
  ["import fmt\n", ['1:8 "fmt" syntax error: unexpected name fmt, expected import path']],
  ["var x int := 3\n", ['1:11 ":=" syntax error: unexpected := after top level declaration']],
  [
    "type I interface {\n\tfoo( int\n}\n",
    ['2:10 "\\n" syntax error: unexpected newline in parameter list; possibly missing comma or )'],
  ],
  ["/* open", ['1:1 "/* open" comment not terminated']],
  ["func main( {\n}\n", ['1:12 "{" syntax error: unexpected { in parameter list; possibly missing comma or )']],
  ["const x =", ['1:10 "" syntax error: unexpected EOF, expected expression']],
  ["func f(a int b string) {}\n", ['1:14 "b" syntax error: unexpected name b in parameter list; possibly missing comma or )']],
])("at the top level: %s", (text, expected) => {
  expect(errors(text)).toEqual(expected);
});

describe("what is around an error stays whole", () => {
  const bodyOf = (text: string, name: string): string => {
    const decl = parser.parse(text).file.decls.find((d) => d.kind === "FuncDecl" && d.name.name === name);
    return decl?.kind === "FuncDecl" && decl.body ? decl.body.list.map(outline).join("; ") : "absent";
  };

  test("a missing brace does not swallow the next function", () => {
    const text = "func f() {\n\tif x {\n\t\ta()\n}\n\nfunc g() {\n\tb()\n}\n";
    expect(bodyOf(text, "f")).toBe("IfStmt(x BlockStmt(ExprStmt(CallExpr(a))))");
    expect(bodyOf(text, "g")).toBe("ExprStmt(CallExpr(b))");
  });

  test("a broken statement deep inside leaves its neighbours", () => {
    const text = inMain("\tfor {\n\t\tswitch v {\n\t\tcase 1:\n\t\t\tx = = 3\n\t\t\tok()\n\t\t}\n\t}\n\tfine()");
    expect(bodyOf(text, "main")).toBe(
      "ForStmt(BlockStmt(SwitchStmt(v CaseClause(1 BadStmt ExprStmt(CallExpr(ok)))))); ExprStmt(CallExpr(fine))",
    );
  });

  test("an unfinished call ends before the next statement", () => {
    expect(bodyOf(inMain("\tx := foo(\n\ty := 2"), "main")).toBe("AssignStmt[:=](x CallExpr(foo)); AssignStmt[:=](y 2)");
  });

  test("what runs together on a line is one bad statement", () => {
    const main = parser.parse(inMain("\tx := 1 +")).file.decls[0];
    const bad = main?.kind === "FuncDecl" ? main.body?.list[0] : undefined;
    expect(bad).toMatchObject({ kind: "BadStmt", span: { start: 15, end: 23 } });
  });
});

describe("limits", () => {
  const code = (text: string): string | undefined => parser.parse(text).diagnostics[0]?.code;

  test.each([
    ["large", `// ${"a".repeat(520 * 1024)}`, "FG0001"],
    ["large in bytes", `// ${"é".repeat(300 * 1024)}`, "FG0001"],
    ["brackets", `x := ${"(".repeat(501)}1${")".repeat(501)}`, "FG0002"],
    ["a chain", `x := a${"+a".repeat(50_000)}`, "FG0002"],
    ["a type", `var x ${"[]".repeat(100_000)}int`, "FG0002"],
    ["else if", `if a {}${" else if a {}".repeat(20_000)}`, "FG0002"],
    ["binary", "package main\0", "FG0003"],
  ])("refuses %s", (_, text, expected) => {
    const result = parser.parse(text);
    expect(result.diagnostics.map((d) => d.code)).toEqual([expected]);
    expect(result.file.decls).toEqual([]);
  });

  test.each([
    ["500 parentheses", `x := ${"(".repeat(500)}1${")".repeat(500)}`],
    ["499 blocks", `func f() {${"if x { ".repeat(499)}${"}".repeat(500)}`],
    ["a chain of 400", `x := "a"${' +\n"a"'.repeat(399)}`],
    ["brackets in strings and comments", `x := "${"(".repeat(600)}" // ${"{".repeat(600)}`],
  ])("takes %s", (_, text) => {
    expect(code(text)).toBeUndefined();
  });
});
