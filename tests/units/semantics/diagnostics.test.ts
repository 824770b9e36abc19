// Implements tests of the messages for real mistakes, in the words of Go's own compiler.

import { expect, test } from "vitest";
import { check, checkBody } from "./helpers.ts";

const cases: readonly (readonly [statements: string, at: string, message: string])[] = [
  ["println(x)", "x", "undefined: x"],
  ["x := 1", "x", "declared and not used: x"],
  ["x := 1; x = 2", "x", "declared and not used: x"],
  ["x := 1; var s string; s = x; _ = s", "x", "cannot use x (variable of type int) as string value in assignment"],
  ["var s string = 1; _ = s", "1", "cannot use 1 (untyped int constant) as string value in variable declaration"],
  ["var b byte = 300; _ = b", "300", "cannot use 300 (untyped int constant) as byte value in variable declaration (overflows)"],
  ["var i int = 1.5; _ = i", "1.5", "cannot use 1.5 (untyped float constant) as int value in variable declaration (truncated)"],
  ["x, s := 1, `a`; _ = x + s", "x + s", "invalid operation: x + s (mismatched types int and string)"],
  ["_ = 1 + `a`", "1 + `a`", "invalid operation: 1 + `a` (mismatched types untyped int and untyped string)"],
  ["a, b := f(1, 2); _, _ = a, b", "f(1, 2)", "assignment mismatch: 2 variables but f returns 1 value"],
  ["a, b := 1; _, _ = a, b", "1", "assignment mismatch: 2 variables but 1 value"],
  ["_ = f(1)", ")", "not enough arguments in call to f\n\thave (number)\n\twant (int, int)"],
  ["_ = f(1, 2, `a`)", "`a`", "too many arguments in call to f\n\thave (number, number, string)\n\twant (int, int)"],
  ['_ = f(1, "a")', '"a"', 'cannot use "a" (untyped string constant) as int value in argument to f'],
  ["x := 1; x := 2; _ = x", "x := 2", "no new variables on left side of :="],
  ["if 1 { }", "1", "non-boolean condition in if statement"],
  ["_ = T{}.z", "z", "T{}.z undefined (type T has no field or method z)"],
  ["_ = T{q: 1}", "q", "unknown field q in struct literal of type T"],
  ["_ = T{1}", "}", "too few values in struct literal of type T"],
  [
    "var i I = T{}; _ = i",
    "T{}",
    "cannot use T{} (value of struct type T) as I value in variable declaration: T does not implement I (method M has pointer receiver)",
  ],
  ["1 + 2", "1 + 2", "1 + 2 (untyped int constant 3) is not used"],
  ["break", "break", "break is not in a loop, switch, or select"],
  ["for { continue L }", "L", "continue label not defined: L"],
  ['_ = []int{1}["a"]', '"a"', 'cannot convert "a" (untyped string constant) to type int'],
  ["_ = [2]int{}[5]", "5", "invalid argument: index 5 out of bounds [0:2]"],
  ["_ = 1 / 0", "0", "invalid operation: division by zero"],
  ["_ = nil == nil", "nil", "invalid operation: nil == nil (operator == not defined on untyped nil)"],
  ["f := func() {}; _ = f == f", "f", "invalid operation: f == f (func can only be compared to nil)"],
  ["return 1", "1", "too many return values\n\thave (number)\n\twant ()"],
  ["var x int; x()", "x", "invalid operation: cannot call x (variable of type int): int is not a function"],
  ["switch 1 { case 1: case 1: }", "1", "duplicate case 1 (constant of type int) in expression switch"],
  ["for range 1.5 { }", "1.5", "cannot range over 1.5 (untyped float constant)"],
  ["defer recover", "recover", "expression in defer must be function call"],
];

const declarations =
  "type I interface{ M() }\ntype T struct{ x, y int }\nfunc (t *T) M() {}\nfunc f(a, b int) int { return a + b }\n";

test.each(cases)("%s", async (statements, at, message) => {
  const { info, text } = await checkBody(statements, declarations);
  const found = info.diagnostics.find((d) => d.message === message);
  expect(info.diagnostics.map((d) => d.message)).toContain(message);
  expect(found && text.slice(found.span.start, found.span.end)).toBe(at);
  expect(found?.severity).toBe("warning");
  expect(found?.code).toBe("type");
});

test.each([
  ['package p\n\nimport "os"\n', ['"os" imported and not used']],
  ['package p\n\nimport str "strings"\n', ['"strings" imported as str and not used']],
  ["package p\n\nfunc f() int { }\n", ["missing return"]],
  ["package p\n\nfunc f() int { for { } }\n", []],
  ["package p\n\nfunc f() int { panic(1) }\n", []],
  ["package p\n\nvar x int\nvar x string\n", ["x redeclared in this block"]],
  ["package p\n\ntype T struct{ t T }\n", ["invalid recursive type: T refers to itself"]],
  ["package p\n\ntype T struct{ t *T }\n", []],
  ["package p\n\nvar a = b\nvar b = a\n", ["initialization cycle for a\n\ta refers to b\n\tb refers to a"]],
  ["package p\n\nfunc (t T) f() {}\nfunc (t T) f() {}\ntype T int\n", ["method T.f already declared"]],
  ['package p\n\nimport "strings"\n\nvar x = strings.Nope\n', ["undefined: strings.Nope"]],
])("in the package %j", async (text, messages) => {
  expect((await check(text)).messages).toEqual(messages);
});

test("one mistake makes one message", async () => {
  const checked = await checkBody("y := undefinedThing + 1\nz := y * 2\nprintln(z.foo, y.bar())");
  expect(checked.messages).toEqual(["undefined: undefinedThing"]);
});

test("broken syntax makes no messages about use", async () => {
  const checked = await check('package main\n\nimport "fmt"\n\nfunc main() {\n\tx := 1\n\ty := (\n}\n');
  expect(checked.messages).toEqual([]);
});
