// Implements the ledger: what the move to Rust catches, what it costs, and what it leaves to do.

"use client";

import type { LedgerRow } from "../../lib/view/translation.ts";
import { lineAt } from "../playground/families.ts";
import { useSelect, useSession } from "../playground/use-session.ts";
import { Prose } from "../ui/Prose.tsx";

const columns: readonly (readonly [LedgerRow["kind"], string, string])[] = [
  ["rust-catches", "Rust catches here", "text-ok"],
  ["gets-worse", "Gets harder", "text-warn"],
  ["not-translated", "Left to do", "text-error"],
];

const none: readonly LedgerRow[] = [];

export function Ledger() {
  const rows = useSelect((state) => state.shown?.translation.ledger ?? none);
  return (
    <div className="grid gap-x-8 gap-y-4 p-3 md:grid-cols-3">
      {columns.map(([kind, title, colour]) => {
        const own = rows.filter((row) => row.kind === kind);
        return (
          <section key={kind} aria-label={title}>
            <h3 className={`font-semibold ${colour}`}>
              {title} <span className="font-normal text-muted tabular-nums">{own.length}</span>
            </h3>
            {own.length === 0 && <p className="mt-1 text-muted">Nothing.</p>}
            <ul className="mt-1 grid gap-1">
              {own.map((row) => (
                <li key={`${row.text} ${row.goSpan?.start}`}>
                  <Row row={row} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function Row({ row: { text, goSpan, note } }: { readonly row: LedgerRow }) {
  const session = useSession();
  const source = useSelect((state) => state.shown?.source ?? "");
  return (
    <p>
      <Prose text={text} />
      {goSpan && <Jump label={`line ${lineAt(source, goSpan.start)}`} onJump={() => session.reveal("go", goSpan, true)} />}
      {note !== undefined && <Jump label={`note ${note}`} onJump={() => session.pin(note)} />}
    </p>
  );
}

const Jump = ({ label, onJump }: { readonly label: string; readonly onJump: () => void }) => (
  <button type="button" className="ml-1.5 text-accent underline-offset-2 hover:underline max-md:min-h-11" onClick={onJump}>
    {label}
  </button>
);
