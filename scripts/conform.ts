// Implements `npm run conform -- DIR`: how many programs of a folder are translated whole, compile, and print what Go prints,
// with the reasons of failure.

import { existsSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { defaultOptions } from "../lib/view/translation.ts";
import { openLab } from "./cargo-lab/lab.ts";
import { type Case, readCases } from "./harness/cases.ts";
import { measureCases } from "./harness/measure-cases.ts";
import { choiceOf, optionFlags, parseFlags, runMain, UsageError, wholeNumber } from "../bin/options.ts";
import { printTable, rowOf, sumOf } from "./harness/report.ts";

const usage = `npm run conform -- DIR [--output exact|idiomatic] [--concurrency tokio|threads] [--errors V] [--stubs]
                      [--ownership floor] [--limit N] [--seed N] [--jobs N] [--json FILE] [--fresh] [--own-crates]`;

const flags = {
  ...optionFlags,
  limit: { type: "string" },
  seed: { type: "string" },
  jobs: { type: "string" },
  json: { type: "string" },
  /** Builds and runs all again, whatever the cache knows. */
  fresh: { type: "boolean" },
  /** Builds each with exactly its own Cargo.toml: slower the first time, and sees a forgotten feature. */
  "own-crates": { type: "boolean" },
} as const;

/** A choice that depends on the seed alone: each case's rank is drawn by a small generator (mulberry32). */
const sample = (cases: readonly Case[], limit: number, seed: number): readonly Case[] => {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const ranked = cases.map((one) => ({ one, rank: next() })).sort((a, b) => a.rank - b.rank);
  const chosen = new Set(ranked.slice(0, limit).map(({ one }) => one));
  return cases.filter((one) => chosen.has(one));
};

await runMain(async (args) => {
  const { values, positionals } = parseFlags(args, flags);
  const [folder, ...rest] = positionals;
  if (folder === undefined || rest.length > 0) throw new UsageError(usage);
  const root = resolve(folder);
  if (!existsSync(root)) throw new UsageError(`${folder}: no such folder`);
  const choice = choiceOf(values, { ...defaultOptions, output: "exact" });
  const all = readCases(root);
  if (all.length === 0) throw new UsageError(`${folder}: no Go programs found`);
  const seed = wholeNumber("seed", values.seed, 1);
  const limit = wholeNumber("limit", values.limit, all.length);
  const cases = limit < all.length ? sample(all, limit, seed) : all;

  const say = (text: string): void => console.error(text);
  const lab = await openLab(say);
  if (lab === undefined) say("No Rust toolchain (cargo, clippy, rustfmt) was found: nothing is compiled or run.");
  const measured = await measureCases(cases, lab, {
    jobs: wholeNumber("jobs", values.jobs, 2),
    useCache: values.fresh !== true,
    ownCrates: values["own-crates"] === true,
    choiceFor: (one) => (one.isFragment ? { ...choice, options: { ...choice.options, stubs: "on" } } : choice),
    say,
  });
  const rows = measured.map(rowOf);
  const sum = sumOf(measured, rows);
  printTable(rows, sum);
  if (values.json !== undefined)
    writeFileSync(values.json, `${JSON.stringify({ folder, ...choice, seed, sum, rows }, undefined, 2)}\n`);
  return 0;
});
