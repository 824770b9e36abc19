// Implements the settings of both editors.

import type * as Monaco from "monaco-editor/editor";
import type { Side } from "../playground/linking.ts";

const labels: Readonly<Record<Side, string>> = {
  go: "Go source, editable. Tab indents; press Control+M (on a Mac Control+Shift+M) to let Tab leave the editor.",
  rust: "Rust translation, read only.",
};

export const editorOptions = (side: Side): Monaco.editor.IStandaloneEditorConstructionOptions => ({
  ariaLabel: labels[side],
  readOnly: side === "rust",
  domReadOnly: side === "rust",
  tabFocusMode: side === "rust",
  fontFamily: getComputedStyle(document.documentElement).getPropertyValue("--font-code"),
  fontSize: 14,
  lineHeight: 21,
  // The gutter: badge, number, bar.
  glyphMargin: true,
  lineNumbersMinChars: 3,
  lineDecorationsWidth: 12,
  folding: false,
  padding: { top: 8, bottom: 8 },
  tabSize: 4,
  insertSpaces: side === "rust",
  detectIndentation: false,
  automaticLayout: true,
  fixedOverflowWidgets: true,
  scrollBeyondLastLine: false,
  smoothScrolling: !matchMedia("(prefers-reduced-motion: reduce)").matches,
  minimap: { enabled: false },
  stickyScroll: { enabled: false },
  overviewRulerLanes: 0,
  overviewRulerBorder: false,
  hideCursorInOverviewRuler: true,
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false },
  renderLineHighlight: "none",
  occurrencesHighlight: "off",
  selectionHighlight: false,
  guides: { indentation: false },
  bracketPairColorization: { enabled: true },
  // Words of the text are no knowledge of Go: they would only be in the way.
  quickSuggestions: false,
  wordBasedSuggestions: "off",
  suggestOnTriggerCharacters: false,
  links: false,
  contextmenu: false,
  unicodeHighlight: { ambiguousCharacters: false },
});
