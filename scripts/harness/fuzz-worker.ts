// Implements a fuzzing thread: parses, checks and, if asked, translates each text that it is given, and tells what was thrown.

import { parentPort, workerData } from "node:worker_threads";
import { initNodeParser } from "../../lib/go/parse/node.ts";
import { checkPackage, namedPackages } from "../../lib/semantics/check.ts";
import { createNodeLibrary } from "../../lib/semantics/stdlib/node.ts";
import { defaultOptions } from "../../lib/view/translation.ts";
import { joinTranslator } from "../../translators/index.ts";

const { whole } = workerData as { readonly whole: boolean };
const parser = await initNodeParser();
const library = createNodeLibrary();
const translator = joinTranslator(parser, library, true);

async function tryText(text: string): Promise<string | undefined> {
  try {
    const { file } = parser.parse(text);
    await library.load(namedPackages([file]));
    checkPackage([file], library);
    if (whole) await translator.translate(text, defaultOptions);
    return undefined;
  } catch (error) {
    return `throws: ${error instanceof Error ? (error.stack ?? error.message).split("\n").slice(0, 3).join(" | ") : String(error)}`;
  }
}

parentPort?.on("message", async (text: string) => parentPort?.postMessage(await tryText(text)));
