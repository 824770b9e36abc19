// Implements the reading of fixtures: tests/fixtures/<pattern>/<case>, each a case with the Rust it should become.

import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { defaultOptions, type Options } from "../../lib/view/translation.ts";
import { type Case, readCases } from "./cases.ts";

const root = fileURLToPath(new URL("../../tests/", import.meta.url));

export interface Fixture {
  readonly one: Case;
  readonly folder: string;
  /** Id of the pattern that the case is about; absent in `language-<topic>` and `std-<package>`, which show no one pattern. */
  readonly pattern?: string;
  /** Then the pattern must not be selected. */
  readonly isNearMiss: boolean;
  readonly expectedRust?: string;
  readonly options: Options;
}

/** Folders that show a part of the language or a package, by whatever patterns take part. */
export const isTopic = (folder: string): boolean => /^(language|std)-/.test(folder);

const fixtureOf = (one: Case): Fixture => {
  const folder = join(root, "fixtures", one.id);
  const rust = join(folder, "expected.rs");
  return {
    one,
    folder,
    ...(!isTopic(dirname(one.id)) && { pattern: dirname(one.id) }),
    isNearMiss: basename(one.id).startsWith("near-miss"),
    ...(existsSync(rust) && { expectedRust: readFileSync(rust, "utf8") }),
    options: { ...defaultOptions, ...one.options },
  };
};

const isWanted = (id: string, wanted: readonly string[]): boolean =>
  wanted.length === 0 || wanted.some((word) => id.startsWith(word));

const casesIn = (folder: string, wanted: readonly string[]): readonly Case[] => {
  const path = join(root, folder);
  return existsSync(path) ? readCases(path).filter(({ id }) => isWanted(id, wanted)) : [];
};

/** Those whose id begins with one of the words; all when there are none. */
export const readFixtures = (wanted: readonly string[] = []): readonly Fixture[] => casesIn("fixtures", wanted).map(fixtureOf);

export const readPrograms = (wanted: readonly string[] = []): readonly Case[] => [
  ...casesIn("programs", wanted),
  ...casesIn("families", wanted),
];
