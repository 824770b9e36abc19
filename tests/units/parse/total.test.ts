// Implements tests of totality: no text makes the parser throw, and what it says holds for every text.

import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Comment, Node } from "../../../lib/go/ast.ts";
import { scan, scanComments } from "../../../lib/go/parse/scan.ts";
import { children, walk } from "../../../lib/go/walk.ts";
import { parser } from "./outline.ts";

/** What holds for every text: spans nest and follow each other, each comment hangs once, nothing bad is silent. */
function check(text: string): void {
  const { file, diagnostics } = parser.parse(text);
  const whole = { start: 0, end: text.length };
  const seen: Comment[] = [...file.directives];
  let bad = 0;
  walk(file, (node: Node) => {
    if (node.kind.startsWith("Bad")) bad++;
    expect(node.span.start >= 0 && node.span.end <= whole.end, `${node.kind} in the text`).toBe(true);
    if (node.trivia) seen.push(...node.trivia.leading, ...(node.trivia.trailing ? [node.trivia.trailing] : []));
    if ("dangling" in node) seen.push(...(node.dangling ?? []));
    // The synthetic main stands behind all declarations, but its statements may stand before them.
    if (node.kind !== "File") inOrder(node);
  });
  expect(bad === 0 || diagnostics.length > 0).toBe(true);
  for (const { span } of diagnostics) expect(span.start <= span.end && span.end <= whole.end).toBe(true);
  if (diagnostics[0]?.code.startsWith("FG")) return;
  const starts = (places: readonly { readonly start: number }[]): number[] =>
    [...new Set(places.map((p) => p.start))].sort((x, y) => x - y);
  expect(seen.length).toBe(starts(seen.map((c) => c.span)).length);
  const written = scanComments(text, whole).map((c) => c.span);
  expect(starts(seen.map((c) => c.span))).toEqual(starts([...written, ...file.elisions]));
}

function inOrder(node: Node): void {
  let end = node.span.start;
  for (const child of children(node)) {
    expect(child.span.start >= end && child.span.end <= node.span.end, `${node.kind} around ${child.kind}`).toBe(true);
    end = child.span.end;
  }
}

describe("random text", () => {
  test("of any characters", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 300 }), check), { numRuns: 300 });
  });

  test("of Go's tokens", () => {
    const tokens =
      "a b 1 \"s\" 'c' `r` + - * & <- . ... , ; : := = == ( ) [ ] { } ~ func if else for range return switch case default go defer select struct interface map chan type var const import package goto break // /* */ @ _ …";
    const token = fc.constantFrom(...tokens.split(" "), "\n", "\n\t", "// c\n");
    fc.assert(
      fc.property(fc.array(token, { maxLength: 60 }), (words) => check(words.join(" "))),
      { numRuns: 400 },
    );
  });
});

const root = goRoot();

function goRoot(): string | undefined {
  try {
    const found = execFileSync("go", ["env", "GOROOT"], { encoding: "utf8" }).trim();
    return existsSync(join(found, "src")) ? found : undefined;
  } catch {
    return undefined;
  }
}

const filesOf = (folder: string): string[] =>
  readdirSync(join(root ?? "", "src", folder))
    .filter((name) => name.endsWith(".go"))
    .map((name) => join(root ?? "", "src", folder, name));

describe.skipIf(root === undefined)("the standard library", () => {
  const folders = ["strings", "fmt", "strconv", "sort", "go/ast", "net/url", "encoding/json"];

  test.each(folders)("%s parses, and every name is in the tree", (folder) => {
    for (const path of filesOf(folder)) {
      const text = readFileSync(path, "utf8");
      const { file, diagnostics } = parser.parse(text);
      expect(diagnostics, path).toEqual([]);
      const idents = new Set<number>();
      walk(file, (node: Node) => void (node.kind === "Ident" && idents.add(node.span.start)));
      const names = scan(text, { start: 0, end: text.length }).filter((token) => token.kind === "name");
      expect(names.filter((name) => !idents.has(name.start)).map((name) => `${path}:${name.start} ${name.text}`)).toEqual([]);
      check(text);
    }
  });

  test("files that are cut or damaged", () => {
    const texts = ["strings", "sort", "net/url"].flatMap(filesOf).map((path) => readFileSync(path, "utf8"));
    const small = texts.filter((text) => text.length < 15_000);
    const damage = fc.record({
      at: fc.nat(),
      drop: fc.nat(8),
      put: fc.constantFrom("", "(", "{", "[", ")", "}", '"', "`", "=", "\n"),
    });
    const damaged = fc.tuple(fc.constantFrom(...small), fc.array(damage, { maxLength: 3 }), fc.nat(), fc.boolean());
    fc.assert(
      fc.property(damaged, ([text, damages, cut, cuts]) => {
        const broken = damages.reduce((current, { at, drop, put }) => {
          const place = at % (current.length + 1);
          return current.slice(0, place) + put + current.slice(place + drop);
        }, text);
        check(cuts ? broken.slice(0, cut % (broken.length + 1)) : broken);
      }),
      { numRuns: 60 },
    );
  });
});
