// Implements the menu of examples.

"use client";

import { examples } from "./examples.ts";
import { useSession } from "./use-session.ts";

export function ExamplesMenu({ onPick }: { readonly onPick: () => void }) {
  const session = useSession();
  return (
    <ul className="p-1.5">
      {examples.map(({ id, title, about, source }) => (
        <li key={id}>
          <button
            type="button"
            className="w-full rounded-md px-2.5 py-2 text-left hover:bg-fill"
            onClick={() => {
              session.load(source);
              onPick();
            }}
          >
            <span className="block font-medium">{title}</span>
            <span className="block text-[12px] leading-[17px] text-muted">{about}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
