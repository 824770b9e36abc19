// Implements the shape of what a link or a saved draft holds, and the check of such data from outside.

import { defaultOptions, type Options } from "../view/translation.ts";

export interface SharedProgram {
  readonly source: string;
  readonly options: Options;
  /** Version of the engine that made the translation when the link was shared. */
  readonly engine: string;
}

/** The values of each option, default first: the one list for links, drafts and the controls of the screen. */
export const optionValues: { readonly [K in keyof Options]: readonly Options[K][] } = {
  concurrency: ["tokio", "threads"],
  errors: ["auto", "anyhow", "thiserror", "box"],
  output: ["idiomatic", "exact"],
  stubs: ["off", "on"],
};

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Options read from outside. An absent option takes its default, so that links outlive options added later; a value
 * that nobody knows makes the whole invalid.
 */
export function parseOptions(value: unknown): Options | undefined {
  if (!isRecord(value)) return undefined;
  const concurrency = parseOption("concurrency", value);
  const errors = parseOption("errors", value);
  const output = parseOption("output", value);
  const stubs = parseOption("stubs", value);
  if (!concurrency || !errors || !output || !stubs) return undefined;
  return { concurrency, errors, output, stubs };
}

function parseOption<K extends keyof Options>(name: K, from: Readonly<Record<string, unknown>>): Options[K] | undefined {
  const given = from[name];
  if (given === undefined) return defaultOptions[name];
  return optionValues[name].find((known) => known === given);
}

export const sameOptions = (a: Options, b: Options): boolean =>
  a.concurrency === b.concurrency && a.errors === b.errors && a.output === b.output && a.stubs === b.stubs;
