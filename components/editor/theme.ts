// Implements the theme of Monaco, read from the page's own tokens: there is one list of colours.

import type * as Monaco from "monaco-editor/editor";

export const themeName = "ferrogo";

/** Sets the theme now, and again whenever the reader or the system changes it. */
export function followTheme(monaco: typeof Monaco): void {
  const apply = (): void => {
    monaco.editor.defineTheme(themeName, themeOfPage());
    monaco.editor.setTheme(themeName);
  };
  apply();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", apply);
  new MutationObserver(apply).observe(document.documentElement, { attributeFilter: ["data-theme"] });
}

function themeOfPage(): Monaco.editor.IStandaloneThemeData {
  const colour = colourReader();
  const bg = colour("bg");
  const ink = colour("ink");
  const muted = colour("muted");
  return {
    base: isDark(bg) ? "vs-dark" : "vs",
    inherit: false,
    rules: [
      { token: "", foreground: bare(ink) },
      { token: "keyword", foreground: bare(colour("keyword")) },
      { token: "string", foreground: bare(colour("string")) },
      { token: "number", foreground: bare(colour("number")) },
      { token: "comment", foreground: bare(colour("comment")), fontStyle: "italic" },
    ],
    colors: {
      "editor.background": bg,
      "editor.foreground": ink,
      "editorLineNumber.foreground": muted,
      "editorLineNumber.activeForeground": ink,
      "editorCursor.foreground": colour("accent"),
      "editor.selectionBackground": `${colour("accent")}33`,
      "editor.inactiveSelectionBackground": `${colour("accent")}1f`,
      "editor.lineHighlightBackground": "#00000000",
      "editor.lineHighlightBorder": "#00000000",
      "editorBracketMatch.background": `${colour("accent")}1f`,
      "editorBracketMatch.border": "#00000000",
      "editorBracketHighlight.foreground1": ink,
      "editorBracketHighlight.foreground2": muted,
      "editorBracketHighlight.foreground3": colour("keyword"),
      "editorBracketHighlight.unexpectedBracket.foreground": colour("error"),
      "editorError.foreground": colour("error"),
      "editorWarning.foreground": colour("warn"),
      "editorInfo.foreground": colour("accent"),
      "editorGutter.background": bg,
      "editorWidget.background": colour("surface"),
      "editorWidget.foreground": ink,
      "editorWidget.border": colour("control"),
      "editorHoverWidget.background": colour("surface"),
      "input.background": bg,
      "input.foreground": ink,
      "input.border": colour("control"),
      focusBorder: colour("accent"),
      "scrollbarSlider.background": `${colour("control")}55`,
      "scrollbarSlider.hoverBackground": `${colour("control")}88`,
      "scrollbarSlider.activeBackground": `${colour("control")}aa`,
      "scrollbar.shadow": "#00000000",
    },
  };
}

/** Asks the browser what a token comes to in the present theme. */
function colourReader(): (token: string) => string {
  return (token) => {
    const probe = document.createElement("span");
    probe.style.color = `var(--${token})`;
    document.body.append(probe);
    const [red = 0, green = 0, blue = 0] = (getComputedStyle(probe).color.match(/\d+/g) ?? []).map(Number);
    probe.remove();
    return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
  };
}

const bare = (colour: string): string => colour.slice(1);

const isDark = (colour: string): boolean => Number.parseInt(colour.slice(1, 3), 16) < 128;
