// Implements tests of the types that expressions of whole programs get.

import { expect, test } from "vitest";
import { check, checkBody } from "./helpers.ts";

const cases: readonly (readonly [statements: string, expression: string, type: string])[] = [
  ["x := 1; _ = x", "x", "int"],
  ["x := 1.5; _ = x", "x", "float64"],
  ["x := 'a'; _ = x", "x", "rune"],
  ["var f float32 = 1; _ = f * 2", "2", "float32"],
  ["var s uint = 3; var i int64 = 1 << s; _ = i", "1 << s", "int64"],
  ["var b byte = 'a' + 1; _ = b", "'a' + 1", "byte"],
  ["_ = 1 < 2.5", "1 < 2.5", "bool"],
  ["x := []int{1, 2}; _ = x[1:]", "x[1:]", "[]int"],
  ["a := [3]string{}; _ = a[:]", "a[:]", "[]string"],
  ["a := [...]int{5: 1, 2}; _ = a", "a", "[7]int"],
  ["m := map[string][]int{}; _ = m[`a`]", "m[`a`]", "[]int"],
  ["m := map[string]int{}; v, ok := m[`a`]; _, _ = v, ok", "ok", "bool"],
  ["m := map[string]int{}; v, ok := m[`a`]; _, _ = v, ok", "m[`a`]", "(int, bool)"],
  ["ch := make(chan int); v := <-ch; _ = v", "v", "int"],
  ["var x any = 1; _ = x.(string)", "x.(string)", "string"],
  ["s := `héé`; _ = s[0]", "s[0]", "byte"],
  ["for i, r := range `abc` { _, _ = i, r }", "r", "rune"],
  ["for i := range 10 { _ = i }", "i", "int"],
  ["p := &struct{ x, y int }{1, 2}; _ = p.x", "p.x", "int"],
  ["f := func(a int, b ...string) (int, error) { return a, nil }; _ = f", "f", "func(a int, b ...string) (int, error)"],
  ["_ = append([]byte{}, `abc`...)", "append([]byte{}, `abc`...)", "[]byte"],
  ["x := min(1, 2.5); _ = x", "x", "float64"],
  ["c := complex(1, 2); _ = real(c)", "real(c)", "float64"],
  ["x := new(int); _ = *x", "*x", "int"],
  ["_ = len([3]int{})", "len([3]int{})", "int"],
];

test.each(cases)("%s: %s is %s", async (statements, expression, type) => {
  const checked = await checkBody(statements);
  expect(checked.type(expression)).toBe(type);
  expect(checked.messages).toEqual([]);
});

test.each([
  ["1 << 70 >> 68", "4"],
  ["7 / 2", "3"],
  ["7 / 2.0", "3.5"],
  ["-7 % 3", "-1"],
  ["^uint8(1)", "254"],
  ['"a" + "b"', '"ab"'],
  ['len("héé")', "5"],
  ["'a' + 1", "98"],
  ["1e3", "1000"],
  ["0x1p-2", "0.25"],
  ["0b101 | 0o10", "13"],
  ['"a" < "b"', "true"],
  ["string(rune(65))", '"A"'],
  ["imag(2i)", "2"],
  ["min(3, 1, 2)", "1"],
])("the constant %s is %s", async (expression, value) => {
  const checked = await checkBody(`const c = ${expression}\n_ = c`);
  expect(checked.value(expression)).toBe(value);
  expect(checked.messages).toEqual([]);
});

test("iota counts and specifications repeat", async () => {
  const checked = await checkBody(
    "_, _, _ = B, KB, Wed",
    "const (\n\tA = iota * 2\n\tB\n\tC\n)\nconst (\n\t_ = 1 << (10 * iota)\n\tKB\n)\ntype Day int\nconst (\n\tMon Day = iota + 1\n\tTue\n\tWed\n)\n",
  );
  expect(checked.value("B")).toBe("2");
  expect(checked.value("KB")).toBe("1024");
  expect(checked.value("Wed")).toBe("3");
  expect(checked.type("Wed")).toBe("Day");
});

const shapes = `package main

type Named interface{ Name() string }
type Base struct{ id int }
func (b *Base) ID() int { return b.id }
func (b Base) Name() string { return "" }
type Derived struct {
	*Base
	Tags []string
}
func use(n Named) string { return n.Name() }
func main() {
	d := Derived{Base: &Base{1}}
	f := d.ID
	g := (*Base).ID
	println(d.id, f(), g(d.Base), use(d))
	switch v := any(d).(type) {
	case Named:
		println(v.Name())
	case int, string:
		println(v)
	}
}
`;

test("methods and fields are promoted, with the path to them", async () => {
  const checked = await check(shapes);
  expect(checked.messages).toEqual([]);
  const selector = checked.expr("d.id");
  if (selector.kind !== "SelectorExpr") throw new Error("no selector");
  const selection = checked.info.selectionOf(selector);
  expect(selection?.kind).toBe("field");
  expect(selection?.indirect).toBe(true);
  expect(selection?.path.map((f) => f.name)).toEqual(["Base"]);
  expect(checked.type("f")).toBe("func() int");
  expect(checked.type("g")).toBe("func(*Base) int");
  expect(checked.type("v.Name()")).toBe("string");
});

test("callees, builtins and conversions are told apart", async () => {
  const checked = await check(
    'package main\n\nimport "strings"\n\ntype ID int\nfunc f() {}\nfunc main() {\n\tf()\n\t_ = len(strings.Fields("a"))\n\t_ = ID(1)\n\tfunc() {}()\n}\n',
  );
  const call = (text: string) => {
    const e = checked.expr(text);
    if (e.kind !== "CallExpr") throw new Error("no call");
    return e;
  };
  expect(checked.info.calleeOf(call("f()"))?.name).toBe("f");
  expect(checked.info.calleeOf(call('strings.Fields("a")'))?.pkg).toBe("strings");
  expect(checked.info.builtinOf(call('len(strings.Fields("a"))'))).toBe("len");
  expect(checked.info.isConversion(call("ID(1)"))).toBe(true);
  expect(checked.info.calleeOf(call("func() {}()"))).toBeUndefined();
});

test("package variables are initialised in the order of their dependencies", async () => {
  const checked = await check(
    "package main\n\nvar a = b + f()\nvar b = 1\nvar c, d = pair()\nfunc f() int { return c }\nfunc pair() (int, int) { return b, 2 }\nfunc main() { _, _ = a, d }\n",
  );
  expect(checked.info.initOrder.map((group) => group.map((v) => v.name))).toEqual([["b"], ["c", "d"], ["a"]]);
});
