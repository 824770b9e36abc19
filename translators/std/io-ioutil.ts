// Implements package io/ioutil: the old names of functions that moved to os.

import { defineStdPackage } from "../../lib/patterns/kit.ts";
import os from "./os.ts";

const { ReadFile, WriteFile } = os.functions;

export default defineStdPackage({
  path: "io/ioutil",
  functions: { ReadFile: ReadFile!, WriteFile: WriteFile! },
});
