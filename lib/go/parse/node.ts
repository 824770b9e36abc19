// Implements the parser for Node: it finds the two WASM files in the installed packages. Composition roots only.

import { createRequire } from "node:module";
import { type GoParser, initParser } from "./index.ts";

export function initNodeParser(): Promise<GoParser> {
  const { resolve } = createRequire(import.meta.url);
  return initParser({
    runtime: resolve("web-tree-sitter/web-tree-sitter.wasm"),
    grammar: resolve("tree-sitter-go/tree-sitter-go.wasm"),
  });
}
