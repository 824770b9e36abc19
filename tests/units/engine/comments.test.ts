// Implements tests of the account of comments: what is not carried is listed.

import { expect, test } from "vitest";
import { defaultOptions } from "../../../lib/view/translation.ts";
import { createNodeTranslator } from "../../../translators/node.ts";

const source = `package main

import "fmt" // for printing

//go:generate stringer

// greet says hello to somebody.
func greet(name string) {
	// One line a person.
	fmt.Println("hello", name) // loudly
}

func main() { greet("ann") }
`;

test("carried comments are in the Rust, the others are listed with a reason", async () => {
  const translator = await createNodeTranslator({ strict: true });
  const { rust, droppedComments } = await translator.translate(source, defaultOptions);
  expect(rust).toContain("/// Says hello to somebody.");
  expect(rust).toContain("// One line a person.");
  expect(rust).toContain("// loudly");
  expect(droppedComments.map(({ text, reason }) => [text, reason])).toEqual([
    ["// for printing", "Imports are computed from the Rust."],
    ["//go:generate stringer", "It is a directive for Go's tools."],
  ]);
});

const grouped = `// A program.

// Command show shows.
package main

import "fmt"

// A section.

/*
Pair is two:
	tabbed
*/
type Pair struct{ a, b int }

func main() {
	// first

	// second
	fmt.Println(Pair{}) /* over
	lines */
	//! odd
}

// last
`;

test("comments keep their paragraphs, and those over several lines become line comments", async () => {
  const translator = await createNodeTranslator({ strict: true });
  const { rust } = await translator.translate(grouped, { ...defaultOptions, output: "exact" });
  expect(rust).toMatch(/^\/\/! A program\.\n\/\/!\n\/\/! Command show shows\.\n/);
  expect(rust).toContain("// A section.\n\n/// Pair is two:\n///     tabbed\n#[derive(");
  expect(rust).toContain("        // first\n\n        // second\n");
  expect(rust).toContain(" // over lines\n        // ! odd\n");
  expect(rust).toContain("// last\n\n/// What Go's values");
});
