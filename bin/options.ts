// Implements the options of a translation as flags, the same for bin/ferrogo and for every script that translates.

import { parseArgs } from "node:util";
import { defaultOptions, type Options } from "../lib/view/translation.ts";

export const optionFlags = {
  concurrency: { type: "string" },
  errors: { type: "string" },
  output: { type: "string" },
  stubs: { type: "boolean" },
  ownership: { type: "string" },
} as const;

type Given = { readonly [K in keyof typeof optionFlags]?: string | boolean };

const values = {
  concurrency: ["tokio", "threads"],
  errors: ["auto", "anyhow", "thiserror", "box"],
  output: ["idiomatic", "exact"],
  ownership: ["inferred", "floor"],
} as const;

/** Wrong use of a command, to be told in one line. */
export class UsageError extends Error {}

const choose = <K extends keyof typeof values>(key: K, given: Given): (typeof values)[K][number] | undefined => {
  const value = given[key];
  if (value === undefined) return undefined;
  const found = values[key].find((one) => one === value);
  if (found === undefined) throw new UsageError(`--${key} ${String(value)}: choose one of ${values[key].join(", ")}`);
  return found;
};

export interface Choice {
  readonly options: Options;
  readonly ownership?: "inferred" | "floor";
}

export const choiceOf = (given: Given, defaults: Options = defaultOptions): Choice => {
  const ownership = choose("ownership", given);
  return {
    options: {
      concurrency: choose("concurrency", given) ?? defaults.concurrency,
      errors: choose("errors", given) ?? defaults.errors,
      output: choose("output", given) ?? defaults.output,
      stubs: given.stubs === true ? "on" : defaults.stubs,
    },
    ...(ownership !== undefined && { ownership }),
  };
};

type Flags = NonNullable<Parameters<typeof parseArgs>[0]>["options"];

/** Node's own parser, with its complaints as usage errors. */
export const parseFlags = <F extends NonNullable<Flags>>(args: readonly string[], flags: F) => {
  try {
    return parseArgs({ args: [...args], options: flags, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
};

export const wholeNumber = (name: string, text: string | undefined, otherwise: number): number => {
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new UsageError(`--${name} ${text}: not a whole number`);
  return value;
};

/** Runs a command's main function; wrong use and unreadable files are one line on stderr and exit 1. */
export const runMain = async (main: (args: readonly string[]) => Promise<number>): Promise<void> => {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    const isExpected = error instanceof UsageError || (error instanceof Error && "code" in error && "syscall" in error);
    if (!isExpected) throw error;
    console.error((error as Error).message);
    process.exitCode = 1;
  }
};
