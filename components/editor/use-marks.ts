// Implements the text of a pane and the marks of its gutter, as they stand now.

import { useMemo } from "react";
import type { Side } from "../playground/linking.ts";
import { editBetween, offsetAfter } from "../playground/shift.ts";
import { useSelect } from "../playground/use-session.ts";
import { type Mark, marksOf } from "./marks.ts";

export const usePaneText = (side: Side): string =>
  useSelect((state) => (side === "go" ? state.source : (state.shown?.translation.rust ?? "")));

export function useMarks(side: Side): readonly Mark[] {
  const text = usePaneText(side);
  const shown = useSelect((state) => state.shown);
  return useMemo(() => {
    if (!shown) return [];
    const edit = editBetween(side === "go" ? shown.source : text, text);
    return marksOf(shown.translation, side, text, (offset) => offsetAfter(edit, offset));
  }, [side, text, shown]);
}
