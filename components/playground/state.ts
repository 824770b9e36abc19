// Implements the state of the playground: one value, replaced as a whole, read by every panel.

import type { Options, Translation, ViewSpan } from "../../lib/view/translation.ts";
import type { Side } from "./linking.ts";

/** A translation with the very text that it is of: its spans are offsets into that text. */
export interface Answer {
  readonly source: string;
  readonly translation: Translation;
  /** Time that the worker took; absent for what the server rendered. */
  readonly milliseconds?: number;
}

/** Where the reader points: at an offset in the Go or the Rust that is shown. */
export interface Pointer {
  readonly side: Side;
  readonly offset: number;
}

/** A wish that an editor bring a span into sight; `count` tells two equal wishes apart. */
export interface Reveal {
  readonly span: ViewSpan;
  readonly focus: boolean;
  readonly count: number;
}

export interface Toast {
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

export interface BadLink {
  readonly reason: "broken" | "newer" | "too-long" | "too-large";
  readonly recovered: string;
}

export type DrawerTab = "ledger" | "problems" | "cargo";
export type PhoneView = "rust" | "go" | "notes";

export interface State {
  /** The Go as it stands in the editor. */
  readonly source: string;
  /** How often the Go was replaced other than by typing: the editors then take it over. */
  readonly loads: number;
  readonly options: Options;
  /** What the panes show: the last good answer. */
  readonly shown: Answer | undefined;
  /** The newest answer, good or broken: problems and banner come from it. */
  readonly latest: Answer | undefined;
  readonly busy: boolean;
  /** Why the translator itself is out of order. */
  readonly trouble: string | undefined;
  readonly caret: Pointer | undefined;
  readonly hover: Pointer | undefined;
  readonly pinned: number | undefined;
  /** The note whose card the mouse or the focus is on. */
  readonly peeked: number | undefined;
  readonly reveals: Readonly<Partial<Record<Side, Reveal>>>;
  readonly line: number;
  readonly drawer: DrawerTab | undefined;
  /** The notes stand beside the panes, where the screen is wide enough. */
  readonly railOpen: boolean;
  /** The notes lie over the Rust, where it is not. */
  readonly railOver: boolean;
  readonly view: PhoneView;
  readonly toast: Toast | undefined;
  readonly badLink: BadLink | undefined;
}

/** Go that the parser could not read, or that gave no Rust at all. */
export const isBroken = (translation: Translation): boolean =>
  translation.status === "failed" || syntaxError(translation) !== undefined;

export const syntaxError = (translation: Translation) =>
  translation.diagnostics.find(({ severity, code }) => severity === "error" && code === "syntax");

export const firstError = (translation: Translation) =>
  syntaxError(translation) ?? translation.diagnostics.find(({ severity }) => severity === "error");

/** Before anything is opened: the first program, as the server translated it. */
export function stateAtFirst(source: string, options: Options, translation: Translation | undefined): State {
  const answer: Answer | undefined = translation && { source, translation };
  return {
    source,
    loads: 0,
    options,
    shown: answer,
    latest: answer,
    busy: false,
    trouble: undefined,
    caret: undefined,
    hover: undefined,
    pinned: undefined,
    peeked: undefined,
    reveals: {},
    line: 1,
    drawer: undefined,
    railOpen: true,
    railOver: false,
    view: "rust",
    toast: undefined,
    badLink: undefined,
  };
}
