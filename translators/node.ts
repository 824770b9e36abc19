// Implements the translator for Node: parser and library data from files.

import { initNodeParser } from "../lib/go/parse/node.ts";
import { createNodeLibrary } from "../lib/semantics/stdlib/node.ts";
import { joinTranslator, type Translator } from "./index.ts";

export async function createNodeTranslator(
  options: { readonly strict?: boolean; readonly stdlib?: string } = {},
): Promise<Translator> {
  return joinTranslator(await initNodeParser(), createNodeLibrary(options.stdlib), options.strict ?? false);
}

export { defaultOptions } from "../lib/view/translation.ts";
export type { Translator };
