// Implements the composition root of the worker: engine and translators joined with the files of the browser.

import { serve, type WorkerScope } from "../lib/worker/serve.ts";
import { createTranslator } from "../translators/index.ts";

const translator = createTranslator({
  parserWasm: {
    runtime: new URL("web-tree-sitter/web-tree-sitter.wasm", import.meta.url).href,
    grammar: new URL("tree-sitter-go/tree-sitter-go.wasm", import.meta.url).href,
  },
  // Only packages of the standard library are asked for: `encoding/json` stands in `encoding__json.txt`.
  fetchPackage: async (path: string) => {
    const response = await fetch(`/stdlib/${path.replaceAll("/", "__")}.txt`);
    return response.ok ? response.text() : undefined;
  },
});

serve(self as unknown as WorkerScope, translator);
