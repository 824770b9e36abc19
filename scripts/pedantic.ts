// Implements the comparison with Rust by hand: tests/pairs/<name>/main.rs does the task of tests/programs/<name>, and prints the
// same. Counts the findings of clippy::pedantic per 100 lines of both; ours stand in the ledger, and may only fall.
//
//     npx tsx scripts/pedantic.ts [NAME…]

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runMain } from "../bin/options.ts";
import { defaultOptions } from "../lib/view/translation.ts";
import { createNodeTranslator } from "../translators/node.ts";
import { checkAll, type Outcome, type Program } from "./cargo-lab/check.ts";
import { openLab } from "./cargo-lab/lab.ts";
import { Counts } from "./harness/counts.ts";
import { readPrograms } from "./harness/fixtures.ts";
import { expectedOf } from "./harness/go.ts";
import { outcomeProblems } from "./harness/judge.ts";
import { keepLedger, rounded } from "./harness/ledger.ts";
import { tasteOf } from "./harness/measure.ts";

const folder = fileURLToPath(new URL("../tests/pairs/", import.meta.url));

/** The bar is a multiple of what a Rust programmer's have. */
const bar = 1.3;

interface Side {
  lines: number;
  readonly findings: Map<string, number>;
}

const linted = (rust: string): string => `#![warn(clippy::pedantic)]\n${rust}`;
const total = ({ findings }: Side): number => [...findings.values()].reduce((a, b) => a + b, 0);
const rate = (count: number, { lines }: Side): number => (100 * count) / lines;

const add = (side: Side, rust: string, outcome: Outcome): void => {
  side.lines += tasteOf(rust).lines;
  for (const { code } of outcome.warnings) side.findings.set(code, (side.findings.get(code) ?? 0) + 1);
};

/** One line a lint, those that weigh most in ours first. */
const printLints = (ours: Side, theirs: Side): void => {
  const codes = [...new Set([...ours.findings.keys(), ...theirs.findings.keys()])];
  const count = (side: Side, code: string): number => side.findings.get(code) ?? 0;
  for (const code of codes.sort((a, b) => count(ours, b) - count(ours, a) || (a < b ? -1 : 1)))
    console.log(`  ${String(count(ours, code)).padStart(4)} ours ${String(count(theirs, code)).padStart(4)} theirs  ${code}`);
};

await runMain(async (args) => {
  const names = readdirSync(folder).filter((name) => args.length === 0 || args.includes(name));
  const counts = new Counts();
  const lab = await openLab((text) => console.error(text));
  if (lab === undefined) {
    console.log("LEFT OUT: no Rust toolchain (cargo, clippy-driver, rustfmt) was found.");
    counts.skip(names.length);
    return counts.close();
  }
  const translator = await createNodeTranslator({ strict: true });
  const ours: Side = { lines: 0, findings: new Map() };
  const theirs: Side = { lines: 0, findings: new Map() };
  // What does not compile is not linted: a figure of the others would be too low.
  let isWhole = args.length === 0;
  for (const name of names) {
    const one = readPrograms([name]).find(({ id }) => id === name);
    if (one === undefined) {
      counts.fail(name, ["no program of this name in tests/programs"]);
      continue;
    }
    const { rust, cargoToml, notes } = await translator.translate(one.files, { ...defaultOptions, ...one.options });
    const hand = readFileSync(join(folder, name, "main.rs"), "utf8");
    const program = (text: string, toml: string): Program => ({
      id: name,
      rust: linted(text),
      cargoToml: toml,
      isLibrary: false,
      stdin: one.stdin,
    });
    const [own, other] = await checkAll(lab, [program(rust, cargoToml), program(hand, "")]);
    if (!own || !other) continue;
    const printed = outcomeProblems(await expectedOf(one), { ...other, warnings: [], formatted: true });
    const floor = notes.some(({ id }) => id === "whole-floor") ? ["takes the floor: no pair for idioms"] : [];
    const broken = own.errors.map(({ message }) => `ours: ${message}`);
    counts.judge(name, [...floor, ...broken, ...printed.map((problem) => `by hand: ${problem}`)]);
    isWhole &&= own.errors.length === 0 && other.errors.length === 0;
    add(ours, rust, own);
    add(theirs, hand, other);
  }
  printLints(ours, theirs);
  console.log(`  ${total(ours)} findings in ${ours.lines} lines of ours, ${total(theirs)} in ${theirs.lines} of theirs`);
  const now = { ours: rounded(rate(total(ours), ours)) };
  const text = "findings a 100 lines";
  const theirsRate = rate(total(theirs), theirs);
  if (isWhole) keepLedger(counts, "clippy::pedantic", now, { ours: { text, bar: rounded(bar * theirsRate) } });
  return counts.close();
});
