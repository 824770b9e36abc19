// Implements what works wherever the focus is: Escape unpins, Alt+J jumps across, and Go pasted on an empty page is taken.

import { useEffect } from "react";
import type { Session } from "./session.ts";

export function useKeys(session: Session): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === "Escape" && !event.defaultPrevented) {
        session.set({ pinned: undefined, railOver: false });
      } else if (event.altKey && event.code === "KeyJ") {
        event.preventDefault();
        session.jumpAcross();
      }
    };
    const onPaste = (event: ClipboardEvent): void => {
      const text = event.clipboardData?.getData("text/plain");
      if (text && event.target === document.body && session.state.source.trim() === "") session.load(text);
    };
    window.addEventListener("keydown", onKey);
    window.addEventListener("paste", onPaste);
    return () => {
      window.removeEventListener("keydown", onKey);
      window.removeEventListener("paste", onPaste);
    };
  }, [session]);
}
