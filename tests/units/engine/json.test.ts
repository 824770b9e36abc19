// Implements the check of JSON by serde: what serde would write otherwise takes the floor, and the near misses stay inferred.

import { describe, expect, test } from "vitest";
import { createNodeTranslator, defaultOptions } from "../../../translators/node.ts";

const translator = await createNodeTranslator({ strict: true });

async function isInferred(code: string): Promise<boolean> {
  const imports = ["encoding/json", "fmt", "time"]
    .filter((p) => code.includes(`${p.split("/").at(-1)}.`))
    .map((p) => `import "${p}"\n`);
  const text = `package main\n\n${imports.join("")}\n${code}\n`;
  const { notes } = await translator.translate([{ name: "main.go", text }], { ...defaultOptions, output: "idiomatic" });
  return !notes.some((n) => n.id === "whole-floor");
}

const main = "func main() { b, err := json.Marshal(v()); fmt.Println(string(b), err != nil) }";
const refused: [what: string, code: string][] = [
  ["a list that may be nil", "func main() { var xs []int; b, _ := json.Marshal(xs); fmt.Println(string(b)) }"],
  [
    "a list that becomes nil",
    "func main() { xs := []int{1}; if len(xs) > 0 { xs = nil }; b, _ := json.Marshal(xs); fmt.Println(string(b)) }",
  ],
  ["a field that may be nil", `type T struct { L []int }\nfunc v() T { return T{} }\n${main}`],
  ["a list that a pointer leads to", `type T struct { L *[]int }\nfunc v() T { return T{} }\n${main}`],
  ["bytes", `type T struct { L []byte \`json:",omitempty"\` }\nfunc v() T { return T{L: []byte("a")} }\n${main}`],
  ["values of any type", `type T struct { L any }\nfunc v() T { return T{1} }\n${main}`],
  ["an embedded struct", `type B struct { N int }\ntype T struct { B; M int }\nfunc v() T { return T{B{1}, 2} }\n${main}`],
  ["two fields of one key", `type T struct { A int; B int \`json:"A"\` }\nfunc v() T { return T{1, 2} }\n${main}`],
  ["numbers as texts", `type T struct { A int \`json:",string"\` }\nfunc v() T { return T{1} }\n${main}`],
  ["a tag that Go can't read", `type T struct { A int \`x json:"b"\` }\nfunc v() T { return T{1} }\n${main}`],
  [
    "a form of its own",
    `type T int\nfunc (t T) MarshalJSON() ([]byte, error) { return []byte("1"), nil }\nfunc v() T { return 1 }\n${main}`,
  ],
  [
    "a text of its own",
    `type T int\nfunc (t *T) MarshalText() ([]byte, error) { return []byte("1"), nil }\nfunc v() []T { return []T{1} }\n${main}`,
  ],
  ["narrow floats", `type T struct { A float32 }\nfunc v() T { return T{1} }\n${main}`],
  ["lists of floats", `type T struct { A [2]float64 }\nfunc v() T { return T{} }\n${main}`],
  ["a time", `type T struct { A time.Time }\nfunc v() T { return T{} }\n${main}`],
  ["a type with parameters", `type T[K any] struct { A K }\nfunc v() T[int] { return T[int]{1} }\n${main}`],
  ["an enum", `type K int\nconst (\n\tA K = iota\n\tB\n)\ntype T struct { A K }\nfunc v() T { return T{B} }\n${main}`],
  ["a letter", `type T struct { A rune }\nfunc v() T { return T{'a'} }\n${main}`],
];

const list = "type T struct { L []int }";
const reading = (type: string, text: string): string =>
  `${type}\nfunc main() { var v T; err := json.Unmarshal([]byte(\`${text}\`), &v); fmt.Println(err != nil, v.A) }`;
