// Implements the segmented control of the phone: Rust, Go or the notes.

"use client";

import type { PhoneView } from "./state.ts";
import { useSelect, useSession } from "./use-session.ts";

export function PhoneTabs() {
  const session = useSession();
  const view = useSelect((state) => state.view);
  const notes = useSelect((state) => state.shown?.translation.notes.length ?? 0);
  const views: readonly [PhoneView, string][] = [
    ["rust", "Rust"],
    ["go", "Go"],
    ["notes", notes ? `Notes ${notes}` : "Notes"],
  ];
  return (
    <nav aria-label="View" className="flex h-[45px] shrink-0 border-b border-line md:hidden">
      {views.map(([name, label]) => (
        <button
          key={name}
          type="button"
          aria-pressed={view === name}
          className="flex-1 font-medium text-muted aria-pressed:text-ink aria-pressed:shadow-[inset_0_-2px_0_var(--accent)]"
          onClick={() => session.set({ view: name })}
        >
          {label}
        </button>
      ))}
    </nav>
  );
}
