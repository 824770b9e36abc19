// Implements the composition root of the worker: engine and translators joined with the files of the browser.

import { textFileName } from "../lib/semantics/stdlib/text.ts";
import { serve, type WorkerScope } from "../lib/worker/serve.ts";
import { createTranslator } from "../translators/index.ts";

/** Names of the packages whose declarations we have: to ask for others would only fill the console with errors. */
let known: Promise<ReadonlySet<string>> | undefined;

const translator = createTranslator({
  parserWasm: {
    runtime: new URL("web-tree-sitter/web-tree-sitter.wasm", import.meta.url).href,
    grammar: new URL("tree-sitter-go/tree-sitter-go.wasm", import.meta.url).href,
  },
  fetchPackage: async (path) => {
    known ??= fetchKnown();
    return (await known).has(path) ? fetchText(textFileName(path)) : undefined;
  },
});

async function fetchKnown(): Promise<ReadonlySet<string>> {
  try {
    const index: { readonly packages: Readonly<Record<string, unknown>> } = JSON.parse(await fetchText("index.json"));
    return new Set(Object.keys(index.packages));
  } catch (error) {
    known = undefined;
    throw error;
  }
}

async function fetchText(file: string): Promise<string> {
  const response = await fetch(`/stdlib/${file}`);
  if (!response.ok) throw new Error(`${file} could not be loaded (${response.status})`);
  return response.text();
}

serve(self as unknown as WorkerScope, translator);
