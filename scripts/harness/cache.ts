// Implements the cache outside the checkout: where it is, hashes as keys, and small JSON values that survive a killed writer.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";

export const cacheRoot = process.env.FERROGO_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "ferrogo");

export const hashOf = (parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(String(part.length)).update(":").update(part);
  return hash.digest("hex");
};

/** Written beside and moved into place: a reader sees the whole text or the old one. */
export const writeWhole = (path: string, text: string): void => {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.tmp`;
  writeFileSync(draft, text);
  renameSync(draft, path);
};

const pathOf = (kind: string, key: string): string => join(cacheRoot, kind, key.slice(0, 2), `${key}.json`);

/** The value under a key, as its one writer (this repository's own code) put it there. */
export const cached = <T>(kind: string, key: string): T | undefined => {
  try {
    return JSON.parse(readFileSync(pathOf(kind, key), "utf8")) as T;
  } catch {
    return undefined;
  }
};

export const remember = <T>(kind: string, key: string, value: T): T => {
  writeWhole(pathOf(kind, key), JSON.stringify(value));
  return value;
};

/** Each day another tenth of all keys is due to be done again, so that a cache can't hide a change of the world for long. */
export const isDueToday = (key: string, now = Date.now()): boolean =>
  Number.parseInt(key.slice(-8), 16) % 10 === Math.floor(now / 86_400_000) % 10;
