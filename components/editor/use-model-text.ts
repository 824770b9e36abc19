// Implements the text of an editor: typing goes to the session, and what the session loads goes to the editor.

import { useEffect } from "react";
import type { Side } from "../playground/linking.ts";
import { editBetween } from "../playground/shift.ts";
import { useSelect, useSession } from "../playground/use-session.ts";
import { type CodeEditor, rangeOf, type TextModel } from "./code-editor.ts";
import { monaco } from "./monaco.ts";

export function useModelText(editor: CodeEditor | undefined, side: Side): void {
  const session = useSession();
  const loads = useSelect((state) => state.loads);
  const rust = useSelect((state) => state.shown?.translation.rust ?? "");

  useEffect(() => {
    const model = editor?.getModel();
    if (!editor || !model || side !== "go") return;
    // Spans count one character for a line break.
    model.setEOL(monaco.editor.EndOfLineSequence.LF);
    const typing = model.onDidChangeContent(() => session.edit(model.getValue(monaco.editor.EndOfLinePreference.LF)));
    return () => typing.dispose();
  }, [editor, side, session]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each load is written once, not each key.
  useEffect(() => {
    const model = editor?.getModel();
    if (!model || side !== "go" || model.getValue() === session.state.source) return;
    model.pushEditOperations(null, [{ range: model.getFullModelRange(), text: session.state.source }], () => null);
    editor?.setPosition({ lineNumber: 1, column: 1 });
    editor?.setScrollTop(0);
  }, [editor, side, loads]);

  useEffect(() => {
    const model = editor?.getModel();
    if (model && side === "rust") rewrite(model, rust);
  }, [editor, side, rust]);
}

/** Replaces only what differs, so that the reader's place in the text stays. */
function rewrite(model: TextModel, text: string): void {
  const { start, oldEnd, newEnd } = editBetween(model.getValue(), text);
  if (start === oldEnd && start === newEnd) return;
  model.applyEdits([{ range: rangeOf(model, { start, end: oldEnd }), text: text.slice(start, newEnd) }]);
}
