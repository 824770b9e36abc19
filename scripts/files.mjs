// Implements the walk over the project's own files, for the scripts that hash, count or read all of them.

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

const skipped = new Set(["node_modules", ".next", ".git", "test-results", "playwright-report"]);

/** Paths relative to the root, with `/`, sorted; what is installed, built or generated is left out. */
export const filesUnder = (folder = ".", accepts = (_path) => true) => {
  const found = [];
  const walk = (path) => {
    for (const entry of readdirSync(join(root, path), { withFileTypes: true })) {
      const inner = path === "." ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!skipped.has(entry.name)) walk(inner);
      } else if (!/\.generated\.(ts|json)$/.test(entry.name) && accepts(inner)) found.push(inner);
    }
  };
  if (existsSync(join(root, folder))) walk(folder);
  return found.sort();
};

export const hashOf = (parts) => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\0");
  return hash.digest("hex");
};

export const hashOfFiles = (paths) => hashOf(paths.flatMap((path) => [path, readFileSync(join(root, path))]));
