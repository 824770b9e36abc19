// Implements package io/fs: what is known of a file, and the entries of a folder.

import { defineStdPackage } from "../../lib/patterns/kit.ts";
import { t } from "../../lib/rust/factory.ts";
import { entryMethods, infoMethods } from "./_file-methods.ts";

export default defineStdPackage({
  path: "io/fs",
  functions: { ...infoMethods, ...entryMethods },
  types: {
    FileInfo: { rust: t.path("std::fs::Metadata") },
    DirEntry: { rust: t.path("std::fs::DirEntry") },
    FileMode: { rust: t.u32, copy: true },
  },
});
