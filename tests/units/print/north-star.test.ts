// Implements the proof that the printer writes the north-star programs byte for byte from trees built with the factory.

import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { printFile } from "../../../lib/rust/print/index.ts";
import { errorPropagation, interfaces, linkedStructures } from "./north-star-a.ts";
import { generics, mutexCache, partialHandler, selectContext, sharedPointers, wordCount, workerPool } from "./north-star-b.ts";

const here = dirname(fileURLToPath(import.meta.url));
const programs = {
  "error-propagation": errorPropagation,
  generics,
  interfaces,
  "linked-structures": linkedStructures,
  "mutex-cache": mutexCache,
  "partial-handler": partialHandler,
  "select-context": selectContext,
  "shared-pointers": sharedPointers,
  "word-count": wordCount,
  "worker-pool": workerPool,
};

test.each(Object.entries(programs))("%s", (name, file) => {
  const path = join(here, "north-star", `${name}.rs`);
  expect(existsSync(path)).toBe(true);
  expect(printFile(file).text).toBe(readFileSync(path, "utf8"));
});
