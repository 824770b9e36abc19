// Implements the tests of the registry: ids, prose and links of patterns, decisions and standard packages, and that each note has prose.

import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Prose } from "../../lib/patterns/kit.ts";
import { decisions, patterns, stdPackages } from "../../translators/registry.generated.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

const levels = ["idiom", "note", "caution", "bug", "gap", "refused"];
const categories = ["concurrency", "channels", "errors", "cleanup", "shared-state", "types", "generics-collections", "syntax"];
const hosts = ["doc.rust-lang.org", "docs.rs", "go.dev", "pkg.go.dev", "rust-lang.github.io", "tokio.rs"];

const sourcesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((f) => f.endsWith(".ts") && !f.includes(".generated."))
    .map((f) => join(folder, f));

interface Entry {
  readonly id: string;
  readonly prose: Prose;
}
const stdNotes: Entry[] = stdPackages.flatMap((p) =>
  Object.entries(p.functions).flatMap(([name, f]) =>
    typeof f !== "function" && f.note ? [{ id: `${p.path}.${name}`, prose: f.note }] : [],
  ),
);
const entries: Entry[] = [...patterns, ...decisions].map((p) => ({ id: p.id, prose: p }));
const everyEntry: Entry[] = [...entries, ...stdNotes];

/** Text without its code spans and quotations, so that `a.b` does not count as the end of a sentence. */
const bare = (text: string): string => text.replace(/`[^`]*`/g, "X");

/** A capital, a code span, a place that is filled in, or a name in lower case such as tokio's or an option's. */
const startsWell = (text: string): boolean => /^([A-Z0-9`{“"]|tokio\b|std\b|thiserror\b|anyhow\b|[a-z]+::)/.test(text);

describe("ids", () => {
  test("are unique, and kebab-case", () => {
    const ids = entries.map((e) => e.id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    expect(ids.filter((id) => !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))).toEqual([]);
  });

  test("equal the file's name", () => {
    const files = sourcesIn("translators").filter(
      (f) => dirname(dirname(f)) === "translators" && !f.startsWith("translators/std/"),
    );
    const wrong = files.filter((f) => !new RegExp(`\\bid: "${basename(f, ".ts")}"`).test(readFileSync(join(root, f), "utf8")));
    expect(wrong).toEqual([]);
    expect(entries.length).toBe(files.length);
  });
});

describe("prose", () => {
  test.each(everyEntry.map((e) => [e.id, e.prose] as const))("%s", (_id, prose) => {
    expect(levels).toContain(prose.level ?? "idiom");
    expect(categories).toContain(prose.category);
    expect(prose.title).not.toMatch(/[.!]$/);
    for (const text of [prose.what, prose.why, prose.pitfall ?? "X."]) {
      expect(text).toSatisfy((t: string) => startsWell(t) || /^\{\w+\}$/.test(t), "starts with a capital");
      expect(text).toSatisfy((t: string) => /[.?}]$/.test(bare(t)), "ends with a full stop");
      expect((text.match(/`/g) ?? []).length % 2).toBe(0);
    }
  });

  test("links are https, to hosts that speak for what they explain", () => {
    const odd = everyEntry.flatMap(({ id, prose }) => {
      if (!prose.link) return [];
      const url = new URL(prose.link.url);
      return url.protocol === "https:" && hosts.includes(url.host) && prose.link.text !== "" ? [] : [`${id}: ${prose.link.url}`];
    });
    expect(odd).toEqual([]);
  });
});

describe("notes in the code", () => {
  const known = new Set(entries.map((e) => e.id));
  const idsMatching = (folders: readonly string[], pattern: RegExp): string[] =>
    folders.flatMap((folder) =>
      sourcesIn(folder).flatMap((f) => [...readFileSync(join(root, f), "utf8").matchAll(pattern)].map((m) => m[1] ?? "")),
    );

  test("each noted id has prose", () => {
    const noted = idsMatching(["lib/lower", "lib/patterns", "translators"], /\.note\([^;]*?"([a-z][a-z0-9-]+)"/g);
    expect(noted.length).toBeGreaterThan(10);
    expect([...new Set(noted)].filter((id) => !known.has(id))).toEqual([]);
  });

  test("each recorded decision has prose", () => {
    const decided = idsMatching(["lib/plan"], /\bid: "([a-z][a-z0-9-]+)"/g);
    expect(decided.length).toBeGreaterThan(5);
    expect([...new Set(decided)].filter((id) => !known.has(id))).toEqual([]);
  });
});
