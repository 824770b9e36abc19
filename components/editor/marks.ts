// Implements the marks of the gutters: for each line of a text the bar of its family and the notes that begin there.

import type { Category, Note, Translation, ViewSpan } from "../../lib/view/translation.ts";
import { isGrave } from "../playground/families.ts";
import { type Side, spansOf } from "../playground/linking.ts";

export interface Mark {
  readonly line: number;
  readonly category: Category;
  /** Some of it could not be translated. */
  readonly refused: boolean;
  /** Notes that begin on this line, in order. */
  readonly notes: readonly Note[];
}

interface Draft {
  note: Note;
  length: number;
  notes: Note[];
}

/** One mark for each line that any note is about; the closest note gives the bar. */
export function marksOf(translation: Translation, side: Side, text: string, carry: (offset: number) => number): readonly Mark[] {
  const lineOf = lineIndex(text);
  const drafts = new Map<number, Draft>();
  for (const note of translation.notes) {
    for (const span of spansOf(note, side)) {
      const { first, last } = linesOfSpan(span, text, lineOf, carry);
      for (let line = first; line <= last; line += 1) add(drafts, line, note, last - first, line === first);
    }
  }
  return [...drafts].map(([line, { note, notes }]) => ({
    line,
    category: note.category,
    refused: isGrave(note.level) && note.level !== "bug",
    notes,
  }));
}

function add(drafts: Map<number, Draft>, line: number, note: Note, length: number, begins: boolean): void {
  const draft = drafts.get(line) ?? { note, length, notes: [] };
  if (length < draft.length) {
    draft.note = note;
    draft.length = length;
  }
  if (begins && !draft.notes.includes(note)) draft.notes.push(note);
  drafts.set(line, draft);
}

function linesOfSpan(span: ViewSpan, text: string, lineOf: (offset: number) => number, carry: (offset: number) => number) {
  const start = carry(span.start);
  let end = Math.max(start, carry(span.end) - 1);
  while (end > start && /\s/.test(text[end] ?? "")) end -= 1;
  return { first: lineOf(start), last: lineOf(end) };
}

/** The 1-based line of an offset, by binary search over the line starts. */
function lineIndex(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
