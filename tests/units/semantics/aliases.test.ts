// Implements tests of aliases: identical to their targets, and named in texts as they were written.

import { expect, test } from "vitest";
import { check } from "./helpers.ts";

const declarations = `package main

import "os"

type Pair[A, B any] struct {
	First  A
	Second B
}
func (p Pair[A, B]) Swap() Pair[B, A] { return Pair[B, A]{p.Second, p.First} }
type IntPair[T any] = Pair[int, T]
type Text = string
type Texts = []Text
type Table[K comparable] = map[K]Texts
type Call = func(Text, ...Texts) (IntPair[Text], error)
type Either = interface{ Texts() Texts }
type Same = Later
type Later struct{ Next *Same }
func Second[X any](p IntPair[X]) X { return p.Second }
var pair IntPair[Text]
var table Table[Text]
var call Call
var later Same
var info os.FileInfo
`;

const cases: readonly (readonly [expression: string, type: string])[] = [
  ["pair", "IntPair[Text]"],
  ["pair.Swap()", "Pair[Text, int]"],
  ["pair.Second", "Text"],
  ["Second(pair)", "Text"],
  ["table", "Table[Text]"],
  ["table[`a`]", "Texts"],
  ["table[`a`][0]", "Text"],
  ["table[`a`][1:]", "Texts"],
  ["call", "Call"],
  ["later", "Same"],
  ["later.Next", "*Same"],
  ["Later{}", "Later"],
  ["info", "os.FileInfo"],
  ["info.Mode()", "io/fs.FileMode"],
  ["Texts(nil)", "Texts"],
];

test.each(cases)("%s has type %s", async (expression, type) => {
  const checked = await check(`${declarations}func main() { x := ${expression}; _ = x }\n`);
  expect(checked.type(expression)).toBe(type);
  expect(checked.messages).toEqual([]);
});

test("an alias and its target are one type", async () => {
  const checked = await check(
    `${declarations}func main() { var l Later = later; var t []string = table[\`a\`]; var p Pair[int, string] = pair; _, _, _ = l, t, p }\n`,
  );
  expect(checked.messages).toEqual([]);
});

test.each([
  ["var x IntPair", "cannot use generic type IntPair[T any] without instantiation"],
  ["var x IntPair[int, int]", "too many type arguments for type IntPair: have 2, want 1"],
  ["var x Table[Texts]", "Texts does not satisfy comparable"],
  ["var x Texts = 1", "cannot use 1 (untyped int constant) as Texts value in variable declaration"],
])("%s: %s", async (declaration, message) => {
  const checked = await check(`${declarations}func main() { ${declaration}; _ = x }\n`);
  expect(checked.messages).toContain(message);
});
