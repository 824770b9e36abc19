// Implements the check of the caution that a variadic function loses its dots in an interface: where it stands, and where nothing is lost.

import { expect, test } from "vitest";
import { createNodeTranslator, defaultOptions } from "../../../translators/node.ts";

const translator = await createNodeTranslator({ strict: true });

test("the caution stands where the function becomes a value of an interface", async () => {
  const go = `package main

import "fmt"

func sum(xs ...int) int { return len(xs) }
func size(xs []int) int { return len(xs) }

func main() {
	fmt.Printf("%T %d\\n", size, sum(1, 2))
	fmt.Printf("%T\\n", sum)
}
`;
  const { notes } = await translator.translate(go, { ...defaultOptions, output: "exact" });
  const spans = notes.filter((n) => n.id === "variadic-type-open").flatMap((n) => n.goSpans);
  expect(spans.map((s) => go.slice(0, s.start).split("\n").length)).toEqual([10]);
});
