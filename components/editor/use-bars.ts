// Implements the bars of an editor's gutter: the family of what each line is about.

import { useEffect } from "react";
import type { Side } from "../playground/linking.ts";
import type { CodeEditor } from "./code-editor.ts";
import { monaco } from "./monaco.ts";
import { useMarks } from "./use-marks.ts";

export function useBars(editor: CodeEditor | undefined, side: Side): void {
  const marks = useMarks(side);
  useEffect(() => {
    const bars = editor?.createDecorationsCollection(
      marks.map(({ line, category, refused }) => ({
        range: new monaco.Range(line, 1, line, 1),
        options: { linesDecorationsClassName: `bar fam-${category}${refused ? " bar-refused" : ""}` },
      })),
    );
    return () => bars?.clear();
  }, [editor, marks]);
}
