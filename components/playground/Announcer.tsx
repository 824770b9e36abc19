// Implements what those hear who do not see: the outcome of translating, once the typing has paused.

"use client";

import { useEffect, useState } from "react";
import { bannerText } from "./Banner.tsx";
import { plain } from "./families.ts";
import type { State } from "./state.ts";
import { useSelect } from "./use-session.ts";

export function Announcer() {
  const text = useSelect(summary);
  const [spoken, setSpoken] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSpoken(text), 1000);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p role="status" aria-live="polite" className="sr-only">
      {spoken}
    </p>
  );
}

function summary(state: State): string {
  const problem = bannerText(state);
  if (problem) return plain(problem);
  if (state.busy || !state.shown) return "";
  const { notes, statements } = state.shown.translation;
  const refused = statements.refused > 0 ? `, ${statements.refused} statements refused` : "";
  return `Translated, ${notes.length} ${notes.length === 1 ? "note" : "notes"}${refused}.`;
}
