// Implements a modal dialog: the browser's own, open for as long as it is rendered.

"use client";

import { type ReactNode, useEffect, useId, useRef } from "react";

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function Dialog({ title, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby={heading} onClose={onClose} className="dialog">
      <h2 id={heading} className="text-[16px] font-semibold">
        {title}
      </h2>
      {children}
    </dialog>
  );
}
