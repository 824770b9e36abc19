// Implements the ledger of taste, tests/ledger.json: figures of the Rust that tests/programs becomes, which may only fall. With
// UPDATE=1 it writes those that fell. One that has to rise is written by hand, with the reason in the commit.
//
//     npx tsx scripts/ledger.ts

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Choice, runMain } from "../bin/options.ts";
import { defaultOptions, type Translation } from "../lib/view/translation.ts";
import type { Case } from "./harness/cases.ts";
import { Counts } from "./harness/counts.ts";
import { readPrograms } from "./harness/fixtures.ts";
import { addTaste, noTaste, sharesCells, tasteOf } from "./harness/measure.ts";
import { mapPool } from "./harness/pool.ts";
import { openTranslatePool } from "./harness/translate-pool.ts";

const file = fileURLToPath(new URL("../tests/ledger.json", import.meta.url));

/** What each figure counts, and the bar that it is held to in the end. */
const figures = {
  floor: { text: "programs in 100 that take the floor" },
  cells: { text: "inferred programs in 100 with Rc, Arc, a cell or a lock", bar: 12 },
  clones: { text: "clones a 100 lines", bar: 4 },
  handles: { text: "Rc::clone and Arc::clone a 100 lines" },
  casts: { text: "`as` a 100 lines", bar: 2 },
  unwraps: { text: ".unwrap() a 100 lines", bar: 2 },
} satisfies Record<string, { readonly text: string; readonly bar?: number }>;

type Figure = keyof typeof figures;
type Figures = Readonly<Record<Figure, number>>;

const stub = (one: Case): Choice["options"]["stubs"] => (one.isFragment ? "on" : "off");

/** Both sets of the ledger, with the form that their programs are translated to. */
const sets: Readonly<Record<string, { readonly takes: (one: Case) => boolean; readonly choice: (one: Case) => Choice }>> = {
  "idiomatic output": {
    takes: () => true,
    choice: (one) => ({ options: { ...defaultOptions, stubs: stub(one), ...one.options, output: "idiomatic" } }),
  },
  "inference alone": {
    takes: (one) => one.inferred === true,
    choice: (one) => ({
      options: { ...defaultOptions, output: "exact", stubs: stub(one), ...one.options },
      ownership: "inferred",
    }),
  },
};

/** One decimal: less is rounding, and one more program may weigh as much. */
const round = (value: number): number => Math.round(value * 10) / 10;

const figuresOf = (translations: readonly Translation[]): Figures => {
  const inferred = translations.filter(({ notes }) => !notes.some(({ id }) => id === "whole-floor")).map(({ rust }) => rust);
  const taste = inferred.map(tasteOf).reduce(addTaste, noTaste);
  const share = (count: number, of: number): number => round((100 * count) / of);
  return {
    floor: share(translations.length - inferred.length, translations.length),
    cells: share(inferred.filter(sharesCells).length, inferred.length),
    clones: share(taste.clones, taste.lines),
    handles: share(taste.handles, taste.lines),
    casts: share(taste.casts, taste.lines),
    unwraps: share(taste.unwraps, taste.lines),
  };
};

/** Told in one line each, and judged: a figure that rose failed. */
const judge = (counts: Counts, set: string, kept: Figures, now: Figures): void => {
  for (const [figure, { text, ...rest }] of Object.entries(figures) as [Figure, { text: string; bar?: number }][]) {
    const bar = rest.bar === undefined ? "" : ` (bar ${rest.bar})`;
    console.log(`  ${set}: ${now[figure].toFixed(1)} ${text}, kept ${kept[figure].toFixed(1)}${bar}`);
    const rose = `${figure} rose from ${kept[figure]} to ${now[figure]} ${text}; the figures of tests/ledger.json may only fall`;
    counts.judge(`${set}: ${figure}`, now[figure] > kept[figure] ? [rose] : []);
  }
};

const lower = (kept: Figures | undefined, now: Figures): Figures =>
  kept === undefined
    ? now
    : (Object.fromEntries(Object.entries(now).map(([key, value]) => [key, Math.min(value, kept[key as Figure])])) as Figures);

await runMain(async () => {
  const kept = JSON.parse(readFileSync(file, "utf8")) as Record<string, Figures>;
  const counts = new Counts();
  const pool = openTranslatePool(2);
  for (const [set, { takes, choice }] of Object.entries(sets)) {
    const cases = readPrograms().filter(takes);
    const answers = await mapPool(cases, 2, (one) => pool.translate({ files: one.files, ...choice(one) }));
    const now = figuresOf(answers.flatMap((answer) => (answer.kind === "translated" ? [answer.translation] : [])));
    if (process.env.UPDATE === "1") kept[set] = lower(kept[set], now);
    judge(counts, set, kept[set] ?? now, now);
  }
  await pool.close();
  if (process.env.UPDATE === "1") writeFileSync(file, `${JSON.stringify(kept, undefined, 2)}\n`);
  return counts.close();
});
