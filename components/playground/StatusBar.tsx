// Implements the status bar: how the translation went, in figures.

"use client";

import { absentCrates } from "../../lib/share/playground.ts";
import { useSelect } from "./use-session.ts";

export function StatusBar() {
  const busy = useSelect((state) => state.busy);
  const line = useSelect((state) => state.line);
  const shown = useSelect((state) => state.shown);
  const focused = useSelect((state) => state.caret !== undefined);
  const absent = shown ? absentCrates(shown.translation) : [];
  return (
    <footer className="flex h-6 shrink-0 items-center gap-4 overflow-hidden border-t border-line bg-surface px-3 text-[12px] whitespace-nowrap text-muted tabular-nums max-md:hidden">
      <span data-testid="timing">{busy ? "translating…" : timing(shown?.milliseconds)}</span>
      {shown && <Statements {...shown.translation.statements} />}
      <span className="flex-1" />
      {focused && (
        <span>
          <kbd className="font-sans">Ctrl+M</kbd> lets Tab leave the editor
        </span>
      )}
      <span>Ln {line}</span>
      <span>edition 2024</span>
      {shown?.translation.rust &&
        (absent.length === 0 ? (
          <span>runs on the Rust Playground</span>
        ) : (
          <span className="text-warn">needs {absent.join(", ")}: not on play.rust-lang.org</span>
        ))}
    </footer>
  );
}

function timing(milliseconds: number | undefined): string {
  if (milliseconds === undefined) return "ready";
  return milliseconds < 1 ? "translated in under 1 ms" : `translated in ${Math.round(milliseconds)} ms`;
}

function Statements({
  translated,
  cautioned,
  refused,
}: {
  readonly translated: number;
  readonly cautioned: number;
  readonly refused: number;
}) {
  return (
    <span>
      {translated} {translated === 1 ? "statement" : "statements"}
      {cautioned > 0 && <span className="text-warn"> · {cautioned} with caution</span>}
      {refused > 0 && <span className="text-error"> · {refused} refused</span>}
    </span>
  );
}
