// Implements the pinned note where the list is out of sight: a card over the Rust, or a sheet from below on a phone.

"use client";

import { useRef } from "react";
import { noteByNumber } from "../playground/linking.ts";
import { useSelect, useSession } from "../playground/use-session.ts";
import { Icon } from "../ui/Icon.tsx";
import { phoneQuery, useMedia } from "../ui/use-media.ts";
import { NoteCard } from "./NoteCard.tsx";
import { useClearOf } from "./use-clear-of.ts";

export function PinnedNote() {
  const session = useSession();
  const wide = useMedia("(min-width: 1360px)", true);
  const phone = useMedia(phoneQuery);
  const listed = useSelect((state) => (phone ? state.view === "notes" : wide ? state.railOpen : state.railOver));
  const note = useSelect((state) => noteByNumber(state.shown?.translation, state.pinned));
  const card = useRef<HTMLElement>(null);
  const place = useClearOf(card, "[data-side=rust] .tint-pinned", note);
  if (!note || listed) return null;
  return (
    <aside
      ref={card}
      style={phone ? undefined : (place ?? { top: 48 })}
      aria-label="Pinned note"
      className="z-20 overflow-y-auto bg-surface md:absolute md:right-4 md:max-h-[calc(100%-64px)] md:w-[320px] md:rounded-lg md:p-1.5 md:shadow-2xl max-md:absolute max-md:inset-x-0 max-md:bottom-0 max-md:max-h-[60%] max-md:rounded-t-xl max-md:border-t max-md:border-line max-md:p-2 max-md:shadow-2xl"
    >
      <NoteCard note={note} open />
      <div className="sticky bottom-0 flex justify-end bg-surface pt-1.5 md:hidden">
        <Step by={-1} label="Previous" />
        <Step by={1} label="Next" />
        <button type="button" className="button h-11 px-4" onClick={() => session.pin(undefined)}>
          <Icon name="close" /> Close
        </button>
      </div>
    </aside>
  );
}

function Step({ by, label }: { readonly by: 1 | -1; readonly label: string }) {
  const session = useSession();
  const number = useSelect((state) => (state.pinned ?? 0) + by);
  const there = useSelect((state) => noteByNumber(state.shown?.translation, number) !== undefined);
  return (
    <button type="button" className="button h-11 px-4 disabled:opacity-40" disabled={!there} onClick={() => session.pin(number)}>
      {label}
    </button>
  );
}
