// Implements tests of generic types and functions, and of the inference of type arguments.

import { expect, test } from "vitest";
import { typeString } from "../../../lib/semantics/typestring.ts";
import { check } from "./helpers.ts";

const declarations = `package main

type Number interface{ ~int | ~float64 }
type Pair[K comparable, V any] struct {
	Key K
	Val V
}
type List[T any] struct {
	head *node[T]
	size int
}
type node[T any] struct {
	value T
	next  *node[T]
}
func (l *List[E]) Push(v E) { l.head = &node[E]{v, l.head}; l.size++ }
func (l *List[E]) Each(f func(E)) { for n := l.head; n != nil; n = n.next { f(n.value) } }
func Map[T, U any](xs []T, f func(T) U) []U { return nil }
func Sum[T Number](xs ...T) (t T) { for _, x := range xs { t += x }; return }
func Keys[M ~map[K]V, K comparable, V any](m M) []K { return nil }
func Convert[To, From Number](x From) To { return To(x) }
func Apply[T any](x T, f func(T) T) T { return f(x) }
func Ident[T any](x T) T { return x }
type MyInt int
type Ages map[string]MyInt
`;

const cases: readonly (readonly [expression: string, type: string])[] = [
  ["Map([]int{1}, func(i int) string { return `` })", "[]string"],
  ["Sum(1, 2)", "int"],
  ["Sum(1, 2.5)", "float64"],
  ["Sum[MyInt]()", "MyInt"],
  ["Keys(Ages{})", "[]string"],
  ["Convert[float64](1)", "float64"],
  ["Apply(3, Ident)", "int"],
  ["Pair[string, int]{`a`, 1}", "Pair[string, int]"],
  ["(&List[string]{}).Each", "func(f func(string))"],
  ["(&List[MyInt]{}).head.next.value", "MyInt"],
];

test.each(cases)("%s has type %s", async (expression, type) => {
  const checked = await check(`${declarations}func main() { x := ${expression}; _ = x }\n`);
  expect(checked.type(expression)).toBe(type);
  expect(checked.messages).toEqual([]);
});

test("a generic function takes its type arguments from where it is assigned", async () => {
  const checked = await check(`${declarations}func main() { var f func(string) string = Ident; _ = f }\n`);
  expect(checked.type("Ident")).toBe("func(x string) string");
  expect(checked.info.instanceOf(checked.ident("Ident"))?.map((t) => typeString(t))).toEqual(["string"]);
});

test.each([
  ["Sum(`a`)", "string does not satisfy Number (string missing in ~int | ~float64)"],
  ["Ident", "cannot use generic function Ident without instantiation"],
  ["Map([]int{}, 1)", "in call to Map, cannot infer U"],
  ["Convert(1)", "in call to Convert, cannot infer To"],
  ["List{}", "cannot use generic type List[T any] without instantiation"],
  ["Pair[[]int, int]{}", "[]int does not satisfy comparable"],
])("%s is refused", async (expression, message) => {
  const checked = await check(`${declarations}func main() { _ = ${expression} }\n`);
  expect(checked.messages).toContain(message);
});

test("a type that grows with each expansion ends", async () => {
  const checked = await check("package p\n\ntype T[P any] struct{ next *T[*P] }\nfunc f(t T[int]) { _ = t.next.next.next }\n");
  expect(checked.type("t.next.next.next")).toBe("*T[***int]");
});
