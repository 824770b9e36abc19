// Implements the dialog for a link that cannot be opened: what it held can be saved, and nothing else is touched.

"use client";

import { Dialog } from "../ui/Dialog.tsx";
import type { BadLink } from "./state.ts";
import { useSelect, useSession } from "./use-session.ts";

const reasons: Readonly<Record<BadLink["reason"], string>> = {
  broken: "Part of it is missing or changed: some applications cut long links.",
  newer: "It was made by a version of this page that knows more than this one.",
  "too-long": "It is longer than any link that this page makes.",
  "too-large": "It holds more text than any link that this page makes.",
};

export function BadLinkDialog() {
  const session = useSession();
  const badLink = useSelect((state) => state.badLink);
  if (!badLink) return null;
  const close = (): void => session.closeBadLink();
  return (
    <Dialog title="This link is damaged or from a newer version" onClose={close}>
      <p className="mt-2 text-muted">{reasons[badLink.reason]} Your own text is as it was.</p>
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <button type="button" className="button button-outline max-md:h-11" onClick={() => download(badLink.recovered)}>
          Save what it holds
        </button>
        <button type="button" className="button button-primary max-md:h-11" onClick={close}>
          Go on
        </button>
      </div>
    </Dialog>
  );
}

function download(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = "ferrogo-link.txt";
  link.click();
  URL.revokeObjectURL(url);
}
