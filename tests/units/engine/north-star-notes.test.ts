// Implements the check of the notes of the north star: each program of tests/programs/north-star-* has the cards that its notes.md
// lists, on the line of the Go that they are about.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { createNodeTranslator, defaultOptions } from "../../../translators/node.ts";

const programs = fileURLToPath(new URL("../../programs/", import.meta.url));
const translator = await createNodeTranslator({ strict: true });

interface Wanted {
  readonly level: string;
  readonly go: string;
  readonly cards: readonly string[];
}

/** Rows of the table: level, Go, cards. */
const wantedIn = (page: string): readonly Wanted[] =>
  page
    .split("\n")
    .filter((line) => /^\| (?:idiom|note|caution|bug|gap) \|/.test(line))
    .map((line) => {
      const [level = "", go = "", cards = ""] = line
        .slice(1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim().replaceAll("\\|", "|"));
      return { level, go: go.slice(1, -1), cards: [...cards.matchAll(/`([^`]+)`/g)].map((m) => m[1] ?? "") };
    });

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split("\n").length;

describe.each(
  readdirSync(programs).filter((name) => existsSync(join(programs, name, "notes.md")) && name.startsWith("north-star-")),
)("%s", async (name) => {
  const go = readFileSync(join(programs, name, "main.go"), "utf8");
  const { notes } = await translator.translate([{ name: "main.go", text: go }], defaultOptions);
  const wanted = wantedIn(readFileSync(join(programs, name, "notes.md"), "utf8"));

  test("has rows", () => expect(wanted.length).toBeGreaterThan(3));

  test.each(wanted.map((w) => [w.go, w] as const))("%s", (_, { level, go: text, cards }) => {
    expect(go).toContain(text);
    const lines = go.split("\n").flatMap((line, i) => (line.includes(text) ? [i + 1] : []));
    for (const id of cards) {
      const found = notes.filter((n) => n.id === id && n.goSpans.some((s) => lines.includes(lineOf(go, s.start))));
      expect(
        found.map((n) => n.id),
        `a card ${id} on line ${lines.join(", ")}`,
      ).toContain(id);
      // A caution may not come as less; a note may come as a caution.
      if (level === "caution") expect(found.map((n) => n.level)).toContain("caution");
    }
  });
});
