// Implements the composition root of the server: the same engine in Node, so that the first paint holds real Rust.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Options, Translation } from "../lib/view/translation.ts";
import { createTranslator } from "../translators/index.ts";

const require = createRequire(join(process.cwd(), "package.json"));

const translator = createTranslator({
  parserWasm: {
    runtime: require.resolve("web-tree-sitter/web-tree-sitter.wasm"),
    grammar: require.resolve("tree-sitter-go/tree-sitter-go.wasm"),
  },
  fetchPackage: (path: string) =>
    readFile(join(process.cwd(), "public/stdlib", `${path.replaceAll("/", "__")}.txt`), "utf8").catch(() => undefined),
});

const answers = new Map<string, Promise<Translation | undefined>>();

/** Undefined where the engine fails: the page then starts without Rust, and the worker says what is wrong. */
export function translateOnServer(source: string, options: Options): Promise<Translation | undefined> {
  const key = JSON.stringify([source, options]);
  let answer = answers.get(key);
  if (!answer) {
    answer = translator.then((ready) => ready.translate(source, options)).catch(() => undefined);
    answers.set(key, answer);
  }
  return answer;
}
