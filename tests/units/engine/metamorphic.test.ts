// Implements the metamorphic tests: edits that change nothing of a program's meaning leave its patterns, and its Rust, as they are.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import type { Translation } from "../../../lib/view/translation.ts";
import { createNodeTranslator, defaultOptions } from "../../../translators/node.ts";
import { factsOf, hoisted, renamed, reordered, wrapped } from "./go-edits.ts";

const translator = await createNodeTranslator();

/** Every case that is a program by itself, in one file: fragments are typed by the names in them. */
function casesIn(folder: string): readonly string[] {
  const root = new URL(`../../${folder}/`, import.meta.url);
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith("main.go") && !existsSync(new URL(path.replace(/main\.go$/, "go.mod"), root)))
    .map((path) => readFileSync(new URL(path, root), "utf8"))
    .filter((text) => /^func main\(\)/m.test(text));
}
const nameOf = (text: string): string =>
  (/^type (\w+)|^func (?:\([^)]*\) )?(\w+)/m.exec(text) ?? []).slice(1).find((x) => x) ?? "main";
/**
 * Each edit translates a program anew, and there are hundreds of whole programs: a third of them a day, so that all have had their
 * turn in three. `SAMPLE=all` takes all, `SAMPLE=0`, 1 or 2 one of the thirds.
 */
const sample = process.env.SAMPLE ?? String(Math.floor(Date.now() / 86_400_000) % 3);
const programs = [
  ...casesIn("programs").filter((_, i) => sample === "all" || i % 3 === Number(sample)),
  ...casesIn("families"),
  ...casesIn("fixtures"),
].map((text, i) => [`${i} ${nameOf(text)}`, text] as const);

const translate = (text: string): Promise<Translation> => translator.translate(text, defaultOptions);

/** What was made of the program itself: the helpers that come along stand in one module at the end. */
const own = (rust: string): string => (rust.split(/^mod go \{$/m)[0] ?? "").replace(/(\.at\("\w+\.go"), \d+\)/g, "$1)");

/**
 * Rust up to names and layout: names of locals, and of what is called after them, lose their `q`, and the number or the line
 * that tells them from other names; spaces, braces and the commas that come with line breaks don't count.
 */
const plain = (rust: string): string =>
  own(rust)
    .replace(/\br#/g, "")
    .replace(/\b(_?)q_/g, "$1")
    .replace(/\bQ(?=[A-Z])/g, "")
    .replace(/\bq(?=[a-z]+_now(?:_\d+)?\b)/g, "")
    .replace(/`q([A-Z])/g, (_, c: string) => `\`${c.toLowerCase()}`)
    .replace(/(?<=[a-z])_\d*\b/g, "")
    .replace(/\b(\w+): \1\b/g, "$1")
    .replace(/\s+/g, "")
    .replaceAll(",)", ")")
    .replaceAll(",}", "}")
    .replaceAll(",]", "]")
    .replace(/[{}]/g, "");
const lines = (rust: string): readonly string[] =>
  own(rust)
    .split("\n")
    .map((l) => l.trim())
    .filter((l) => l !== "" && l !== "}" && !l.endsWith("{"))
    .toSorted();

describe.each(programs)("%s", (_, text) => {
  let before: Translation;
  beforeAll(async () => {
    before = await translate(text);
  });

  test("keeps its Rust when locals are renamed", async () => {
    const after = await translate(renamed(text, await factsOf(text)));
    expect(after.patterns).toEqual(before.patterns);
    expect(plain(after.rust)).toBe(plain(before.rust));
  });

  test("keeps its Rust when functions change places", async () => {
    const after = await translate(reordered(text, await factsOf(text)));
    expect(after.patterns).toEqual(before.patterns);
    expect(lines(after.rust)).toEqual(lines(before.rust));
  });

  test("keeps its patterns when main's body stands in a block", async () => {
    const edited = wrapped(text, await factsOf(text));
    if (edited !== undefined) expect((await translate(edited)).patterns).toEqual(before.patterns);
  });

  test("keeps its patterns when a printed call gets a name", async () => {
    const edited = hoisted(text, await factsOf(text));
    if (edited !== undefined) expect((await translate(edited)).patterns).toEqual(before.patterns);
  });
});
