// Implements where the reader points in an editor: with the mouse after a moment's rest, with the caret at once.

import { useEffect } from "react";
import type { Side } from "../playground/linking.ts";
import type { Session } from "../playground/session.ts";
import { useSession } from "../playground/use-session.ts";
import type { CodeEditor } from "./code-editor.ts";
import { monaco } from "./monaco.ts";

const hoverRest = 150;

export function usePointing(editor: CodeEditor | undefined, side: Side): void {
  const session = useSession();
  useEffect(() => {
    if (!editor) return;
    const stops = [followCaret(editor, side, session), followMouse(editor, side, session)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [editor, side, session]);
}

function followCaret(editor: CodeEditor, side: Side, session: Session): () => void {
  const follow = (): void => {
    const position = editor.getPosition();
    const model = editor.getModel();
    // What a program does to the text moves the caret too, but nobody points then.
    if (!position || !model || !editor.hasTextFocus()) return;
    session.point("caret", { side, offset: model.getOffsetAt(position) });
    if (session.state.line !== position.lineNumber) session.set({ line: position.lineNumber });
  };
  const subscriptions = [editor.onDidChangeCursorPosition(follow), editor.onDidFocusEditorText(follow)];
  return () => {
    for (const subscription of subscriptions) subscription.dispose();
  };
}

function followMouse(editor: CodeEditor, side: Side, session: Session): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const rest = (then: () => void): void => {
    clearTimeout(timer);
    timer = setTimeout(then, hoverRest);
  };
  const subscriptions = [
    editor.onMouseMove(({ target }) => {
      const onText = target.type === monaco.editor.MouseTargetType.CONTENT_TEXT;
      const offset = onText ? editor.getModel()?.getOffsetAt(target.position) : undefined;
      rest(() => session.point("hover", offset === undefined ? undefined : { side, offset }));
    }),
    editor.onMouseLeave(() => rest(() => session.point("hover", undefined))),
  ];
  return () => {
    clearTimeout(timer);
    for (const subscription of subscriptions) subscription.dispose();
  };
}
