// Implements the links between the two texts: which spans and which note belong to a position.

import type { Category, Note, Translation, ViewSpan } from "../../lib/view/translation.ts";

export type Side = "go" | "rust";

export interface Highlight {
  readonly go: readonly ViewSpan[];
  readonly rust: readonly ViewSpan[];
  readonly category: Category;
  readonly note?: number;
}

export const otherSide = (side: Side): Side => (side === "go" ? "rust" : "go");

export const spansOf = (note: Note, side: Side): readonly ViewSpan[] => (side === "go" ? note.goSpans : note.rustSpans);

export const noteByNumber = (translation: Translation | undefined, number: number | undefined): Note | undefined =>
  translation?.notes.find((note) => note.number === number);

/** What a position is linked with: the smallest mapping around it, with all that shares its span on that side. */
export function linkAt(translation: Translation, side: Side, offset: number): Highlight | undefined {
  const smallest = smallestAround(translation.mappings, (mapping) => mapping[side], offset);
  if (!smallest) return undefined;
  const linked = translation.mappings.filter((mapping) => sameSpan(mapping[side], smallest[side]));
  const note = noteByNumber(translation, smallest.note ?? noteAt(translation, side, offset));
  return {
    go: linked.map(({ go }) => go),
    rust: linked.map(({ rust }) => rust),
    category: note?.category ?? "syntax",
    ...(note ? { note: note.number } : {}),
  };
}

/** All spans of one note: what a pinned note lights up. */
export const linkOfNote = (note: Note): Highlight => ({
  go: note.goSpans,
  rust: note.rustSpans,
  category: note.category,
  note: note.number,
});

/** Number of the note whose span holds the position most closely. */
function noteAt(translation: Translation, side: Side, offset: number): number | undefined {
  const spans = translation.notes.flatMap((note) => spansOf(note, side).map((span) => ({ span, note: note.number })));
  return smallestAround(spans, ({ span }) => span, offset)?.note;
}

function smallestAround<T>(items: readonly T[], spanOf: (item: T) => ViewSpan, offset: number): T | undefined {
  let best: T | undefined;
  let bestLength = Number.POSITIVE_INFINITY;
  for (const item of items) {
    const { start, end } = spanOf(item);
    if (start <= offset && offset < end && end - start < bestLength) {
      best = item;
      bestLength = end - start;
    }
  }
  return best;
}

const sameSpan = (a: ViewSpan, b: ViewSpan): boolean => a.start === b.start && a.end === b.end;
