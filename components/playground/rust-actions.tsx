// Implements what can be done with the Rust: copy it, copy its Cargo.toml, open it in the Rust Playground.

"use client";

import { useMemo } from "react";
import { wayToPlayground } from "../../lib/share/playground.ts";
import { Icon } from "../ui/Icon.tsx";
import { copy, openLongInPlayground } from "./passing-on.ts";
import { useSelect, useSession } from "./use-session.ts";

interface Props {
  readonly className: string;
}

export function CopyRustButton({ className }: Props) {
  const session = useSession();
  const ready = useSelect((state) => Boolean(state.shown?.translation.rust));
  return (
    <button type="button" className={className} disabled={!ready} onClick={() => void copy(session, "Rust")}>
      <Icon name="copy" /> Copy<span className="md:sr-only"> Rust</span>
    </button>
  );
}

export function CopyCargoButton({ className }: Props) {
  const session = useSession();
  const ready = useSelect((state) => Boolean(state.shown?.translation.cargoToml));
  return (
    <button type="button" className={className} disabled={!ready} onClick={() => void copy(session, "Cargo.toml")}>
      <Icon name="copy" /> Copy Cargo.toml
    </button>
  );
}

/** A plain link where there is one; else a button that says why not, and stays in reach of the keyboard to say it. */
export function PlaygroundLink({ className }: Props) {
  const session = useSession();
  const translation = useSelect((state) => state.shown?.translation);
  const way = useMemo(() => translation && wayToPlayground(translation), [translation]);
  const label = (
    <>
      <Icon name="external" /> Open in Playground
    </>
  );
  if (way?.kind === "link") {
    const about = way.commentsDropped
      ? "Opens on play.rust-lang.org; comments are left out to fit the link"
      : "Opens on play.rust-lang.org";
    return (
      <a className={className} href={way.url} target="_blank" rel="noopener noreferrer" title={about}>
        {label}
      </a>
    );
  }
  if (way?.kind === "copy") {
    return (
      <button
        type="button"
        className={className}
        title="Too long for a link: copies the Rust and opens an empty playground"
        onClick={() => void openLongInPlayground(session)}
      >
        {label}
      </button>
    );
  }
  const reason = way?.reason ?? "There is no Rust to open yet.";
  return (
    <button type="button" className={className} aria-disabled="true" title={reason} onClick={() => session.tell(reason)}>
      {label}
      <span className="sr-only">: {reason}</span>
    </button>
  );
}
