// Implements the list of notes: beside the panes, over the Rust, or as a view of its own on a phone.

"use client";

import type { Level, Note } from "../../lib/view/translation.ts";
import { useLinks, useSelect, useSession } from "../playground/use-session.ts";
import { Icon } from "../ui/Icon.tsx";
import { ScrollBox } from "../ui/ScrollBox.tsx";
import { NoteCard } from "./NoteCard.tsx";

const none: readonly Note[] = [];

export function NotesRail() {
  const session = useSession();
  const notes = useSelect((state) => state.shown?.translation.notes ?? none);
  const pinned = useSelect((state) => state.pinned);
  const beside = useSelect((state) => state.railOpen);
  const over = useSelect((state) => state.railOver);
  const onPhone = useSelect((state) => state.view === "notes");
  const active = useLinks().pointed?.note;
  const places = [
    beside ? "wide:w-[296px]" : "wide:hidden",
    over
      ? "md:max-wide:absolute md:max-wide:inset-y-0 md:max-wide:right-0 md:max-wide:z-20 md:max-wide:w-[320px] md:max-wide:shadow-2xl"
      : "md:max-wide:hidden",
    onPhone ? "max-md:w-full" : "max-md:hidden",
  ].join(" ");
  return (
    <aside aria-label="Notes" className={`flex min-h-0 shrink-0 flex-col border-line bg-surface md:border-l ${places}`}>
      <div className="flex h-9 shrink-0 items-center gap-2 border-b border-line pr-1.5 pl-3">
        <h2 className="font-semibold max-md:sr-only">Notes</h2>
        <p className="flex-1 truncate text-[12px] text-muted tabular-nums">{levelSummary(notes)}</p>
        <button
          type="button"
          className="button button-icon max-md:hidden"
          aria-label="Close the notes"
          title="Close the notes"
          onClick={() => session.toggleNotes()}
        >
          <Icon name="close" />
        </button>
      </div>
      <ScrollBox label="List of notes" className="min-h-0 flex-1 p-2">
        {notes.length === 0 && <p className="p-2 text-muted">Notes on what changed, and why, appear here.</p>}
        <ol className="grid gap-1.5">
          {notes.map((note) => (
            <li key={note.number}>
              <NoteCard note={note} open={note.number === pinned} active={note.number === active} />
            </li>
          ))}
        </ol>
      </ScrollBox>
    </aside>
  );
}

const words: readonly (readonly [Level, string, string])[] = [
  ["refused", "not translated", "not translated"],
  ["gap", "gap", "gaps"],
  ["bug", "bug", "bugs"],
  ["caution", "caution", "cautions"],
  ["note", "note", "notes"],
  ["idiom", "idiom", "idioms"],
];

/** Gravest first: `1 caution, 6 idioms`. */
function levelSummary(notes: readonly Note[]): string {
  return words
    .map(([level, one, many]) => {
      const count = notes.filter((note) => note.level === level).length;
      return count === 0 ? "" : `${count} ${count === 1 ? one : many}`;
    })
    .filter(Boolean)
    .join(", ");
}
