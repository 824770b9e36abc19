// Implements package io/ioutil: the old names of functions that moved to os and io.

import { defineStdPackage } from "../../lib/patterns/kit.ts";
import { readFile, writeFile } from "./_files.ts";
import { readAll } from "./_readers.ts";

export default defineStdPackage({
  path: "io/ioutil",
  functions: { ReadFile: readFile, WriteFile: writeFile, ReadAll: { lower: readAll, mutates: [0] } },
});
