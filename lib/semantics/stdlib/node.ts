// Implements the standard library for Node, read from the file system.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createLibrary, type Library } from "./library.ts";
import { textFileName } from "./text.ts";

/** What import paths of the standard library look like; others may be no file names at all. */
const standardPath = /^[a-z0-9/]{1,64}$/;

/** Reads from `directory`, by default the public/stdlib of this checkout. */
export function createNodeLibrary(directory = join(import.meta.dirname, "../../../public/stdlib")): Library {
  return createLibrary(async (path) => {
    if (!standardPath.test(path)) return undefined;
    try {
      return await readFile(join(directory, textFileName(path)), "utf8");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw error;
    }
  });
}
