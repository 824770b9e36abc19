// Implements the check of second names: what they are a name of stands in their place where that says the same, and not where one
// of both is replaced, or where the part may not be there.

import { describe, expect, test } from "vitest";
import { createNodeTranslator, defaultOptions } from "../../../translators/node.ts";

const translator = await createNodeTranslator({ strict: true });

async function notesOf(body: string): Promise<readonly string[]> {
  const text = `package main\n\nimport "fmt"\n\nfunc main() {\n${body}\n}\n`;
  const { notes } = await translator.translate([{ name: "main.go", text }], { ...defaultOptions, output: "idiomatic" });
  return notes.map((n) => n.id);
}

const others: readonly (readonly [name: string, body: string])[] = [
  ["the list is replaced", "xs := []int{1, 2, 3}\nys := xs[1:]\nxs = append(xs, 4)\nys[0] = 9\nfmt.Println(xs[1], ys[0])"],
  ["the second name is replaced", "xs := []int{1, 2, 3}\nys := xs[:2]\nys = append(ys, 9)\nxs[0] = 7\nfmt.Println(xs[2], ys[0])"],
  ["the map is replaced", 'm := map[string]int{}\nn := m\nn["a"] = 1\nm = map[string]int{}\nfmt.Println(len(m), len(n))'],
  [
    "another variable has the first one's name",
    "xs := [3]int{1, 2, 3}\nys := xs[1:]\nif true {\n\txs := 5\n\tys[0] = xs\n}\nfmt.Println(xs[1], ys[0])",
  ],
  [
    "the part may not be there",
    "n := 2\nfor i := 0; i < 2; i++ {\n\tn++\n}\nxs := make([]int, n)\nys := xs[3:]\nxs[0] = 1\nys[0] = 2\nfmt.Println(xs[3])",
  ],
  ["the pointer goes on", "a, b := 1, 2\np := &a\n*p = 3\na++\np = &b\n*p = 4\nb++\nfmt.Println(a, b, *p)"],
];

describe("a second name that stays", () => {
  for (const [name, body] of others) {
    test(name, async () => {
      expect(await notesOf(body)).not.toContain("first-name");
    });
  }
});

test("a second name that Rust has no quarrel with stays, too", async () => {
  const notes = await notesOf('m := map[string]int{}\nn := m\nn["a"] = 1\nfmt.Println(len(m))');
  expect(notes).not.toContain("whole-floor");
  expect(notes).not.toContain("first-name");
});
