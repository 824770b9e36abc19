// Implements the test of the import rules: a toy tree with one planted violation of each rule, all reported and nothing else.

import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkImports } from "../../../scripts/check-imports.mjs";

/** Each file's text; imports are the point. */
const innocent: Readonly<Record<string, string>> = {
  "lib/source/span.ts": "export interface Span { readonly start: number }",
  "lib/go/ast.ts": 'import type { Span } from "../source/span.ts";\nexport type Node = Span;',
  "lib/rust/ast.ts": 'import type { Span } from "../source/span.ts";\nexport type Item = Span;',
  "lib/analysis/facts.ts": 'import type { Node } from "../go/ast.ts";\nexport const factsOf = (node: Node) => [node];',
  "lib/analysis/uses.ts": 'import { factsOf } from "./facts.ts";\nexport const uses = factsOf;',
  "lib/view/translation.ts": "export interface Translation { readonly rust: string }",
  "lib/patterns/kit.ts":
    'import type { Translation } from "../view/translation.ts";\nexport const kit = (one: Translation) => one;',
  "lib/engine.ts": 'import { kit } from "./patterns/kit.ts";\nexport const engine = kit;',
  "lib/semantics/types.ts": 'import type { Obj } from "./objects/object.ts";\nexport interface Type { readonly obj: Obj }',
  "lib/semantics/objects/object.ts": 'import type { Type } from "../types.ts";\nexport interface Obj { readonly type: Type }',
  "translators/errors/one.ts": 'import { kit } from "../../lib/patterns/kit.ts";\nexport default kit;',
  "translators/errors/_shared.ts": "export const shared = 1;",
  "translators/errors/three.ts": 'import { shared } from "./_shared.ts";\nexport default shared;',
  "translators/index.ts":
    'import { engine } from "../lib/engine.ts";\nimport one from "./errors/one.ts";\nexport const all = [engine, one];',
  "components/Pane.tsx":
    'import type { Translation } from "@/lib/view/translation.ts";\nexport const Pane = ({ rust }: Translation) => <p>{rust}</p>;',
  "app/translate.worker.ts": 'import { all } from "../translators/index.ts";\nexport const worker = all;',
};

/** File, its text, and the rule that it breaks; a cycle is reported once, from its first file. */
const planted: readonly (readonly [string, string, string?])[] = [
  ["lib/source/up.ts", 'import type { Item } from "../rust/ast.ts";\nexport type Up = Item;', "lib-source-imports-upward"],
  ["lib/patterns/up.ts", 'import { engine } from "../engine.ts";\nexport const up = engine;', "lib-patterns-imports-upward"],
  ["lib/rust/go.ts", 'import type { Node } from "../go/ast.ts";\nexport type Go = Node;', "go-and-rust-are-strangers"],
  ["lib/analysis/rust.ts", 'import type { Item } from "../rust/ast.ts";\nexport type Rust = Item;', "facts-know-no-rust"],
  ["lib/lower/out.ts", 'export { default } from "../../translators/errors/one.ts";', "lib-never-imports-out"],
  ["lib/lower/disk.ts", 'import { readFileSync } from "node:fs";\nexport const read = readFileSync;', "lib-runs-in-the-browser"],
  ["translators/errors/two.ts", 'import one from "./one.ts";\nexport default one;', "translators-are-islands"],
  [
    "translators/errors/four.ts",
    'import { engine } from "../../lib/engine.ts";\nexport default engine;',
    "translators-see-only-the-kit",
  ],
  [
    "components/Bad.tsx",
    'import { engine } from "../lib/engine.ts";\nexport const Bad = () => <p>{String(engine)}</p>;',
    "components-see-only-views",
  ],
  ["lib/plan/a/one.ts", 'import { two } from "../b/two.ts";\nexport const one = (): unknown => two;', "no-circular"],
  ["lib/plan/b/two.ts", 'import { one } from "../a/one.ts";\nexport const two = (): unknown => one;'],
  ["lib/plan/lost.ts", 'import { lost } from "./nowhere.ts";\nexport const found = lost;', "resolvable"],
];

const base = realpathSync(mkdtempSync(join(tmpdir(), "ferrogo-imports-")));

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(base, path)), { recursive: true });
  writeFileSync(join(base, path), text);
};

beforeAll(() => {
  for (const [path, text] of Object.entries(innocent)) write(path, text);
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

test("a tree that keeps the rules has no violations, and all of it is seen", async () => {
  const report = await checkImports(base, Object.keys(innocent));
  expect(report.violations).toEqual([]);
  expect(report.missed).toEqual([]);
  expect(report.dependencies).toBeGreaterThan(10);
});

test("each planted violation is reported by its rule, and nothing else is", async () => {
  for (const [path, text] of planted) write(path, text);
  const { violations } = await checkImports(base, [...Object.keys(innocent), ...planted.map(([path]) => path)]);
  const found = violations.map(({ rule, text }) => `${rule} ${text.split(": ")[1]?.split(" -> ")[0]}`).sort();
  const wanted = planted
    .filter(([, , rule]) => rule !== undefined)
    .map(([path, , rule]) => `${rule} ${path}`)
    .sort();
  expect([...new Set(found)]).toEqual(wanted);
});

test("the worker's rule sees Node modules behind other files", async () => {
  write("lib/patterns/disk.ts", 'import { readFileSync } from "node:fs";\nexport const disk = readFileSync;');
  write("app/translate.worker.ts", 'import { disk } from "../lib/patterns/disk.ts";\nexport const worker = disk;');
  const { violations } = await checkImports(base, ["app/translate.worker.ts", "lib/patterns/disk.ts"]);
  expect(violations.map(({ rule }) => rule)).toContain("worker-stays-in-the-browser");
});
