// Implements the ledger of taste, tests/ledger.json: figures of the Rust that tests/programs becomes, which may only fall. With
// UPDATE=1 it writes those that fell. One that has to rise is written by hand, with the reason in the commit.
//
//     npx tsx scripts/ledger.ts

import { type Choice, runMain } from "../bin/options.ts";
import { defaultOptions, type Translation } from "../lib/view/translation.ts";
import type { Case } from "./harness/cases.ts";
import { Counts } from "./harness/counts.ts";
import { readPrograms } from "./harness/fixtures.ts";
import { keepLedger, type Meaning, rounded } from "./harness/ledger.ts";
import { addTaste, noTaste, sharesCells, tasteOf } from "./harness/measure.ts";
import { mapPool } from "./harness/pool.ts";
import { openTranslatePool } from "./harness/translate-pool.ts";

const meanings = {
  floor: { text: "programs in 100 that take the floor" },
  cells: { text: "inferred programs in 100 with Rc, Arc, a cell or a lock", bar: 12 },
  clones: { text: "clones a 100 lines", bar: 4 },
  handles: { text: "Rc::clone and Arc::clone a 100 lines" },
  casts: { text: "`as` a 100 lines", bar: 2 },
  unwraps: { text: ".unwrap() a 100 lines", bar: 2 },
} satisfies Record<string, Meaning>;

const stub = (one: Case): Choice["options"]["stubs"] => (one.isFragment ? "on" : "off");

/** Both sets of the ledger, with the form that their programs are translated to. */
const sets: Readonly<Record<string, { readonly takes: (one: Case) => boolean; readonly choice: (one: Case) => Choice }>> = {
  "idiomatic output": {
    takes: () => true,
    choice: (one) => ({ options: { ...defaultOptions, stubs: stub(one), ...one.options, output: "idiomatic" } }),
  },
  "inference alone": {
    takes: (one) => one.inferred !== undefined && one.inferred !== false,
    choice: (one) => ({
      options: { ...defaultOptions, output: "exact", stubs: stub(one), ...one.options },
      ownership: "inferred",
    }),
  },
};

const figuresOf = (translations: readonly Translation[]): Record<keyof typeof meanings, number> => {
  const inferred = translations.filter(({ notes }) => !notes.some(({ id }) => id === "whole-floor")).map(({ rust }) => rust);
  const taste = inferred.map(tasteOf).reduce(addTaste, noTaste);
  const share = (count: number, of: number): number => rounded((100 * count) / of);
  return {
    floor: share(translations.length - inferred.length, translations.length),
    cells: share(inferred.filter(sharesCells).length, inferred.length),
    clones: share(taste.clones, taste.lines),
    handles: share(taste.handles, taste.lines),
    casts: share(taste.casts, taste.lines),
    unwraps: share(taste.unwraps, taste.lines),
  };
};

await runMain(async () => {
  const counts = new Counts();
  const pool = openTranslatePool(2);
  for (const [set, { takes, choice }] of Object.entries(sets)) {
    const cases = readPrograms().filter(takes);
    const answers = await mapPool(cases, 2, (one) => pool.translate({ files: one.files, ...choice(one) }));
    const now = figuresOf(answers.flatMap((answer) => (answer.kind === "translated" ? [answer.translation] : [])));
    keepLedger(counts, set, now, meanings);
  }
  await pool.close();
  return counts.close();
});
