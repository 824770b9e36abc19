// Implements the report of `conform`: one row a program, the sums, and the reasons of failure with the first message of each.

import type { Translation } from "../../lib/view/translation.ts";
import { addTaste, mapTaste, noTaste, type Taste, tasteOf } from "./measure.ts";
import { type Measured, type Sameness, sameAs, translationOf } from "./measure-cases.ts";

export interface Row {
  readonly id: string;
  readonly whole: boolean;
  readonly compiles: boolean;
  readonly same: Sameness;
  readonly clippyClean: boolean;
  readonly rustfmtClean: boolean;
  readonly refusals: number;
  readonly cautions: number;
  readonly taste: Taste;
  /** In words, for people: the first thing that went wrong. */
  readonly reason: string;
}

interface Reason {
  readonly code: string;
  readonly count: number;
  readonly first: string;
}

export interface Sum {
  readonly programs: number;
  readonly whole: number;
  readonly compiles: number;
  readonly compared: number;
  readonly same: number;
  readonly clippyClean: number;
  readonly rustfmtClean: number;
  readonly refusals: number;
  readonly cautions: number;
  readonly cautioned: number;
  readonly cautionedSame: number;
  readonly threw: number;
  readonly hung: number;
  readonly failed: number;
  readonly taste: Taste;
  readonly perThousandLines: Taste;
  /** Why programs do not compile, by rustc's error code; a program counts once per code. */
  readonly errors: readonly Reason[];
  readonly lints: readonly Reason[];
  readonly refused: readonly Reason[];
  /** What failed inside the engine, by the place that threw. */
  readonly thrown: readonly Reason[];
  /** Why programs that compile print something else. */
  readonly differing: readonly Reason[];
  readonly notCompared: readonly Reason[];
}

export const isRefusal = (code: string): boolean => /^FG\d{4}$/.test(code);

const refusalsOf = (translation: Translation | undefined) => translation?.diagnostics.filter(({ code }) => isRefusal(code)) ?? [];
const cautionsOf = (translation: Translation | undefined): number =>
  translation?.notes.filter(({ level }) => level === "caution").length ?? 0;
const firstLine = (text: string): string => text.trim().split("\n")[0] ?? "";
/** What failed inside the engine, thrown or contained. */
const internalOf = ({ answer }: Measured): string | undefined =>
  answer.kind === "threw" ? answer.message : answer.kind === "translated" ? answer.internal : undefined;

/** File and line of the topmost frame of a stack. */
const placeOf = (stack: string): string =>
  /\/((?:lib|translators)\/[^\s?:]+)[^\s:]*:(\d+)/.exec(stack)?.slice(1).join(":") ?? "unknown place";

const compiles = ({ outcome }: Measured): boolean => outcome !== undefined && outcome.errors.length === 0;

const differenceOf = ({ go, outcome }: Measured): { code: string; message: string } | undefined => {
  if (go.kind === "none" || outcome?.run === undefined || sameAs(go, outcome) !== "differs") return undefined;
  const { run } = outcome;
  if (run.stopped !== undefined) return { code: `stopped: ${run.stopped}`, message: firstLine(run.stderr) };
  const panic = /panicked at [^\n]*\n([^\n]*)/.exec(run.stderr)?.[1];
  if (panic !== undefined && run.exit !== go.exit) return { code: "panic", message: panic };
  if (run.stdout === go.stdout) return { code: "exit status", message: `Go ${go.exit}, Rust ${run.exit}` };
  const [want, got] = [go.stdout.split("\n"), run.stdout.split("\n")];
  const line = want.findIndex((text, index) => text !== got[index]);
  return {
    code: "stdout",
    message: `line ${line + 1}: Go ${JSON.stringify(want[line] ?? "")}, Rust ${JSON.stringify(got[line] ?? "")}`,
  };
};

const reasonOf = (one: Measured): string => {
  const { answer, outcome, go } = one;
  if (answer.kind === "threw") return `threw: ${firstLine(answer.message)}`;
  if (answer.kind === "hung") return `hung for ${answer.seconds} s`;
  const { status, diagnostics } = answer.translation;
  if (status === "failed")
    return `nothing built: ${diagnostics.find(({ severity }) => severity === "error")?.message ?? "no reason given"}`;
  const error = outcome?.errors[0];
  if (error !== undefined) return `${error.code}: ${firstLine(error.message)}`;
  const difference = differenceOf(one);
  if (difference !== undefined) return `${difference.code}: ${difference.message}`;
  if (answer.internal !== undefined) return `inside: ${firstLine(answer.internal)}`;
  const refusal = refusalsOf(answer.translation)[0];
  if (refusal !== undefined) return `${refusal.code}: ${firstLine(refusal.message)}`;
  if (go.kind === "none") return go.because;
  return outcome?.warnings[0] === undefined ? "" : `${outcome.warnings[0].code}: ${firstLine(outcome.warnings[0].message)}`;
};

export const rowOf = (one: Measured): Row => {
  const translation = translationOf(one);
  const { outcome } = one;
  return {
    id: one.one.id,
    whole: translation?.status === "whole",
    compiles: compiles(one),
    same: sameAs(one.go, outcome),
    clippyClean: compiles(one) && outcome?.warnings.length === 0,
    rustfmtClean: outcome?.formatted === true,
    refusals: refusalsOf(translation).length,
    cautions: cautionsOf(translation),
    taste: translation === undefined ? noTaste : tasteOf(translation.rust),
    reason: reasonOf(one),
  };
};

