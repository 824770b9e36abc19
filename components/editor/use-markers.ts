// Implements the markers under the Go: what is wrong with it, and what could not be translated.

import { useEffect } from "react";
import type { ViewDiagnostic } from "../../lib/view/translation.ts";
import { plain } from "../playground/families.ts";
import type { Side } from "../playground/linking.ts";
import { useSelect } from "../playground/use-session.ts";
import { type CodeEditor, rangeOf } from "./code-editor.ts";
import { monaco } from "./monaco.ts";

const severities: Readonly<Record<ViewDiagnostic["severity"], monaco.MarkerSeverity>> = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  info: monaco.MarkerSeverity.Info,
};

export function useMarkers(editor: CodeEditor | undefined, side: Side): void {
  const latest = useSelect((state) => state.latest);
  useEffect(() => {
    const model = editor?.getModel();
    if (!model || side !== "go") return;
    const markers = (latest?.translation.diagnostics ?? []).map(({ severity, code, message, span }) => ({
      ...rangeOf(model, span),
      severity: severities[severity],
      message: plain(message),
      source: code,
    }));
    monaco.editor.setModelMarkers(model, "ferrogo", markers);
  }, [editor, side, latest]);
}
