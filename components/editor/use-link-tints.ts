// Implements the tints of linked text: what the reader points at, and more strongly what is pinned.

import { useEffect } from "react";
import type { Highlight, Side } from "../playground/linking.ts";
import { useLinks } from "../playground/use-session.ts";
import { type CodeEditor, rangeOf, type TextModel } from "./code-editor.ts";

export function useLinkTints(editor: CodeEditor | undefined, side: Side): void {
  const { pointed, pinned } = useLinks();
  useTint(editor, side, pointed, "tint");
  useTint(editor, side, pinned, "tint-pinned");
}

function useTint(editor: CodeEditor | undefined, side: Side, link: Highlight | undefined, tint: string): void {
  useEffect(() => {
    const model = editor?.getModel();
    if (!editor || !model || !link) return;
    const decorations = editor.createDecorationsCollection(tintsOf(model, link, side, tint));
    return () => decorations.clear();
  }, [editor, side, link, tint]);
}

const tintsOf = (model: TextModel, link: Highlight, side: Side, tint: string) =>
  link[side].map((span) => ({ range: rangeOf(model, span), options: { className: `${tint} fam-${link.category}` } }));
