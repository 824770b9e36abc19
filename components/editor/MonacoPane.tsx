// Implements one of the two editors: Monaco with the text, marks and links of its side.

"use client";

import { Editor } from "@monaco-editor/react";
import { useState } from "react";
import type { Side } from "../playground/linking.ts";
import { useSession } from "../playground/use-session.ts";
import type { CodeEditor } from "./code-editor.ts";
import "./monaco.ts";
import { editorOptions } from "./options.ts";
import { themeName } from "./theme.ts";
import { useBadges } from "./use-badges.ts";
import { useBars } from "./use-bars.ts";
import { useLinkTints } from "./use-link-tints.ts";
import { useMarkers } from "./use-markers.ts";
import { useModelText } from "./use-model-text.ts";
import { usePointing } from "./use-pointing.ts";
import { useReveal } from "./use-reveal.ts";

interface Props {
  readonly side: Side;
  readonly onReady: () => void;
}

export default function MonacoPane({ side, onReady }: Props) {
  const session = useSession();
  const [editor, setEditor] = useState<CodeEditor>();
  const [first] = useState(() => (side === "go" ? session.state.source : (session.state.shown?.translation.rust ?? "")));
  useModelText(editor, side);
  useBars(editor, side);
  useBadges(editor, side);
  useMarkers(editor, side);
  useLinkTints(editor, side);
  useReveal(editor, side);
  usePointing(editor, side);
  return (
    <Editor
      language={side}
      // Never a controlled value: it would write old text back over fast typing.
      defaultValue={first}
      theme={themeName}
      options={editorOptions(side)}
      loading={null}
      onMount={(mounted) => {
        setEditor(mounted);
        onReady();
      }}
    />
  );
}
