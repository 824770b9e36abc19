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
const refused: readonly (readonly [what: string, code: string])[] = [
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

const inferred: readonly (readonly [what: string, code: string])[] = [
  ["a list that is made", "func main() { xs := []int{}; xs = append(xs, 1); b, _ := json.Marshal(xs); fmt.Println(string(b)) }"],
  ["a list that is left out when empty", `type T struct { L []int \`json:",omitempty"\` }\nfunc v() T { return T{} }\n${main}`],
  [
    "an embedded struct with a key",
    `type B struct { N int }\ntype T struct { B \`json:"b"\` }\nfunc v() T { return T{B{1}} }\n${main}`,
  ],
  ["other tags", `type T struct { A int \`xml:"x" json:"b"\` }\nfunc v() T { return T{1} }\n${main}`],
  ["a pointer", `type T struct { A *T }\nfunc v() *T { return &T{&T{}} }\n${main}`],
];

describe("what serde writes as Go does not takes the floor", () => {
  test.each(refused)("%s", async (_, code) => expect(await isInferred(code)).toBe(false));
});
describe("what it writes as Go does stays inferred", () => {
  test.each(inferred)("%s", async (_, code) => expect(await isInferred(code)).toBe(true));
});
