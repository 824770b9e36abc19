// Implements the reading of docs/codes: a page for each code of refusals, with Go that is refused so and what to write by hand.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defaultOptions } from "../../lib/view/translation.ts";
import { type Case, hasMain } from "./cases.ts";

const folder = fileURLToPath(new URL("../../docs/codes/", import.meta.url));

export interface Recipe {
  readonly code: string;
  /** The Go as a case: what the Rust prints is compared with it where it has a main function and builds. */
  readonly one: Case;
  /** Absent where the code is about the text as a whole, or a fault of ours. */
  readonly go?: string;
  readonly rust?: string;
}

const blockOf = (page: string, language: string): string | undefined =>
  new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, "m").exec(page)?.[1];

const recipeOf = (code: string): Recipe => {
  const page = readFileSync(join(folder, `${code}.md`), "utf8");
  const [go, rust] = [blockOf(page, "go"), blockOf(page, "rust")];
  const files = go === undefined ? [] : [{ name: "main.go", text: go }];
  const one = { id: `docs/codes/${code}`, files, stdin: "", exit: 0, options: defaultOptions, isFragment: !hasMain(files) };
  return { code, one, ...(go !== undefined && { go }), ...(rust !== undefined && { rust }) };
};

/** Those whose code begins with one of the words; all when there are none. */
export const readRecipes = (wanted: readonly string[] = []): readonly Recipe[] =>
  readdirSync(folder)
    .map((name) => name.replace(/\.md$/, ""))
    .filter((code) => wanted.length === 0 || wanted.some((word) => code.startsWith(word)))
    .sort()
    .map(recipeOf);
