// Implements one note: always what changed; opened, also why, what to watch for, and on what evidence it was decided.

"use client";

import { type ReactNode, useEffect, useRef } from "react";
import type { Note } from "../../lib/view/translation.ts";
import { families, isGrave, levelNames, noteName } from "../playground/families.ts";
import { useSelect, useSession } from "../playground/use-session.ts";
import { Icon } from "../ui/Icon.tsx";
import { Prose } from "../ui/Prose.tsx";
import { Decision } from "./Decision.tsx";
import { Excerpt } from "./Excerpt.tsx";

interface Props {
  readonly note: Note;
  readonly open: boolean;
  /** The reader points at its code. */
  readonly active?: boolean;
}

export function NoteCard({ note, open, active = false }: Props) {
  const session = useSession();
  const source = useSelect((state) => state.shown?.source ?? "");
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    // Under the mouse already, a card that moved would slip away.
    if (open || (active && !card.current?.matches(":hover"))) card.current?.scrollIntoView({ block: "nearest" });
  }, [open, active]);
  const family = families[note.category];
  return (
    <article
      ref={card}
      data-testid={`note-${note.number}`}
      data-open={open}
      onMouseEnter={() => session.set({ peeked: note.number })}
      onMouseLeave={() => session.set({ peeked: undefined })}
      className={`fam-${note.category} relative scroll-m-2 overflow-hidden rounded-md bg-bg shadow-[0_0_0_1px_var(--line)] data-[open=true]:shadow-[0_0_0_2px_var(--accent)] ${active && !open ? "shadow-[0_0_0_1px_var(--fam)]" : ""}`}
    >
      <span
        aria-hidden="true"
        className={`absolute inset-y-0 left-0 w-[3px] bg-fam ${isGrave(note.level) && note.level !== "bug" ? "hatched" : ""}`}
      />
      <h3>
        <button
          type="button"
          aria-expanded={open}
          aria-label={`${noteName(note, source)}. ${levelNames[note.level]}, ${family.name}`}
          className={`flex w-full items-start gap-2 py-2 pr-2.5 pl-3 text-left outline-offset-[-2px] max-md:min-h-11 ${active || open ? "tint" : ""}`}
          onClick={() => session.pin(note.number)}
        >
          <span className="badge mt-[1.5px]" title={`${family.name} (${family.code})`}>
            {note.number}
          </span>
          <span className="flex-1 font-semibold">
            <Prose text={note.title} />
          </span>
          <LevelTag note={note} />
        </button>
      </h3>
      <div className={`grid gap-2.5 pr-2.5 pb-2.5 pl-3 ${active || open ? "pt-2" : ""}`}>
        <p className={open ? "" : "line-clamp-3"}>
          <Prose text={note.what} />
        </p>
        {open && <Details note={note} />}
      </div>
    </article>
  );
}

function LevelTag({ note: { level, title } }: { readonly note: Note }) {
  if (level === "idiom" || levelNames[level] === title) return null;
  const colour = isGrave(level) ? "text-error" : level === "caution" ? "text-warn" : "text-muted";
  return <span className={`pt-px text-[11px] leading-[18px] font-medium whitespace-nowrap ${colour}`}>{levelNames[level]}</span>;
}

function Details({ note }: { readonly note: Note }) {
  return (
    <>
      <Excerpt note={note} />
      <Labelled label="Why">
        <Prose text={note.why} />
      </Labelled>
      {note.pitfall && (
        <Labelled label="Watch out">
          <Prose text={note.pitfall} />
        </Labelled>
      )}
      {note.recipe && (
        <Labelled label="By hand">
          <span className="whitespace-pre-line">
            <Prose text={note.recipe} />
          </span>
        </Labelled>
      )}
      {note.decision && <Decision decision={note.decision} />}
      {note.link && (
        <p>
          <a
            className="inline-flex items-center gap-1.5 font-medium text-accent underline-offset-2 hover:underline max-md:min-h-11"
            href={note.link.url}
            target="_blank"
            rel="noopener noreferrer"
          >
            {note.link.text} <Icon name="external" size={14} />
          </a>
        </p>
      )}
    </>
  );
}

function Labelled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <h4 className="text-[11px] leading-[16px] font-semibold text-muted">{label}</h4>
      <p>{children}</p>
    </div>
  );
}
