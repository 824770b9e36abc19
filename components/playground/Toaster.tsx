// Implements the toast: one short message, said aloud as well, gone by itself unless it offers something.

"use client";

import { useEffect } from "react";
import { Icon } from "../ui/Icon.tsx";
import { useSelect, useSession } from "./use-session.ts";

const shownFor = 5000;

export function Toaster() {
  const session = useSession();
  const toast = useSelect((state) => state.toast);
  useEffect(() => {
    if (!toast || toast.action) return;
    const timer = setTimeout(() => session.set({ toast: undefined }), shownFor);
    return () => clearTimeout(timer);
  }, [toast, session]);
  return (
    <div
      role="status"
      aria-live="polite"
      className="pointer-events-none fixed inset-x-4 bottom-10 z-30 flex justify-center max-md:bottom-4"
    >
      {toast && (
        <p className="pointer-events-auto flex items-center gap-1 rounded-lg bg-ink py-1.5 pr-1.5 pl-3.5 text-bg shadow-lg">
          {toast.text}
          {toast.action && (
            <button
              type="button"
              className="ml-2 rounded-md px-2 py-1 font-semibold underline underline-offset-2"
              onClick={toast.action.run}
            >
              {toast.action.label}
            </button>
          )}
          <button
            type="button"
            aria-label="Dismiss"
            className="grid size-7 place-items-center rounded-md max-md:size-11"
            onClick={() => session.set({ toast: undefined })}
          >
            <Icon name="close" />
          </button>
        </p>
      )}
    </div>
  );
}
