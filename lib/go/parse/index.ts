// Implements the entry of the parser: from text to a syntax tree and diagnostics, for every text.

import { Language, Parser } from "web-tree-sitter";
import type { Diagnostic } from "../../source/diagnostics.ts";
import { type Span, spanOf } from "../../source/span.ts";
import type { File } from "../ast.ts";
import { treeBuilder } from "./builder.ts";
import { type CstReader, cstSource, TooDeep } from "./cst.ts";
import { assemble, emptyFile, type Fragment } from "./file.ts";
import { refusal, tooDeep } from "./limits.ts";
import { maskForGrammar } from "./mask.ts";
import { readTolerantly } from "./recover.ts";

export type { Fragment } from "./file.ts";

export interface ParseResult {
  readonly file: File;
  readonly diagnostics: readonly Diagnostic[];
  readonly fragment: Fragment;
}

export interface GoParser {
  /**
   * Parses `text`, or only the part `within` it: one file of a source set. Synchronous and total: it neither throws
   * nor hangs; what is no Go becomes `Bad*` nodes and diagnostics.
   */
  parse(text: string, within?: Span): ParseResult;
}

/** Where the two WASM files are: URLs in a browser, paths in Node, or their bytes. */
export interface ParserWasm {
  readonly runtime: string | Uint8Array;
  readonly grammar: string | Uint8Array;
}

export async function initParser({ runtime, grammar }: ParserWasm): Promise<GoParser> {
  const module = typeof runtime === "string" ? { locateFile: () => runtime } : { wasmBinary: runtime };
  await Parser.init(module);
  const language = await Language.load(grammar);
  const parser = new Parser();
  parser.setLanguage(language);
  const source = cstSource(parser, language, module);
  return { parse: (text, within = spanOf(0, text.length)) => parse(source.reader(), text, within) };
}

function parse(reader: CstReader, text: string, within: Span): ParseResult {
  const refused = refusal(text, within);
  if (refused) return empty(refused, within);
  try {
    return build(reader, text, within);
  } catch (error) {
    // RangeError: the stack was nearly full before we were called.
    if (error instanceof TooDeep) return empty(tooDeep(error.span), within);
    if (error instanceof RangeError) return empty(tooDeep(within), within);
    throw error;
  }
}

function build(reader: CstReader, text: string, within: Span): ParseResult {
  const masked = maskForGrammar(text, within);
  const { nodes, diagnostics } = readTolerantly(reader, masked, within);
  const all = [...diagnostics];
  const report = (span: Span, message: string): void => void all.push(syntaxError(span, message));
  const assembled = assemble(nodes, within, treeBuilder(text, report));
  return { ...assembled, diagnostics: firstOfEachLine(all, text).map((diagnostic) => clip(diagnostic, within)) };
}

const empty = (diagnostic: Diagnostic, within: Span): ParseResult => ({
  file: emptyFile(within),
  diagnostics: [diagnostic],
  fragment: "declarations",
});

const syntaxError = (span: Span, message: string): Diagnostic => ({ severity: "error", code: "syntax", message, span });

/** An error at the end of the text may be told of the line break that we put there. */
const clip = (diagnostic: Diagnostic, { end }: Span): Diagnostic => ({
  ...diagnostic,
  span: spanOf(Math.min(diagnostic.span.start, end), Math.min(diagnostic.span.end, end)),
});

/** As Go does: the first error of a line tends to cause the others. */
function firstOfEachLine(diagnostics: readonly Diagnostic[], text: string): Diagnostic[] {
  const sorted = diagnostics.toSorted((a, b) => a.span.start - b.span.start);
  return sorted.filter((diagnostic, i) => {
    const before = sorted[i - 1];
    return !before || text.slice(before.span.start, diagnostic.span.start).includes("\n");
  });
}
