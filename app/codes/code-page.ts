// Implements the reading of a page of docs/codes into what the screen shows: paragraphs, headings and blocks of code.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { refusals } from "../../lib/lower/refusals.ts";

export type Part =
  | { readonly kind: "heading" | "text"; readonly text: string }
  | { readonly kind: "code"; readonly language: "go" | "rust"; readonly text: string };

export interface CodePage {
  readonly code: string;
  readonly message: string;
  readonly parts: readonly Part[];
}

/** Undefined for a code that there is not: the address may hold anything. */
export async function readCodePage(code: string): Promise<CodePage | undefined> {
  const entry = Object.hasOwn(refusals, code) ? refusals[code] : undefined;
  if (!entry) return undefined;
  const page = await readFile(join(process.cwd(), "docs/codes", `${code}.md`), "utf8");
  // The first line is the code itself, which the screen shows with its message.
  const parts = page
    .split("\n")
    .slice(1)
    .join("\n")
    .split(/^(```[^]*?^```)$/m);
  return { code, message: headline(entry.message), parts: parts.flatMap(partsOf) };
}

/** The message without the part of a program that it would name. */
function headline(message: string): string {
  const text = message.replace(/^`?\{what\}`?/, "Something").replaceAll(/`?\{what\}`?/g, "…");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function partsOf(text: string): Part[] {
  const fenced = /^```(go|rust)\n([^]*)\n```$/.exec(text);
  if (fenced) return [{ kind: "code", language: fenced[1] as "go" | "rust", text: fenced[2] ?? "" }];
  return text
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== "")
    .map((paragraph) =>
      paragraph.startsWith("## ") ? { kind: "heading", text: paragraph.slice(3) } : { kind: "text", text: paragraph },
    );
}
