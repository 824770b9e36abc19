// Implements tests of offsets carried over an edit, and of links found at a position.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linkAt } from "../../../components/playground/linking.ts";
import { editBetween, offsetAfter, offsetBefore } from "../../../components/playground/shift.ts";
import type { Note, Translation } from "../../../lib/view/translation.ts";

describe("edits", () => {
  test("an edit rebuilds the new text from the old", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", "b") }),
        fc.string({ unit: fc.constantFrom("a", "b") }),
        (before, after) => {
          const { start, oldEnd, newEnd } = editBetween(before, after);
          expect(before.slice(0, start) + after.slice(start, newEnd) + before.slice(oldEnd)).toBe(after);
        },
      ),
    );
  });

  test("offsets outside the edit go there and back", () => {
    const edit = editBetween("one two three", "one 2 three");
    expect(offsetBefore(edit, 1)).toBe(1);
    expect(offsetBefore(edit, 4)).toBeUndefined();
    expect(offsetBefore(edit, 6)).toBe(8);
    expect(offsetAfter(edit, 8)).toBe(6);
    expect(offsetAfter(edit, 6)).toBe(5);
  });

  test("equal texts move nothing", () => {
    const edit = editBetween("abc", "abc");
    for (const offset of [0, 1, 2, 3]) {
      expect(offsetBefore(edit, offset)).toBe(offset);
      expect(offsetAfter(edit, offset)).toBe(offset);
    }
  });
});

describe("links", () => {
  const span = (start: number, end: number) => ({ start, end });
  const translation = {
    notes: [{ number: 1, category: "channels", goSpans: [span(0, 20)], rustSpans: [] } as unknown as Note],
    mappings: [
      { go: span(0, 20), rust: span(0, 30), note: 1 },
      { go: span(5, 8), rust: span(2, 4) },
      { go: span(5, 8), rust: span(9, 12) },
    ],
  } as unknown as Translation;

  test("the smallest mapping wins, with all that shares its span, under the note around it", () => {
    expect(linkAt(translation, "go", 6)).toEqual({
      go: [span(5, 8), span(5, 8)],
      rust: [span(2, 4), span(9, 12)],
      category: "channels",
      note: 1,
    });
  });

  test("outside of all there is none", () => {
    expect(linkAt(translation, "go", 20)).toBeUndefined();
  });
});
