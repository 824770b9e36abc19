// Implements the small table of a card: the first line of its Go over the first line of its Rust.

"use client";

import type { Note, ViewSpan } from "../../lib/view/translation.ts";
import { useSelect, useSession } from "../playground/use-session.ts";

export function Excerpt({ note }: { readonly note: Note }) {
  const session = useSession();
  const shown = useSelect((state) => state.shown);
  const go = note.goSpans[0];
  const rust = note.rustSpans[0];
  if (!shown) return null;
  return (
    <div className="grid overflow-hidden rounded bg-surface text-[12px] leading-[18px]">
      {go && (
        <Row label="Go" labelClass="text-go" text={firstLine(shown.source, go)} onGo={() => session.reveal("go", go, true)} />
      )}
      {rust && (
        <Row
          label="Rust"
          labelClass="text-rust"
          text={firstLine(shown.translation.rust, rust)}
          onGo={() => session.reveal("rust", rust, true)}
        />
      )}
    </div>
  );
}

interface RowProps {
  readonly label: string;
  readonly labelClass: string;
  readonly text: string;
  readonly onGo: () => void;
}

function Row({ label, labelClass, text, onGo }: RowProps) {
  return (
    <button
      type="button"
      title="Go to this line"
      className="flex gap-2 px-2 py-1 text-left outline-offset-[-2px] hover:bg-fill max-md:min-h-11 max-md:items-center"
      onClick={onGo}
    >
      <span className={`w-8 shrink-0 font-semibold ${labelClass}`}>{label}</span>
      <span className="min-w-0 flex-1 truncate font-mono">{text}</span>
    </button>
  );
}

const firstLine = (text: string, { start, end }: ViewSpan): string => {
  const [first = "", ...more] = text.slice(start, end).trim().split("\n");
  return more.length > 0 ? `${first} …` : first;
};
