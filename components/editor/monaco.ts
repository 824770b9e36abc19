// Implements the loading of Monaco: from our own files, with Go and Rust and no other language.

import { loader } from "@monaco-editor/react";
import * as monaco from "monaco-editor/editor";
import "monaco-editor/features/register.all";
import "monaco-editor/languages/definitions/go/register";
import "monaco-editor/languages/definitions/rust/register";
import { followTheme } from "./theme.ts";

self.MonacoEnvironment = {
  getWorker: () => new Worker(new URL("monaco-editor/editor/editor.worker.js", import.meta.url), { type: "module" }),
};
// Without this the loader would fetch another version from a CDN.
loader.config({ monaco });
followTheme(monaco);

export { monaco };
