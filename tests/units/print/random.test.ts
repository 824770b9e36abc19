// Implements the comparison of the printer with rustfmt on random programs.

import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import * as f from "../../../lib/rust/factory.ts";
import { printFile } from "../../../lib/rust/print/index.ts";
import { Generator } from "./random.ts";

const rustfmt = (source: string): ReturnType<typeof spawnSync> =>
  spawnSync("rustfmt", ["--edition", "2024", "--config", "error_on_unformatted=false"], {
    input: source,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
const hasRustfmt = spawnSync("rustfmt", ["--version"]).status === 0;

/** The texts that rustfmt changes, of many that are formatted at once. */
function changed(texts: readonly string[]): readonly string[] {
  const source = texts.map((text, i) => `mod m${i} {}\n\n${text}`).join("\n");
  const result = rustfmt(source);
  expect(String(result.stderr)).not.toContain("error:");
  const formatted = String(result.stdout)
    .split(/^mod m\d+ \{\}\n\n/m)
    .slice(1);
  expect(formatted).toHaveLength(texts.length);
  return texts.filter((text, i) => formatted[i]?.trimEnd() !== text.trimEnd());
}

const print = (seed: number, count: number, depth: number, comments: boolean): readonly string[] =>
  Array.from({ length: count }, (_, i) => printFile(f.file([new Generator(seed * 100_003 + i, comments).item(i, depth)])).text);

test.skipIf(!hasRustfmt).each([
  [1, 400, 2, false],
  [2, 300, 3, false],
  [3, 300, 3, true],
  [4, 60, 4, true],
])("rustfmt leaves random items alone (needs rustfmt; seed %i)", { timeout: 60_000 }, (seed, count, depth, comments) => {
  const texts = print(seed, count, depth, comments);
  expect(changed(texts).length / texts.length).toBeLessThanOrEqual(0.005);
});

test("random items print, and print the same twice", () => {
  expect(print(5, 100, 3, true)).toEqual(print(5, 100, 3, true));
});
