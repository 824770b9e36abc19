// Implements `npm run new-pattern <category> <id>`: a pattern's file, a basic and a near-miss case, ready to be filled in.

import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./files.mjs";

/** Category of the notes for each folder of translators. */
const noteCategories = {
  errors: "errors",
  concurrency: "concurrency",
  cleanup: "cleanup",
  pointers: "types",
  collections: "generics-collections",
  types: "types",
  functions: "syntax",
  "control-flow": "syntax",
  "strings-io": "syntax",
};

const kebab = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

const patternText = (id, category) => `// Implements the idiom ${id}: <the Go that it sees>.

import type { Expr } from "../../lib/go/ast.ts";
import { covers, definePattern, type Match } from "../../lib/patterns/kit.ts";

interface Parts {
  readonly operand: Expr;
}

export default definePattern({
  id: "${id}",
  title: "<Go idiom> → <Rust idiom>",
  category: "${category}",
  what: "<What changed on this line, in one or two sentences.>",
  why: "<Why Rust does it so.>",
  root: "CallExpr",
  tier: "idiom",
  match(node): Match<Parts> | undefined {
    const [operand] = node.args;
    if (operand === undefined || node.fun.kind !== "BadExpr") return undefined;
    // Have: \`f(operand)\`, and f is <what it must be>.
    return covers([], { operand });
  },
  // Before → after: \`f(x)\` → \`x\`.
  rewrite: (_node, { operand }, ctx, want) => ctx.expr(operand, want),
});
`;

const goText = (what) => `package main

import "fmt"

// ${what}
func main() {
	fmt.Println("hello")
}
`;

const write = (path, text) => {
  const full = join(root, path);
  if (existsSync(full)) throw new Error(`${path} exists already`);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, text);
  console.log(`wrote ${path}`);
};

const [category, id] = process.argv.slice(2);
try {
  if (category === undefined || id === undefined) throw new Error("usage: npm run new-pattern <category> <id>");
  const noteCategory = noteCategories[category];
  if (noteCategory === undefined)
    throw new Error(`no category ${category}: choose one of ${Object.keys(noteCategories).join(", ")}`);
  if (!kebab.test(id)) throw new Error(`${id}: an id is kebab-case and names the Go idiom`);
  const taken = readdirSync(join(root, "translators"), { recursive: true }).find((path) => path.endsWith(`/${id}.ts`));
  if (taken !== undefined) throw new Error(`translators/${taken} has this id already`);
  write(`translators/${category}/${id}.ts`, patternText(id, noteCategory));
  write(`tests/fixtures/${id}/basic/main.go`, goText("The idiom, and as little else as can be."));
  write(`tests/fixtures/${id}/basic/notes.md`, "What to look at.\n");
  write(`tests/fixtures/${id}/near-miss/main.go`, goText("Nearly the idiom: the pattern must not be selected."));
  await import("./gen-registry.mjs");
  console.log(`Next: fill in the pattern and the cases, then UPDATE=1 npm run fixtures -- ${id}`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
