// Implements the composition root of the server: the same engine in Node, so that the first paint holds real Rust.

import { join } from "node:path";
import { initParser } from "../lib/go/parse/index.ts";
import { createNodeLibrary } from "../lib/semantics/stdlib/node.ts";
import type { Options, Translation } from "../lib/view/translation.ts";
import { joinTranslator, type Translator } from "../translators/index.ts";

const answers = new Map<string, Promise<Translation | undefined>>();
let translator: Promise<Translator> | undefined;

/** Undefined where the engine fails: the page then starts without Rust, and the worker says what is wrong. */
export function translateOnServer(source: string, options: Options): Promise<Translation | undefined> {
  const key = JSON.stringify([source, options]);
  const answer = answers.get(key) ?? attempt(source, options);
  answers.set(key, answer);
  return answer;
}

async function attempt(source: string, options: Options): Promise<Translation | undefined> {
  try {
    translator ??= createServerTranslator();
    return await (await translator).translate(source, options);
  } catch (error) {
    console.error("The first translation failed:", error);
    return undefined;
  }
}

async function createServerTranslator(): Promise<Translator> {
  const parser = await initParser({
    runtime: inCheckout("node_modules/web-tree-sitter/web-tree-sitter.wasm"),
    grammar: inCheckout("node_modules/tree-sitter-go/tree-sitter-go.wasm"),
  });
  return joinTranslator(parser, createNodeLibrary(inCheckout("public/stdlib")), false);
}

/** Bundled code does not know where it came from, but the server runs in the checkout. */
const inCheckout = (path: string): string => join(/* turbopackIgnore: true */ process.cwd(), path);
