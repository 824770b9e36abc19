// Implements the Rust pane: what it is, what can be done with it, and whether it is up to date.

"use client";

import { CodePane } from "../editor/CodePane.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Popover } from "../ui/Popover.tsx";
import { phoneQuery, useMedia } from "../ui/use-media.ts";
import { Banner } from "./Banner.tsx";
import { OptionsForm, useOptionsLine } from "./OptionsForm.tsx";
import { PaneBar } from "./PaneBar.tsx";
import { CopyRustButton, PlaygroundLink } from "./rust-actions.tsx";
import { useSelect, useSession } from "./use-session.ts";

export function RustPane() {
  const phone = useMedia(phoneQuery);
  const hidden = useSelect((state) => state.view !== "rust");
  return (
    <section
      aria-label="Rust"
      data-side="rust"
      className={`@container flex min-h-0 min-w-0 flex-col ${hidden ? "max-md:hidden" : ""}`}
    >
      <PaneBar name="Rust" detail="2024" nameClass="text-rust">
        <OptionsButton />
        <CopyRustButton className="button" />
        <PlaygroundLink className="button @max-[440px]:hidden" />
        <NotesButton />
      </PaneBar>
      <Banner />
      <div className="relative min-h-0 flex-1">
        <CodePane side="rust" still={phone} />
        <EmptyRust />
      </div>
    </section>
  );
}

function OptionsButton() {
  const line = useOptionsLine();
  const label = (
    <>
      <Icon name="sliders" />
      <span className="truncate @max-[560px]:hidden">{line}</span>
      <span className="hidden @max-[560px]:inline">Options</span>
    </>
  );
  return (
    <Popover label={label} name={`Options: ${line}`} buttonClass="button min-w-0 shrink! font-normal" width={340} align="end">
      {() => <OptionsForm />}
    </Popover>
  );
}

/** Where the notes are not beside the panes, the way to them. */
function NotesButton() {
  const session = useSession();
  const open = useSelect((state) => state.railOpen);
  const count = useSelect((state) => state.shown?.translation.notes.length ?? 0);
  return (
    <button type="button" className={`button ${open ? "wide:hidden" : ""}`} onClick={() => session.toggleNotes()}>
      <Icon name="notes" /> <span className="@max-[680px]:sr-only">Notes</span>{" "}
      <span className="text-muted tabular-nums">{count}</span>
    </button>
  );
}

function EmptyRust() {
  const empty = useSelect((state) => !state.shown?.translation.rust && !state.trouble);
  const blank = useSelect((state) => state.source.trim() === "");
  if (!empty) return null;
  return (
    <p className="pointer-events-none absolute inset-x-0 top-16 pr-6 pl-[58px] text-[14px] text-muted max-md:pl-4">
      {blank
        ? "The Rust appears here as you type, with a numbered note wherever it reads otherwise than you might expect."
        : "Translating…"}
    </p>
  );
}
