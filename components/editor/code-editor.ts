// Implements what the hooks of the editor share: its type, and spans as Monaco's ranges.

import type * as Monaco from "monaco-editor/editor";
import type { ViewSpan } from "../../lib/view/translation.ts";
import { monaco } from "./monaco.ts";

export type CodeEditor = Monaco.editor.IStandaloneCodeEditor;
export type TextModel = Monaco.editor.ITextModel;

export const rangeOf = (model: TextModel, { start, end }: ViewSpan): Monaco.Range =>
  monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end));
