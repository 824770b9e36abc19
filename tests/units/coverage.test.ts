// Implements the check of docs/COVERAGE.md: what claims an entry of the catalogue exists, what shows it shows it, and nothing that
// claims an entry is left out.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { decisions, patterns } from "../../translators/registry.generated.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const page = readFileSync(join(root, "docs/COVERAGE.md"), "utf8");

interface Row {
  readonly entry: string;
  readonly claims: readonly string[];
  /** A test, or a fixture with a piece of its Rust. */
  readonly shown: readonly { readonly by: string; readonly rust?: string }[];
  readonly open: string;
}

const codesIn = (cell: string): string[] => [...cell.matchAll(/(`+)(.+?)\1/g)].map((m) => (m[2] ?? "").trim());

const rows: readonly Row[] = page
  .split("\n")
  .filter((line) => line.startsWith("| `"))
  .map((line) => {
    const [entry = "", claims = "", shown = "", open = ""] = line
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim().replaceAll("\\|", "|"));
    const shows = shown.split(/; (?=`[a-z0-9-]+\/)/).filter((text) => text !== "");
    return {
      entry: codesIn(entry)[0] ?? "",
      claims: codesIn(claims),
      shown: shows.map((text) => {
        const [by = "", rust] = /^`[^`]+`: /.test(text) ? codesIn(text) : [codesIn(text)[0] ?? ""];
        return { by, ...(rust !== undefined && { rust }) };
      }),
      open,
    };
  });

const registry = [...patterns, ...decisions];
const ids = new Set(registry.map(({ id }) => id));

test("the page has the entries of a whole catalogue, each once", () => {
  expect(rows.length).toBeGreaterThan(190);
  expect(rows.map(({ entry }) => entry).filter((entry, i, all) => all.indexOf(entry) !== i)).toEqual([]);
});

test("what claims an entry is an id of the registry, or a file", () => {
  const unknown = rows.flatMap(({ entry, claims }) =>
    claims.filter((c) => !(c.includes("/") ? existsSync(join(root, c)) : ids.has(c))).map((c) => `${entry}: ${c}`),
  );
  expect(unknown).toEqual([]);
});

test("what names an entry in the registry claims it here", () => {
  const claims = new Map(rows.map((r) => [r.entry, r.claims]));
  const missing = registry.flatMap(({ id, catalogue }) =>
    (catalogue ?? []).filter((entry) => !claims.get(entry)?.includes(id)).map((entry) => `${id} names ${entry}`),
  );
  expect(missing).toEqual([]);
});

test("an entry is shown, or stands as open with a reason", () => {
  const silent = rows.filter(({ claims, shown, open }) => open === "" && (claims.length === 0 || shown.length === 0));
  expect(silent.map(({ entry }) => entry)).toEqual([]);
  expect(rows.filter(({ open }) => open !== "" && !open.endsWith(".")).map(({ entry }) => entry)).toEqual([]);
});

test("a fixture has the Rust that it is to show, and a test is there", () => {
  const wrong = rows.flatMap(({ entry, shown }) =>
    shown
      .filter(({ by, rust }) => {
        if (rust === undefined) return !existsSync(join(root, by));
        const file = join(root, "tests/fixtures", by, "expected.rs");
        return !existsSync(file) || !readFileSync(file, "utf8").includes(rust);
      })
      .map(({ by, rust }) => `${entry}: ${by} ${rust ?? ""}`),
  );
  expect(wrong).toEqual([]);
});

test("the counts in its head are right", () => {
  const whole = rows.filter(({ open }) => open === "").length;
  const part = rows.filter(({ open, shown }) => open !== "" && shown.some(({ rust }) => rust !== undefined)).length;
  const said = `Of ${rows.length} entries ${whole} are whole, ${part} are claimed in part, and ${rows.length - whole - part} are open.`;
  expect(page.replaceAll("\n", " ")).toContain(said);
});