/** Counts each code once per program, most frequent first. */
const tally = (programs: readonly (readonly { code: string; message: string }[])[]): readonly Reason[] => {
  const reasons = new Map<string, { code: string; count: number; first: string }>();
  for (const remarks of programs) {
    const seen = new Set<string>();
    for (const { code, message } of remarks) {
      if (seen.has(code)) continue;
      seen.add(code);
      const known = reasons.get(code);
      if (known === undefined) reasons.set(code, { code, count: 1, first: firstLine(message) });
      else known.count += 1;
    }
  }
  return [...reasons.values()].sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
};

const perThousand = (taste: Taste): Taste => {
  const rate = (count: number): number => (taste.lines === 0 ? 0 : Math.round((count * 10_000) / taste.lines) / 10);
  return mapTaste(taste, rate);
};

export const sumOf = (measured: readonly Measured[], rows: readonly Row[]): Sum => {
  const count = (accepts: (row: Row) => boolean): number => rows.filter(accepts).length;
  const total = (of: (row: Row) => number): number => rows.reduce((sum, row) => sum + of(row), 0);
  const thrown = measured.map((one) => internalOf(one)).filter((message) => message !== undefined);
  const taste = rows.map((row) => row.taste).reduce(addTaste, noTaste);
  return {
    programs: rows.length,
    whole: count((row) => row.whole),
    compiles: count((row) => row.compiles),
    compared: measured.filter(({ go }) => go.kind === "printed").length,
    same: count((row) => row.same === "same"),
    clippyClean: count((row) => row.clippyClean),
    rustfmtClean: count((row) => row.rustfmtClean),
    refusals: total((row) => row.refusals),
    cautions: total((row) => row.cautions),
    cautioned: count((row) => row.cautions > 0),
    cautionedSame: count((row) => row.cautions > 0 && row.same === "same"),
    threw: thrown.length,
    hung: measured.filter(({ answer }) => answer.kind === "hung").length,
    failed: measured.filter((one) => translationOf(one)?.status === "failed").length,
    taste,
    perThousandLines: perThousand(taste),
    errors: tally(measured.map(({ outcome }) => outcome?.errors ?? [])),
    lints: tally(measured.filter(compiles).map(({ outcome }) => outcome?.warnings ?? [])),
    refused: tally(measured.map((one) => refusalsOf(translationOf(one)))),
    thrown: tally(thrown.map((message) => [{ code: placeOf(message), message }])),
    differing: tally(measured.map((one) => [differenceOf(one)].filter((found) => found !== undefined))),
    notCompared: tally(
      measured.map(({ go }) => (go.kind === "none" ? [{ code: go.because.split(":")[0] ?? "", message: go.because }] : [])),
    ),
  };
};

const yes = (flag: boolean): string => (flag ? "yes" : "-");
const sameness: Record<Sameness, string> = { same: "yes", differs: "NO", "not compared": "." };

const align = (table: readonly (readonly string[])[]): string[] => {
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  return table.map((row) =>
    row
      .map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
};

const printReasons = (title: string, reasons: readonly Reason[]): void => {
  if (reasons.length === 0) return;
  console.log(`\n${title}`);
  for (const line of align(reasons.map(({ count, code, first }) => [`  ${String(count).padStart(4)}`, code, first])))
    console.log(line);
};

const share = (count: number, of: number): string =>
  `${count} of ${of}${of === 0 ? "" : ` (${((100 * count) / of).toFixed(1)} %)`}`;

export const printTable = (rows: readonly Row[], sum: Sum): void => {
  const head = [
    "program",
    "whole",
    "compiles",
    "same",
    "clippy",
    "rustfmt",
    "refusals",
    "cautions",
    "cells",
    "clones",
    "first reason",
  ];
  const body = rows.map((row) => [
    row.id,
    yes(row.whole),
    yes(row.compiles),
    sameness[row.same],
    yes(row.clippyClean),
    yes(row.rustfmtClean),
    String(row.refusals),
    String(row.cautions),
    String(row.taste.cells + row.taste.borrows + row.taste.locks),
    String(row.taste.clones),
    row.reason.length > 140 ? `${row.reason.slice(0, 139)}…` : row.reason,
  ]);
  for (const line of align([head, ...body])) console.log(line);
  const { perThousandLines: rate } = sum;
  console.log("");
  for (const line of align([
    ["translated whole", share(sum.whole, sum.programs)],
    ["compiles", share(sum.compiles, sum.programs)],
    ["same as Go", `${share(sum.same, sum.compared)} with something to compare`],
    ["clippy-clean", share(sum.clippyClean, sum.programs)],
    ["rustfmt-clean", share(sum.rustfmtClean, sum.programs)],
    ["refusals", String(sum.refusals)],
    ["cautions", `${sum.cautions} in ${sum.cautioned} programs, of which ${sum.cautionedSame} print the same`],
    ["nothing built", `${sum.failed}; the engine failed inside for ${sum.threw} programs and hung for ${sum.hung}`],
    [
      "per 1,000 lines",
      `${rate.cells} cells and locks made or named, ${rate.borrows} .borrow(), ${rate.locks} .lock(), ${rate.clones} .clone(), ${rate.handles} Rc::clone, ${rate.casts} as, ${rate.unwraps} .unwrap() (${sum.taste.lines} lines)`,
    ],
  ]))
    console.log(line);
  printReasons("Does not compile, by rustc error code (programs, first message)", sum.errors);
  printReasons("Failed inside the engine (programs, first message)", sum.thrown);
  printReasons("Compiles and differs (programs, first difference)", sum.differing);
  printReasons("Refused (programs, first message)", sum.refused);
  printReasons("Lints (programs, first message)", sum.lints);
  printReasons("Nothing to compare with", sum.notCompared);
};
