// Implements the tests of programs of several packages: what is said of wrong input, and what becomes of names and of order.

import { expect, test } from "vitest";
import type { Translation } from "../../../lib/view/translation.ts";
import { createNodeTranslator, defaultOptions } from "../../../translators/node.ts";

const translator = await createNodeTranslator({ strict: true });

const translate = (text: string, output: "idiomatic" | "exact" = "idiomatic"): Promise<Translation> =>
  translator.translate(text, { ...defaultOptions, output });

const said = ({ diagnostics }: Translation): readonly string[] => diagnostics.map((d) => `${d.code} ${d.line} ${d.message}`);

const main = (body: string, ...imports: readonly string[]): string =>
  `package main\n\nimport (\n${imports.map((i) => `\t"${i}"\n`).join("")})\n\nfunc main() {\n\t${body}\n}\n`;

const module = "-- go.mod --\nmodule m\n";
const shapes = "-- shapes/shapes.go --\npackage shapes\n\nfunc Sides() int { return 4 }\n";

test("an import of a folder that is not there", async () => {
  const t = await translate(`${main("println(shape.Sides())", "m/shape")}${module}${shapes}`);
  expect(said(t)).toContain('FG0006 4 import "m/shape": there is no such folder with Go files here');
  expect(said(t)).toContain("package 13 nothing imports package shapes: it is left out");
});

test("an import of another module is no folder that is missing", async () => {
  const t = await translate(`${main("mux.New()", "github.com/x/mux")}${module}`);
  expect(said(t).filter((d) => d.startsWith("FG0006"))).toEqual([]);
});

test("an import cycle", async () => {
  const a = '-- a/a.go --\npackage a\n\nimport "m/b"\n\nfunc A() int { return b.B() }\n';
  const b = '-- b/b.go --\npackage b\n\nimport "m/a"\n\nfunc B() int { return a.A() }\n';
  const t = await translate(`${main("println(a.A())", "m/a")}${module}${a}${b}`);
  expect(t.status).toBe("failed");
  expect(said(t)).toContain("FG0004 15 import cycle not allowed: m/a imports m/b imports m/a");
});

test("a package that imports itself is a cycle", async () => {
  const a = '-- a/a.go --\npackage a\n\nimport "m/a"\n\nfunc A() int { return a.A() }\n';
  const t = await translate(`${main("println(a.A())", "m/a")}${module}${a}`);
  expect(said(t)).toContain("FG0004 15 import cycle not allowed: m/a imports m/a");
});

test("two package names in one folder", async () => {
  const t = await translate(
    `${main("println(shapes.Sides())", "m/shapes")}${module}${shapes}-- shapes/tools.go --\npackage forms\n`,
  );
  expect(t.status).toBe("failed");
  expect(said(t)).toContain("FG0005 17 found packages shapes and forms in folder shapes");
});

test("an import of a program, and two programs in one text", async () => {
  const tool = "-- tool/tool.go --\npackage main\n\nfunc main() {}\n";
  const imported = await translate(`${main("tool.Run()", "m/tool")}${module}${tool}`);
  expect(said(imported)).toContain('FG0007 4 import "m/tool" is a program, not an importable package');
  const two = await translate(`${main("println(1)")}${module}${tool}`);
  expect(two.status).toBe("failed");
  expect(said(two)).toContain("FG0008 12 there are several programs here, in the top folder and tool: translate one at a time");
});

test("tests and other files are left out with a note", async () => {
  const t = await translate(
    `${main("println(shapes.Sides())", "m/shapes")}${module}${shapes}-- shapes/shapes_test.go --\npackage shapes\n-- README.md --\nhello\n`,
  );
  expect(t.status).toBe("whole");
  expect(said(t)).toEqual([
    "package 17 shapes/shapes_test.go is a test: it is left out",
    "package 19 README.md is no Go: it is left out",
  ]);
});

test("without go.mod, an import means the folder that it ends with", async () => {
  const t = await translate(`${main("println(shapes.Sides())", "example.com/any/shapes")}${shapes}`);
  expect(t.status).toBe("whole");
  expect(t.rust).toContain("mod shapes {");
  expect(said(t)).toEqual([]);
});

test("a standard package goes before a folder of its name", async () => {
  const t = await translate(`${main('println(strings.ToUpper("a"))', "strings")}-- strings/s.go --\npackage strings\n`);
  expect(t.rust).toContain("to_uppercase()");
  expect(said(t)).toEqual(["package 11 nothing imports package strings: it is left out"]);
});

test("a field that is not exported, and a name that is not", async () => {
  const box = "-- box/box.go --\npackage box\n\ntype Box struct{ n int }\n\nvar hidden = 1\n";
  const t = await translate(`${main("var b box.Box\n\tprintln(b.n, box.hidden)", "m/box")}${module}${box}`);
  expect(said(t)).toContain("type 9 n undefined (cannot refer to unexported field n)");
  expect(said(t)).toContain("type 9 name hidden not exported by package box");
});

