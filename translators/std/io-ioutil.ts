// Implements package io/ioutil: the old names of functions that moved to os.

import { defineStdPackage } from "../../lib/patterns/kit.ts";
import { readFile, writeFile } from "./_files.ts";

export default defineStdPackage({
  path: "io/ioutil",
  functions: { ReadFile: readFile, WriteFile: writeFile },
});
