// Implements the divider between the panes: dragged, moved by arrow keys, centred by a double click, remembered.

"use client";

import { type KeyboardEvent, type PointerEvent, useEffect } from "react";
import { readStorage, writeStorage } from "./storage.ts";

interface Props {
  /** Share of the left pane, in percent. */
  readonly share: number;
  readonly onShare: (share: number) => void;
}

const key = "ferrogo.share";
const bounded = (share: number): number => Math.min(75, Math.max(25, share));

export function Splitter({ share, onShare }: Props) {
  useEffect(() => {
    const kept = Number(readStorage("local", key));
    if (kept) onShare(bounded(kept));
  }, [onShare]);

  const move = (to: number): void => {
    onShare(bounded(to));
    writeStorage("local", key, String(bounded(to)));
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    const box = event.currentTarget.parentElement?.getBoundingClientRect();
    if (box && event.currentTarget.hasPointerCapture(event.pointerId)) move(((event.clientX - box.left) / box.width) * 100);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowLeft" ? -5 : event.key === "ArrowRight" ? 5 : 0;
    if (step === 0) return;
    event.preventDefault();
    move(share + step);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved has no element of its own.
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label="Width of the panes"
      aria-valuenow={Math.round(share)}
      aria-valuemin={25}
      aria-valuemax={75}
      className="relative z-10 cursor-col-resize touch-none bg-line max-md:hidden before:absolute before:inset-y-0 before:-inset-x-1 pointer-coarse:before:-inset-x-3 hover:bg-accent focus-visible:bg-accent"
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      onDoubleClick={() => move(50)}
      onKeyDown={onKeyDown}
    />
  );
}
