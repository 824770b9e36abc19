// Implements the property that translation is total: whatever is pasted, it answers, and within two seconds.

import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createNodeTranslator, defaultOptions } from "../../../translators/node.ts";

const translator = await createNodeTranslator();
const root = new URL("../../programs/", import.meta.url);
const programs = readdirSync(root).map((id) => readFileSync(new URL(`${id}/main.go`, root), "utf8"));
const limit = 2000;

/** Warm: the first call compiles what the others reuse. */
await translator.translate(programs[0] ?? "", defaultOptions);

async function answers(text: string): Promise<void> {
  const start = performance.now();
  const { status, rust } = await translator.translate(text, defaultOptions);
  expect(performance.now() - start).toBeLessThan(limit);
  expect(["whole", "partial", "failed"]).toContain(status);
  expect(typeof rust).toBe("string");
}

type Mutation = { readonly kind: "drop" | "double" | "cut" | "swap"; readonly at: number };

const tokensOf = (text: string): readonly string[] => text.match(/\s+|\w+|"(?:[^"\\\n]|\\.)*"|[^\s\w]/g) ?? [];

function mutate(text: string, mutations: readonly Mutation[]): string {
  let tokens = [...tokensOf(text)];
  for (const { kind, at } of mutations) {
    const i = Math.floor(at * tokens.length);
    const token = tokens[i] ?? "";
    if (kind === "drop") tokens.splice(i, 1);
    else if (kind === "double") tokens.splice(i, 0, token, " ");
    else if (kind === "cut") tokens = tokens.slice(0, i);
    else tokens.splice(i, 2, tokens[i + 1] ?? "", token);
  }
  return tokens.join("");
}

const mutation = fc.record({
  kind: fc.constantFrom<Mutation["kind"][]>("drop", "double", "swap", "drop", "double", "swap", "cut"),
  at: fc.double({ min: 0, max: 0.999_999, noNaN: true }),
});

describe("whatever is pasted, it answers", () => {
  test("mutated programs", async () => {
    const property = fc.asyncProperty(
      fc.constantFrom(...programs),
      fc.array(mutation, { minLength: 1, maxLength: 6 }),
      (text, mutations) => answers(mutate(text, mutations)),
    );
    await fc.assert(property, { seed: 20_260, numRuns: 150 });
  }, 180_000);

  test("random text and random bytes", async () => {
    const bytes = fc.uint8Array({ maxLength: 400 }).map((list) => new TextDecoder().decode(list));
    const property = fc.asyncProperty(fc.oneof(fc.string({ maxLength: 400, unit: "binary" }), bytes), answers);
    await fc.assert(property, { seed: 7, numRuns: 100 });
  }, 120_000);

  const deep = (open: string, close: string): string =>
    `package main\n\nfunc main() {\n\tx := ${open.repeat(10_000)}1${close.repeat(10_000)}\n\t_ = x\n}\n`;
  test.each([
    ["10,000 parentheses", deep("(", ")")],
    ["10,000 brackets", deep("[", "]")],
    ["10,000 braces", `package main\n\nfunc main() ${"{".repeat(10_000)}${"}".repeat(10_000)}\n`],
    ["10,000 open parentheses", `package main\n\nvar x = ${"(".repeat(10_000)}`],
    ["10,000 stars", `package main\n\nvar x ${"*".repeat(10_000)}int\n`],
    ["10,000 minus signs", `package main\n\nvar x = ${"- ".repeat(10_000)}1\n`],
    ["a sum of 10,000 terms", `package main\n\nvar x = ${"1 + ".repeat(10_000)}1\n`],
    ["a chain of 10,000 calls", `package main\n\nvar x = f()${".g()".repeat(10_000)}\n`],
    [
      "10,000 else ifs",
      `package main\n\nfunc f(n int) int {\n\t${Array.from({ length: 10_000 }, (_, i) => `if n == ${i} {\n\t\treturn ${i}\n\t}`).join(" else ")}\n\treturn 0\n}\n`,
    ],
    ["1 MB of a", "a".repeat(1 << 20)],
    ["1 MB of functions", `package main\n\n${"func f() { g(1) }\n".repeat(58_000)}`],
    ["half a MB less one of zeroes", "\0".repeat((512 << 10) - 1)],
  ])("%s", (_, text) => answers(text), 30_000);
});
