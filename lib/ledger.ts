// Implements the migration ledger of a snippet: what Rust catches here, what gets worse, what is not translated.

import type { LedgerRow, Note } from "./view/translation.ts";

/** Ids whose notes speak of a cost. */
const costs: ReadonlySet<string> = new Set([
  "async-function",
  "pointer-shared",
  "pointer-shared-tasks",
  "channel-shared-receiver",
]);

export function ledgerOf(notes: readonly Note[]): LedgerRow[] {
  return notes.flatMap((n): LedgerRow[] => {
    const goSpan = n.goSpans[0];
    const row = (kind: LedgerRow["kind"]): LedgerRow => ({
      kind,
      text: `${n.title}: ${n.what}`,
      note: n.number,
      ...(goSpan && { goSpan }),
    });
    if (n.level === "refused") return [row("not-translated")];
    if (n.level === "bug" || (n.level === "caution" && /nil|race|lock/i.test(n.what))) return [row("rust-catches")];
    return costs.has(n.id) ? [row("gets-worse")] : [];
  });
}
