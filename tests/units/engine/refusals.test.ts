// Implements tests of what is refused, by inference and by the floor: the code, and its place in the Rust.

import { expect, test } from "vitest";
import { refusals } from "../../../lib/lower/refusals.ts";
import { readRecipes } from "../../../scripts/harness/recipes.ts";
import { createNodeTranslator, defaultOptions } from "../../../translators/node.ts";

const translator = await createNodeTranslator({ strict: true });

const inMain = (imports: string, body: string): string => `package main\n\nimport (${imports})\n\nfunc main() {\n${body}\n}\n`;

const refused: readonly (readonly [what: string, go: string, code: string])[] = [
  [
    "a pointer seen as another type",
    inMain('"fmt"; "unsafe"', "x := 300\np := unsafe.Pointer(&x)\nfmt.Println(*(*uint8)(p))"),
    "FG0101",
  ],
  ["a server", inMain('"net/http"', 'http.ListenAndServe(":8080", nil)'), "FG0201"],
  ["a package that nobody knows", inMain('"example.com/mux"', 'mux.NewRouter().Serve("x")'), "FG0203"],
];

test.each(refused)("%s", async (_, go, code) => {
  for (const ownership of ["inferred", "floor"] as const) {
    const { rust, diagnostics } = await translator.translate(go, defaultOptions, { ownership });
    expect(diagnostics.map((d) => d.code)).toContain(code);
    expect(rust).toContain(`todo!("${code}: `);
  }
});

test("what a refused statement declares keeps its type, and the others are whole", async () => {
  const go = inMain('"fmt"; "net/http"', 'text := http.StatusText(404)\nfmt.Println(len(text))\nfmt.Println("done")');
  const { rust, diagnostics } = await translator.translate(go, defaultOptions, { ownership: "floor" });
  expect(diagnostics.map((d) => d.code)).toEqual(["FG0201"]);
  expect(rust).toContain('let text: Str = todo!("FG0201: ');
  expect(rust).toContain("values![text.len()]");
  expect(rust).toContain('values!["done"');
});

test("of two lowerings that must refuse, the one that refuses less is shown", async () => {
  const go = inMain(
    '"fmt"; "net/http"',
    "fmt.Println(http.StatusText(404))\nx := func(v any) { fmt.Println(v.(*int) == nil) }\nx(new(int))",
  );
  const { rust, diagnostics } = await translator.translate(go, defaultOptions);
  expect(diagnostics.filter((d) => d.code.startsWith("FG"))).toHaveLength(1);
  expect(rust).toContain("mod go {");
});

test("a refused call asks nothing of the types around it", async () => {
  const types =
    "type Region struct{ Name string }\nfunc (r *Region) UnmarshalJSON(b []byte) error { return nil }\ntype All struct{ Regions []Region }\n";
  const go = inMain('"encoding/json"; "fmt"', "var a All\nerr := json.Unmarshal([]byte(`{}`), &a)\nfmt.Println(a, err)") + types;
  const { rust, diagnostics } = await translator.translate(go, defaultOptions, { ownership: "floor" });
  expect(diagnostics.map((d) => d.code)).toEqual(["FG0201"]);
  expect(rust).not.toContain("reads_json!(All");
});

test.each([
  ["a function value", "f := log.Println\nf(1)"],
  ["a deferred call", "defer log.Println(1)"],
  ["an interface", "var p interface{ Println(v ...any) } = log.Default()\np.Println(1)"],
  ["a caller of the caller", 'log.Output(2, "x")'],
])("the place of a log line that is not at hand is refused: %s", async (_, body) => {
  const flags = "log.SetFlags(log.Lshortfile)\n";
  const { rust, diagnostics } = await translator.translate(inMain('"log"', flags + body), defaultOptions, { ownership: "floor" });
  expect(diagnostics.map((d) => d.code)).toContain("FG0201");
  expect(rust).toMatch(/todo!\(\s*"FG0201: /);
  const without = await translator.translate(inMain('"log"', body), defaultOptions, { ownership: "floor" });
  expect(without.rust).not.toContain("todo!(");
});

const recipes = readRecipes();

test("each code has a page", () => {
  expect(recipes.map((r) => r.code)).toEqual(Object.keys(refusals).sort());
});

test.each(recipes.filter((r) => r.go !== undefined))("the Go on the page of $code is refused so", async ({ code, go = "" }) => {
  const concurrency = code === "FG0503" ? "threads" : "tokio";
  const { diagnostics } = await translator.translate(go, { ...defaultOptions, concurrency });
  expect(diagnostics.map((d) => d.code)).toContain(code);
});
