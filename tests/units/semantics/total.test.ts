// Implements tests that the checker ends with a result whatever the text: mutated programs, cycles, deep nesting.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Expr } from "../../../lib/go/ast.ts";
import { typeString } from "../../../lib/semantics/typestring.ts";
import { check } from "./helpers.ts";

const programs = join(import.meta.dirname, "../../programs");

/** A small generator, so that failures repeat. */
const randomNumbers =
  (seed: number) =>
  (below: number): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return seed % below;
  };

const mutate = (text: string, random: (below: number) => number): string => {
  const tokens = text.match(/\w+|\s+|"[^"\n]*"|[^\w\s]/g) ?? [];
  for (let n = 1 + random(4); n > 0; n--) {
    const at = random(tokens.length);
    const other = tokens[random(tokens.length)]!;
    if (random(3) === 0) tokens.splice(at, 1 + random(3));
    else if (random(2) === 0) tokens[at] = other;
    else tokens.splice(at, 0, other);
  }
  return tokens.join("");
};

const sources = (): readonly string[] => {
  try {
    return readdirSync(programs).map((name) => readFileSync(join(programs, name, "main.go"), "utf8"));
  } catch {
    return [];
  }
};

const fallback =
  "package main\n\ntype T[P any] struct{ x P; next *T[P] }\nfunc (t *T[P]) get() (P, error) { return t.x, nil }\nfunc main() { v, err := (&T[int]{}).get(); println(v, err != nil) }\n";

test("mutated programs end with a result", async () => {
  const random = randomNumbers(7);
  const texts = [...sources(), fallback];
  for (let i = 0; i < 300; i++) {
    const { info, nodes } = await check(mutate(texts[i % texts.length]!, random));
    for (const n of nodes) typeString(info.typeOf(n as Expr));
  }
});

test.each([
  ["type A B\ntype B A\n"],
  ["type I interface{ I }\n"],
  ["type I interface{ J }\ntype J interface{ I }\nfunc f(i I) { i.x() }\n"],
  ["type T [len(x)]int\nvar x T\n"],
  ["type T struct{ a [unsafe.Sizeof(T{})]int }\n"],
  ["type T[P any] T[[]P]\nvar x T[int]\n"],
  ["type T[P any] struct{ a T[[]P]; b T[*P] }\nvar x T[int]\n"],
  ["type T[P interface{ T[P] }] int\n"],
  ["func f[P f[P]](x P) { f(f) }\n"],
  ["const a = b\nconst b = a\n"],
  ["var x = func() int { return x }()\n"],
  ["type A = A\ntype B = []B\ntype C = *D\ntype D = C\n"],
  ["type S struct{ S }\nfunc (s S) m() { s.S.S.S.m() }\n"],
  ["x := x\ny = y.y.y(y)(y)[y]\n"],
  ["func f(a, b ...int, c) (x, x int) { goto L; L: L: }\n"],
  [
    "refs = append(refs, g(t, s)(m.x(s)\ng(t, s(m.x(s))\ng(t, s)(m.x(s))\nfunc g[T comparable](t *testing.T, key T) func(got *T) *T {\n",
  ],
])("the cycle %j ends", async (text) => {
  expect((await check(`package p\n\n${text}`)).info).toBeDefined();
  expect((await check(text)).info).toBeDefined();
});

test("deep nesting ends", async () => {
  const deep = 400;
  const { info } = await check(
    `package p\n\nvar x = ${"(".repeat(deep)}1${")".repeat(deep)}\nvar y = ${"-".repeat(1).concat("(-").repeat(deep)}1${")".repeat(deep)}\n`,
  );
  expect(info).toBeDefined();
});
