// Implements the list of keys, behind a question mark.

"use client";

import { useState } from "react";
import { Dialog } from "../ui/Dialog.tsx";

const keys: readonly (readonly [string, string])[] = [
  ["Alt+J", "from the caret to what it is linked with on the other side"],
  ["Esc", "let go of the pinned note"],
  ["Ctrl+M", "let Tab leave the editor (on a Mac Ctrl+Shift+M)"],
  ["F8", "to the next problem in the Go"],
  ["Ctrl+F", "find in the editor"],
  ["← →", "move the divider, once it has the focus"],
];

export function KeysButton({ className }: { readonly className: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className={className} aria-label="Keys" title="Keys" onClick={() => setOpen(true)}>
        ?
      </button>
      {open && (
        <Dialog title="Keys" onClose={() => setOpen(false)}>
          <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-5 gap-y-2">
            {keys.map(([key, effect]) => (
              <div key={key} className="contents">
                <dt>
                  <kbd className="rounded border border-control px-1.5 py-0.5 font-mono text-[12px]">{key}</kbd>
                </dt>
                <dd>{effect}</dd>
              </div>
            ))}
          </dl>
          <p className="mt-5 flex justify-end">
            <button type="button" className="button button-primary" onClick={() => setOpen(false)}>
              Close
            </button>
          </p>
        </Dialog>
      )}
    </>
  );
}
