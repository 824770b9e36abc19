// Implements the standard library as the checker sees it: packages loaded by name, each once, then looked up synchronously.

import type { ImportedPackage, PackageSource } from "../package-source.ts";
import { decodePackage } from "./decode.ts";
import { splitText } from "./text.ts";

export interface Library extends PackageSource {
  /**
   * Loads packages, and those whose types theirs lead to. A path without data is remembered as unknown; a failure to fetch
   * is not, so that the next call tries again.
   */
  load(paths: readonly string[]): Promise<void>;
}

/** Gives the text of a package as scripts/stdlib writes it, undefined where there is none; rejects where it cannot tell. */
export type FetchPackage = (path: string) => Promise<string | undefined>;

export function createLibrary(fetchPackage: FetchPackage): Library {
  const packages = new Map<string, ImportedPackage>();
  const needsOf = new Map<string, Promise<readonly string[]>>();
  const lookup = (path: string) => packages.get(path);

  const fetchOne = async (path: string): Promise<readonly string[]> => {
    const source = await fetchPackage(path);
    if (source === undefined) return [];
    const text = splitText(source);
    packages.set(path, decodePackage(path, text, { lookup }));
    return text.needs;
  };

  const loadOne = (path: string): Promise<readonly string[]> => {
    const known = needsOf.get(path);
    if (known) return known;
    const needs = fetchOne(path);
    needsOf.set(path, needs);
    needs.catch(() => needsOf.delete(path));
    return needs;
  };

  return {
    lookup,
    async load(paths) {
      const needs = await Promise.all(paths.map(loadOne));
      await Promise.all(needs.flat().map(loadOne));
    },
  };
}
