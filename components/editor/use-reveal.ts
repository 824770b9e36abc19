// Implements scrolling to what is linked or asked for, and only where it is out of sight.

import { useEffect } from "react";
import type { ViewSpan } from "../../lib/view/translation.ts";
import type { Side } from "../playground/linking.ts";
import { useLinks, useSelect } from "../playground/use-session.ts";
import { type CodeEditor, rangeOf } from "./code-editor.ts";

export function useReveal(editor: CodeEditor | undefined, side: Side): void {
  const asked = useSelect((state) => state.reveals[side]);
  const pointsHere = useSelect((state) => state.peeked !== undefined || (state.hover ?? state.caret)?.side === side);
  const target = useLinks().pointed?.[side][0];

  useEffect(() => {
    if (!editor || !asked) return;
    bringIntoSight(editor, asked.span);
    if (!asked.focus) return;
    const model = editor.getModel();
    if (model) editor.setPosition(model.getPositionAt(asked.span.start));
    editor.focus();
  }, [editor, asked]);

  useEffect(() => {
    if (editor && target && !pointsHere) bringIntoSight(editor, target);
  }, [editor, target, pointsHere]);
}

/** Lines, not columns: a pane that moves sideways by itself only irritates. */
function bringIntoSight(editor: CodeEditor, span: ViewSpan): void {
  const model = editor.getModel();
  if (!model) return;
  const { startLineNumber, endLineNumber } = rangeOf(model, span);
  const seen = editor
    .getVisibleRanges()
    .some((lines) => lines.startLineNumber <= endLineNumber && startLineNumber <= lines.endLineNumber);
  if (!seen) editor.revealLineNearTop(startLineNumber);
}