test("unexported methods of two packages are told apart by Go alone", async () => {
  const seal =
    "-- seal/seal.go --\npackage seal\n\ntype Sealed interface{ sealed() }\n\nfunc Is(v any) bool { _, ok := v.(Sealed); return ok }\n";
  const own = `${main("println(seal.Is(mine{}))", "m/seal")}\ntype mine struct{}\n\nfunc (mine) sealed() {}\n`;
  const t = await translate(`${own}${module}${seal}`);
  expect(t.status).toBe("failed");
  expect(said(t).some((d) => d.startsWith("FG0009"))).toBe(true);
});

test("packages of one name get their folders in the names of their modules", async () => {
  const util = (folder: string, n: number): string =>
    `-- ${folder}/util/util.go --\npackage util\n\nfunc N() int { return ${n} }\n`;
  const both = 'package main\n\nimport (\n\ta "m/a/util"\n\tb "m/b/util"\n)\n\nfunc main() {\n\tprintln(a.N(), b.N())\n}\n';
  const t = await translate(`${both}${module}${util("a", 1)}${util("b", 2)}`);
  expect(t.rust).toContain("mod a_util {");
  expect(t.rust).toContain("b_util::n()");
});

test("modules whose names differ only by an underscore stay apart", async () => {
  const pkg = (name: string, n: number): string =>
    `-- ${name}/p.go --\npackage ${name}\n\nconst N = ${n}\n\ntype T struct{ A int }\n`;
  const t = await translate(
    `${main("println(a_b.N, ab.N, a_b.T{A: 1}.A, ab.T{A: 2}.A)", "m/a_b", "m/ab")}${module}${pkg("a_b", 1)}${pkg("ab", 2)}`,
  );
  expect(t.rust).toContain("a_b::T { a: 1 }");
  expect(t.rust).toContain("ab_2::T { a: 2 }");
  expect(t.rust).not.toContain("__");
});

test("a module does not take the name of a crate", async () => {
  const t = await translate(
    `${main("println(log.N())", "m/log")}${module}-- log/log.go --\npackage log\n\nfunc N() int { return 1 }\n`,
  );
  expect(t.rust).toContain("mod log_pkg {");
});

test("the cards speak of names as the Rust has them", async () => {
  const make = "-- box/box.go --\npackage box\n\ntype Box struct{ N int }\n\nfunc NewBox(n int) *Box { return &Box{N: n} }\n";
  const t = await translate(`${main("println(box.NewBox(1).N)", "m/box")}${module}${make}`);
  expect(t.notes.map((n) => n.id)).toContain("package-module");
  expect(JSON.stringify(t.notes)).not.toContain("__");
  expect(t.rust).not.toContain("__");
});

test("spans are places in the text as it was given", async () => {
  const text = `${main("println(shapes.Sides())", "m/shapes")}${module}${shapes}`;
  const t = await translate(text);
  const card = t.notes.find((n) => n.id === "package-module");
  const [clause] = card?.goSpans ?? [];
  expect(clause && text.slice(clause.start, clause.end)).toBe("shapes");
  expect(card?.rustSpans[0] && t.rust.slice(card.rustSpans[0].start, card.rustSpans[0].end)).toMatch(/^mod shapes \{/);
});

test("a module without Go", async () => {
  const t = await translate(`${module}-- README.md --\nhello\n`);
  expect(t.status).toBe("failed");
  expect(said(t)).toContain("package 1 there are no Go files here");
});

test("a library of two packages has two modules, and no root", async () => {
  const t = await translate(`${module}${shapes}-- more/more.go --\npackage more\n\nfunc One() int { return 1 }\n`);
  expect(t.isLibrary).toBe(true);
  expect(t.rust).toContain("pub mod shapes {");
  expect(t.rust).toContain("pub mod more {");
});

test("the same files by their paths", async () => {
  const files = [
    { name: "/app/main.go", text: main("println(shapes.Sides())", "m/shapes") },
    { name: "/app/go.mod", text: "module m\n" },
    { name: "/app/shapes/shapes.go", text: "package shapes\n\nfunc Sides() int { return 4 }\n" },
  ];
  const t = await translator.translate(files, defaultOptions);
  expect(t.status).toBe("whole");
  expect(t.rust).toContain("mod shapes {");
});

test("the floor prints Go's names of types", async () => {
  const t = await translate(
    `package main\n\nimport (\n\t"fmt"\n\t"m/a"\n\t"m/b"\n)\n\nfunc main() {\n\tfmt.Printf("%T %T\\n", a.New(), b.New())\n}\n${module}` +
      "-- a/a.go --\npackage a\n\ntype Box struct{ N int }\n\nfunc New() Box { return Box{1} }\n" +
      "-- b/b.go --\npackage b\n\ntype Box struct{ N int }\n\nfunc New() Box { return Box{2} }\n",
    "exact",
  );
  expect(t.status).toBe("whole");
  expect(t.rust).toContain('"a.Box"');
  expect(t.rust).toContain('"b.Box"');
  expect(t.rust).toContain("fn b_new()");
});