refused.push(
  ["a literal that leaves the list out", `${list}\nfunc v() []T { return []T{{L: []int{1}}, {}} }\n${main}`],
  ["a zero value", `${list}\nfunc v() []T { var t T; return []T{{[]int{1}}, t} }\n${main}`],
  ["zero values in a list", `${list}\nfunc v() []T { return make([]T, 1) }\n${main}`],
  ["a field that becomes nil", `${list}\nfunc v() []T { t := T{[]int{1}}; t.L = nil; return []T{t} }\n${main}`],
  ["what a map does not have", `${list}\nfunc v() []T { m := map[int]T{1: {[]int{1}}}; return []T{m[2]} }\n${main}`],
  ["a struct around it", `${list}\ntype U struct { N int; T T }\nfunc v() []U { return []U{{N: 1}} }\n${main}`],
  [
    "a parameter that is nil once",
    `func f(xs []int) { b, _ := json.Marshal(xs); fmt.Println(string(b)) }\nfunc main() { f([]int{1}); f(nil) }`,
  ],
  ["a result that is nil once", `func v() []int { if len(fmt.Sprint()) > 0 { return nil }; return []int{} }\n${main}`],
  ["a key in another case", reading("type T struct { A int }", '{"a": 1}')],
  ["a key that stands twice", reading("type T struct { A int }", '{"A": 1, "A": 2}')],
  ["null for a number", reading("type T struct { A int }", '{"A": null}')],
  ["a text for a number", reading("type T struct { A int }", '{"A": "1"}')],
  ["a fraction for an integer", reading("type T struct { A int }", '{"A": 1.0}')],
  ["a number that is too large", reading("type T struct { A int8 }", '{"A": 128}')],
  ["a float of many digits", reading("type T struct { A float64 }", '{"A": 0.1000000000000000055}')],
  ["half of a pair", reading("type T struct { A string }", '{"A": "\\ud800"}')],
  [
    "a variable of the package",
    "var v = []int{1}\nfunc main() { b, err := json.Marshal(v); fmt.Println(string(b), err != nil) }",
  ],
  [
    "a type of texts that are constants",
    'type K string\nconst A K = "a"\nfunc (k K) up() string { return string(k) }\ntype T struct { A K }\nfunc v() T { return T{A} }\n' +
      main,
  ],
  ["no JSON at all", reading("type T struct { A int }", "{")],
  [
    "a variable that holds something",
    "type T struct { A, B int }\nfunc main() { var v T; v.B = 1; err := json.Unmarshal([]byte(`{}`), &v); fmt.Println(err, v.B) }",
  ],
  [
    "what is read up to an error",
    'type T struct { A int }\nfunc f(s string) { var v T; err := json.Unmarshal([]byte(s), &v); fmt.Println(err != nil, v.A) }\nfunc main() { f("{}"); f("1") }',
  ],
);

const inferred: readonly (readonly [what: string, code: string])[] = [
  ["a list that is made", "func main() { xs := []int{}; xs = append(xs, 1); b, _ := json.Marshal(xs); fmt.Println(string(b)) }"],
  ["a list that is left out when empty", `type T struct { L []int \`json:",omitempty"\` }\nfunc v() T { return T{} }\n${main}`],
  [
    "an embedded struct with a key",
    `type B struct { N int }\ntype T struct { B \`json:"b"\` }\nfunc v() T { return T{B{1}} }\n${main}`,
  ],
  ["other tags", `type T struct { A int \`xml:"x" json:"b"\` }\nfunc v() T { return T{1} }\n${main}`],
  [
    "a list in every literal",
    `${list}\nfunc v() []*T { t := &T{L: []int{}}; t.L = append(t.L, 1); return []*T{t, {[]int{1}}} }\n${main}`,
  ],
  [
    "a parameter that is always made",
    `func f(xs []int) { b, _ := json.Marshal(xs); fmt.Println(string(b)) }\nfunc main() { f([]int{1}); f(make([]int, 0)) }`,
  ],
  [
    "an empty literal",
    "type T struct { A int }\nfunc main() { v, w := T{}, []T{}; a := json.Unmarshal([]byte(`{}`), &v); b := json.Unmarshal([]byte(`[{}]`), &w); fmt.Println(a == nil, b == nil, v.A, len(w)) }",
  ],
  ["a text that fits", reading("type T struct { A int8 }", '{"A": -128, "b": null}')],
  ["a pointer that is null", reading("type T struct { A int; B *int }", '{"A": 1, "B": null}')],
  ["a short float", reading("type T struct { A float64 }", '{"A": -0.5}')],
  [
    "a text from elsewhere",
    'type T struct { A int }\nfunc f(s string) { var v T; if err := json.Unmarshal([]byte(s), &v); err != nil { return }; fmt.Println(v.A) }\nfunc main() { f("{}"); f("1") }',
  ],
  ["a pointer", `type T struct { A *T }\nfunc v() *T { return &T{&T{}} }\n${main}`],
];

describe("what serde writes as Go does not takes the floor", () => {
  test.each(refused)("%s", async (_, code) => expect(await isInferred(code)).toBe(false));
});
describe("what it writes as Go does stays inferred", () => {
  test.each(inferred)("%s", async (_, code) => expect(await isInferred(code)).toBe(true));
});
