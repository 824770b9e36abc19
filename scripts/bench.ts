// Implements `npm run bench`: what the front end costs beside tree-sitter's bare parse, and whether cost grows with size.
//
//     npm run bench -- [--rounds N]
//
// Ratios within one run, of the fastest of interleaved rounds, so that a busy machine changes little. The text is a program of
// tests/programs of some 200 lines; the large one holds copies of it, each with names of its own. A huge function and a huge table
// are translated at two sizes, one twice the other, in both outputs.

import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Language, Parser } from "web-tree-sitter";
import { parseFlags, runMain, wholeNumber } from "../bin/options.ts";
import type { GoParser } from "../lib/go/parse/index.ts";
import { initNodeParser } from "../lib/go/parse/node.ts";
import { walk } from "../lib/go/walk.ts";
import { checkAs, checkPackage, namedPackages } from "../lib/semantics/check.ts";
import type { PackageSource } from "../lib/semantics/package-source.ts";
import { createNodeLibrary } from "../lib/semantics/stdlib/node.ts";
import { defaultOptions } from "../lib/view/translation.ts";
import { joinTranslator } from "../translators/index.ts";

const LINES = 200;
const LARGE = 5000;
/** Lines of the smaller huge function, and elements of the smaller huge table. */
const HUGE = 2000;
const programs = join(import.meta.dirname, "../tests/programs");

const linesOf = (text: string): number => text.split("\n").length;

/** The program of our own whose length is nearest to 200 lines. */
function realistic(): string {
  const texts = readdirSync(programs).map((name) => readFileSync(join(programs, name, "main.go"), "utf8"));
  const distance = (text: string): number => Math.abs(linesOf(text) - LINES);
  return texts.filter((text) => text.startsWith("package main")).reduce((a, b) => (distance(b) < distance(a) ? b : a));
}

async function bareParser(): Promise<Parser> {
  const { resolve } = createRequire(import.meta.url);
  await Parser.init({ locateFile: () => resolve("web-tree-sitter/web-tree-sitter.wasm") });
  const parser = new Parser();
  parser.setLanguage(await Language.load(resolve("tree-sitter-go/tree-sitter-go.wasm")));
  return parser;
}

type Work = () => unknown;

/** Milliseconds of each work's fastest round, after two to warm up. */
async function fastest(works: readonly Work[], rounds: number): Promise<readonly number[]> {
  const times = works.map(() => Number.POSITIVE_INFINITY);
  for (let round = -2; round < rounds; round++) {
    for (const [i, work] of works.entries()) {
      const start = performance.now();
      await work();
      if (round >= 0) times[i] = Math.min(times[i] ?? 0, performance.now() - start);
    }
  }
  return times;
}

/** The declarations of a file `count` times, the package's names told apart by a number. */
function copies(text: string, count: number, parser: GoParser, packages: PackageSource): string {
  const { file } = parser.parse(text);
  const { info, exports } = checkAs("", [file], packages);
  const own = new Set(exports.objects.values());
  const ends: number[] = [];
  walk(file, (node) => {
    if (node.kind !== "Ident") return true;
    const obj = info.useOf(node) ?? info.defOf(node);
    if (obj && own.has(obj)) ends.push(node.span.end);
    return true;
  });
  const first = file.decls.find((decl) => decl.kind !== "GenDecl" || decl.tok !== "import")?.span.start ?? 0;
  const cuts = [...ends.filter((end) => end > first).sort((a, b) => a - b), text.length];
  const copy = (n: number): string => cuts.map((end, i) => text.slice(cuts[i - 1] ?? first, end)).join(`_${n}`);
  return text + Array.from({ length: count - 1 }, (_, i) => copy(i + 1)).join("\n");
}

const inMain = (declarations: string, lines: readonly string[]): string =>
  `package main\n\nimport "fmt"\n${declarations}\nfunc main() {\n${lines.join("\n")}\n}\n`;

/** Lines of every common kind, in one function: eight a turn. */
const hugeFunction = (lines: number): string => {
  const turn = (i: number): string => `	name${i} := fmt.Sprint("k", ${i})
	counts[name${i}] = ${i}
	names = append(names, name${i})
	if v, ok := counts[name${i}]; ok {
		total += v
	}
	for j := 0; j < 2; j++ { total += j }
	fmt.Println(name${i}, total)`;
  const first = "\tcounts := map[string]int{}\n\tnames := []string{}\n\ttotal := 0";
  return inMain("", [first, ...Array.from({ length: lines / 8 }, (_, i) => turn(i)), "\tfmt.Println(len(names), total)"]);
};

const hugeTable = (elements: number): string => {
  const rows = Array.from({ length: elements }, (_, i) => `\t{${i}, "n${i}"},`);
  const table = `\ntype row struct {\n\tid   int\n\tname string\n}\n\nvar rows = []row{\n${rows.join("\n")}\n}\n`;
  return inMain(table, ["\tfor _, r := range rows {", "\t\tfmt.Println(r.id, r.name)", "\t}"]);
};

await runMain(async (args) => {
  const { values } = parseFlags(args, { rounds: { type: "string" } });
  const rounds = wholeNumber("rounds", values.rounds, 100);
  const parser = await initNodeParser();
  const bare = await bareParser();
  const library = createNodeLibrary();
  const translator = joinTranslator(parser, library, true);

  const text = realistic();
  const { file } = parser.parse(text);
  await library.load(namedPackages([file]));
  const large = copies(text, Math.round(LARGE / linesOf(text)), parser, library);

  const bareParse =
    (source: string): Work =>
    () =>
      bare.parse(source)?.delete();
  const frontEnd =
    (source: string): Work =>
    () =>
      checkPackage([parser.parse(source).file], library);
  const [bareSmall = 0, frontSmall = 0, bareLarge = 0, frontLarge = 0] = await fastest(
    [bareParse(text), frontEnd(text), bareParse(large), frontEnd(large)],
    rounds,
  );
  const [warm = 0] = await fastest([() => translator.translate(text, defaultOptions)], rounds);

  const perLine = (milliseconds: number, source: string): number => (1000 * milliseconds) / linesOf(source);
  console.log(`${linesOf(text)} lines: bare parse ${bareSmall.toFixed(2)} ms, parse + build + check ${frontSmall.toFixed(2)} ms`);
  console.log(
    `${linesOf(large)} lines: bare parse ${bareLarge.toFixed(1)} ms, parse + build + check ${frontLarge.toFixed(1)} ms`,
  );
  console.log(`beside the bare parse: ${(frontSmall / bareSmall).toFixed(2)} times (at most 3)`);
  const growth = perLine(frontLarge, large) / perLine(frontSmall, text);
  console.log(`time a line, large beside small: ${growth.toFixed(2)} times (at most 1.5)`);
  console.log(`translating ${linesOf(text)} lines once more: ${warm.toFixed(1)} ms`);

  for (const [what, make] of [["one function, lines", hugeFunction] as const, ["one table, structs", hugeTable] as const])
    for (const output of ["idiomatic", "exact"] as const) {
      const of =
        (size: number): Work =>
        () =>
          translator.translate(make(size), { ...defaultOptions, output });
      const [half = 0, whole = 0] = await fastest([of(HUGE), of(2 * HUGE)], Math.min(rounds, 2));
      const times = `${HUGE}: ${half.toFixed(0)} ms, ${2 * HUGE}: ${whole.toFixed(0)} ms`;
      console.log(`${what}, ${output}: ${times}, ${(whole / half).toFixed(2)} times (at most 2.4)`);
    }
  return 0;
});
