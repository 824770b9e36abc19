// Implements the Go pane: the editor, or a plain text field on a phone; an empty one offers the examples.

"use client";

import { CodePane } from "../editor/CodePane.tsx";
import { GoTextField } from "../editor/GoTextField.tsx";
import { phoneQuery, useMedia } from "../ui/use-media.ts";
import { examples } from "./examples.ts";
import { PaneBar } from "./PaneBar.tsx";
import { useSelect, useSession } from "./use-session.ts";

export function GoPane() {
  const phone = useMedia(phoneQuery);
  const hidden = useSelect((state) => state.view !== "go");
  return (
    <section aria-label="Go" className={`flex min-h-0 min-w-0 flex-col ${hidden ? "max-md:hidden" : ""}`}>
      <PaneBar name="Go" detail="main.go" nameClass="text-go" />
      <div className="relative min-h-0 flex-1">
        {phone ? <GoTextField /> : <CodePane side="go" />}
        <EmptyHint />
      </div>
    </section>
  );
}

function EmptyHint() {
  const session = useSession();
  const empty = useSelect((state) => state.source.trim() === "");
  if (!empty) return null;
  return (
    <div className="pointer-events-none absolute inset-x-0 top-16 bottom-auto pr-6 pl-[58px] max-md:pl-4">
      <p className="text-[14px] text-muted">Paste Go here, or try:</p>
      <ul className="mt-3 flex flex-wrap gap-2">
        {examples.map(({ id, title, source }) => (
          <li key={id}>
            <button
              type="button"
              className="button button-outline pointer-events-auto bg-bg max-md:h-11"
              onClick={() => session.load(source)}
            >
              {title}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
