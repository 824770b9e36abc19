// Implements the badges of an editor's gutter: the numbers of the notes that begin on a line. A click pins.

import { useEffect } from "react";
import { families, noteName } from "../playground/families.ts";
import type { Side } from "../playground/linking.ts";
import type { Session } from "../playground/session.ts";
import { useSelect, useSession } from "../playground/use-session.ts";
import type { CodeEditor } from "./code-editor.ts";
import type { Mark } from "./marks.ts";
import { monaco } from "./monaco.ts";
import { useMarks } from "./use-marks.ts";

export function useBadges(editor: CodeEditor | undefined, side: Side): void {
  const session = useSession();
  const marks = useMarks(side);
  const pinned = useSelect((state) => state.pinned);
  useEffect(() => {
    if (!editor) return;
    const widgets = marks
      .filter(({ notes }) => notes.length > 0)
      .map((mark) => badgeWidget(mark, `${side}-${mark.line}`, session, pinned));
    for (const widget of widgets) editor.addGlyphMarginWidget(widget);
    return () => {
      for (const widget of widgets) editor.removeGlyphMarginWidget(widget);
    };
  }, [editor, side, session, marks, pinned]);
}

/** Those who do not see the gutter have the same notes as buttons in the list. */
function badgeWidget({ line, notes }: Mark, id: string, session: Session, pinned: number | undefined) {
  const node = document.createElement("div");
  const badge = document.createElement("span");
  const first = notes[0];
  const source = session.state.shown?.source ?? "";
  node.className = "glyph-badge";
  badge.className = `badge fam-${first?.category}`;
  badge.textContent = String(first?.number);
  badge.title = notes.map((note) => `${noteName(note, source)} (${families[note.category].code})`).join("\n");
  badge.dataset.more = String(notes.length > 1);
  badge.dataset.pinned = String(notes.some(({ number }) => number === pinned));
  badge.dataset.note = String(first?.number);
  badge.addEventListener("click", () => session.pinNext(notes.map(({ number }) => number)));
  node.append(badge);
  return {
    getId: () => id,
    getDomNode: () => node,
    getPosition: () => ({ lane: monaco.editor.GlyphMarginLane.Center, zIndex: 1, range: new monaco.Range(line, 1, line, 1) }),
  };
}
