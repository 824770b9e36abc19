// Implements the interface through which the checker sees imported packages: data, loaded before checking begins.

import type { Obj } from "./objects.ts";

/** An imported package: its exported objects by name, with `pkg` set to `path` on each. */
export interface ImportedPackage {
  /** Import path, e.g. `encoding/json`. */
  readonly path: string;
  /** Name in its package clause, e.g. `json`. */
  readonly name: string;
  /** Package-level objects. Types carry their methods and fields; unexported fields may be present. */
  readonly objects: ReadonlyMap<string, Obj>;
}

/** Synchronous and pure: whatever `lookup` can answer was loaded before. */
export interface PackageSource {
  /** The package of an import path, or undefined where nothing is known of it. */
  lookup(path: string): ImportedPackage | undefined;
}

/** Knows no package at all. */
export const noPackages: PackageSource = { lookup: () => undefined };
