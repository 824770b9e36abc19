// Implements the keys that work wherever the focus is: Escape unpins, Alt+J jumps across.

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
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [session]);
}
