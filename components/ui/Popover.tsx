// Implements a panel that a button opens under itself: the browser's own popover, which Escape and a click outside close.

"use client";

import { type ReactNode, type ToggleEvent, useId, useRef, useState } from "react";

interface Props {
  readonly label: ReactNode;
  /** Accessible name where the label is an icon. */
  readonly name?: string;
  readonly buttonClass: string;
  readonly width: number;
  readonly align?: "start" | "end";
  readonly children: (close: () => void) => ReactNode;
}

const margin = 8;

export function Popover({ label, name, buttonClass, width, align = "start", children }: Props) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ top: 0, left: 0 });
  const [open, setOpen] = useState(false);
  // Once shown, the content stays: taking it away on closing would take the focus with it.
  const [used, setUsed] = useState(false);

  const onToggle = (event: ToggleEvent): void => {
    setOpen(event.newState === "open");
    setUsed(true);
    const box = button.current?.getBoundingClientRect();
    if (event.newState !== "open" || !box) return;
    const wanted = align === "start" ? box.left : box.right - width;
    const most =
      document.documentElement.clientWidth - Math.min(width, document.documentElement.clientWidth - 2 * margin) - margin;
    setPlace({ top: box.bottom + 4, left: Math.max(margin, Math.min(wanted, most)) });
  };

  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        aria-expanded={open}
        aria-haspopup="true"
        className={buttonClass}
        {...(name ? { "aria-label": name, title: name } : {})}
      >
        {label}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        onBeforeToggle={onToggle}
        className="panel"
        style={{ ...place, width: `min(${width}px, calc(100vw - ${2 * margin}px))` }}
      >
        {used && children(() => panel.current?.hidePopover())}
      </div>
    </>
  );
}
