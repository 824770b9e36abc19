// Implements the reading, judging and writing of tests/ledger.json: figures by set, which may only fall.

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Counts } from "./counts.ts";

const file = fileURLToPath(new URL("../../tests/ledger.json", import.meta.url));

export type Figures = Readonly<Record<string, number>>;

/** What a figure counts, and the bar that it is held to in the end. */
export interface Meaning {
  readonly text: string;
  readonly bar?: number;
}

/** One decimal: less is rounding, and one more program may weigh as much. */
export const rounded = (value: number): number => Math.round(value * 10) / 10;

/** Tells and judges the figures of a set: one that rose failed. With UPDATE=1 those that fell are kept. */
export function keepLedger(counts: Counts, set: string, now: Figures, meanings: Readonly<Record<string, Meaning>>): void {
  const ledger = JSON.parse(readFileSync(file, "utf8")) as Record<string, Figures>;
  const old = ledger[set] ?? now;
  const isUpdate = process.env.UPDATE === "1";
  const kept = Object.fromEntries(
    Object.entries(now).map(([key, value]) => [key, isUpdate ? Math.min(value, old[key] ?? value) : (old[key] ?? value)]),
  );
  for (const [key, value] of Object.entries(now)) {
    const { text, bar } = meanings[key] ?? { text: key };
    const most = kept[key] ?? value;
    console.log(`  ${set}: ${value.toFixed(1)} ${text}, kept ${most.toFixed(1)}${bar === undefined ? "" : ` (bar ${bar})`}`);
    const rose = `${key} rose from ${most} to ${value} ${text}; the figures of tests/ledger.json may only fall`;
    counts.judge(`${set}: ${key}`, value > most ? [rose] : []);
  }
  if (isUpdate) writeFileSync(file, `${JSON.stringify({ ...ledger, [set]: kept }, undefined, 2)}\n`);
}
