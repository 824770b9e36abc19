// Implements the families of notes: a colour, a two-letter code and a name for each category.

import type { Category, Level, Note, ViewSpan } from "../../lib/view/translation.ts";

export const families: Readonly<Record<Category, { readonly code: string; readonly name: string }>> = {
  concurrency: { code: "co", name: "concurrency" },
  channels: { code: "ch", name: "channels and select" },
  errors: { code: "er", name: "errors" },
  cleanup: { code: "dr", name: "cleanup" },
  "shared-state": { code: "st", name: "shared state" },
  types: { code: "ty", name: "interfaces and types" },
  "generics-collections": { code: "ge", name: "generics and collections" },
  syntax: { code: "sy", name: "syntax" },
};

export const levelNames: Readonly<Record<Level, string>> = {
  idiom: "Idiom",
  note: "Note",
  caution: "Caution",
  bug: "Bug in the Go",
  gap: "Gap",
  refused: "Not translated",
};

/** Levels that ask for the reader's attention. */
export const isGrave = (level: Level): boolean => level === "bug" || level === "gap" || level === "refused";

export const lineAt = (text: string, offset: number): number => {
  let line = 1;
  for (let at = text.indexOf("\n"); at !== -1 && at < offset; at = text.indexOf("\n", at + 1)) line += 1;
  return line;
};

/** `line 8` or `lines 8 to 10`. */
export function linesOf(text: string, span: ViewSpan): string {
  const first = lineAt(text, span.start);
  const last = lineAt(text, Math.max(span.start, span.end - 1));
  return first === last ? `line ${first}` : `lines ${first} to ${last}`;
}

/** How a badge is named to those who hear it or point at it. */
export function noteName(note: Note, source: string): string {
  const first = note.goSpans[0];
  const place = first ? `, ${linesOf(source, first)}` : "";
  return `Note ${note.number}, ${plain(note.title)}${place}`;
}

/** Prose without its code marks. */
export const plain = (prose: string): string => prose.replaceAll("`", "");
