// Implements the composition root of the engine: registry and host joined into a translator.

import { type EngineInput, type SourceFile, translate, type TranslateExtra } from "../lib/engine.ts";
import { type GoParser, initParser, type ParserWasm } from "../lib/go/parse/index.ts";
import { createLibrary, type FetchPackage, type Library } from "../lib/semantics/stdlib/library.ts";
import type { Options, Translation } from "../lib/view/translation.ts";
import { decisions, patterns, stdPackages } from "./registry.generated.ts";
import { fallibleOf } from "./std/_fallible.ts";
import { iterators } from "./std/_iterators.ts";

export interface Host {
  readonly parserWasm: ParserWasm;
  readonly fetchPackage: FetchPackage;
}

export interface Translator {
  translate(source: string | readonly SourceFile[], options: Options, extra?: TranslateExtra): Promise<Translation>;
}

export async function createTranslator(host: Host): Promise<Translator> {
  return joinTranslator(await initParser(host.parserWasm), createLibrary(host.fetchPackage), false);
}

/** `strict`: a throw inside is fatal, as tests want it. */
export function joinTranslator(parser: GoParser, library: Library, strict: boolean): Translator {
  const input: EngineInput = {
    parser,
    packages: library,
    load: (paths) => library.load(paths),
    strict,
    registry: { patterns, stdPackages, decisions, iterators },
    runtime: async () => (await import("./runtime.generated.ts")).runtime,
    fallible: (output) => (key) => fallibleOf(key, output),
  };
  return {
    translate: (source, options, extra) =>
      translate(input, typeof source === "string" ? [{ name: "main.go", text: source }] : source, options, extra),
  };
}

export type { Options, SourceFile, Translation };
