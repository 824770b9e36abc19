// Implements the Translation type: everything that a translation gives, serialisable, shared by screen, worker,
// `--json` and library users.

export interface ViewSpan {
  readonly start: number;
  readonly end: number;
}

export type Level = "idiom" | "note" | "caution" | "bug" | "gap" | "refused";

export type Category =
  | "concurrency"
  | "channels"
  | "errors"
  | "cleanup"
  | "shared-state"
  | "types"
  | "generics-collections"
  | "syntax";

export interface Options {
  readonly concurrency: "tokio" | "threads";
  readonly errors: "auto" | "anyhow" | "thiserror" | "box";
  readonly output: "idiomatic" | "exact";
  readonly stubs: "off" | "on";
}
export const defaultOptions: Options = { concurrency: "tokio", errors: "auto", output: "idiomatic", stubs: "off" };

/** One card. Prose is plain text with `code` spans between backquotes; no HTML, no links but `link`. */
export interface Note {
  /** 1-based, in reading order of the Go. */
  readonly number: number;
  readonly level: Level;
  /** Pattern or decision id; its page and fixture folder bear the same name. */
  readonly id: string;
  readonly category: Category;
  readonly title: string;
  /** What changed, for this line. */
  readonly what: string;
  /** Why Rust does it so. */
  readonly why: string;
  readonly pitfall?: string;
  readonly link?: { readonly text: string; readonly url: string };
  readonly goSpans: readonly ViewSpan[];
  readonly rustSpans: readonly ViewSpan[];
  /** For decisions: why this and not the others, each with the lines that show it. */
  readonly decision?: {
    readonly chosen: string;
    readonly rejected: readonly { readonly form: string; readonly because: string }[];
    readonly evidence: readonly { readonly text: string; readonly span: ViewSpan }[];
  };
  /** For refusals: what to do by hand. */
  readonly recipe?: string;
}

export interface Mapping {
  readonly go: ViewSpan;
  readonly rust: ViewSpan;
  /** Number of the note that explains it, if any. */
  readonly note?: number;
}

export interface ViewDiagnostic {
  readonly severity: "error" | "warning" | "info";
  readonly code: string;
  readonly message: string;
  readonly span: ViewSpan;
  readonly line: number;
  readonly column: number;
}

export interface LedgerRow {
  readonly kind: "rust-catches" | "gets-worse" | "not-translated";
  readonly text: string;
  readonly goSpan?: ViewSpan;
  readonly note?: number;
}

export interface CrateUse {
  readonly name: string;
  readonly version: string;
  readonly features: readonly string[];
  readonly onPlayground: boolean;
}

export interface Translation {
  /** Of the engine: a link records which one made it. */
  readonly engine: string;
  readonly options: Options;
  /**
   * `whole`: everything translated. `partial`: with refusals, each a `todo!` in `rust`. `failed`: nothing could be
   * built (`rust` is ""); `diagnostics` say why.
   */
  readonly status: "whole" | "partial" | "failed";
  readonly rust: string;
  readonly cargoToml: string;
  readonly isLibrary: boolean;
  readonly crates: readonly CrateUse[];
  readonly notes: readonly Note[];
  readonly mappings: readonly Mapping[];
  /** Sorted by position. */
  readonly diagnostics: readonly ViewDiagnostic[];
  readonly ledger: readonly LedgerRow[];
  readonly statements: { readonly translated: number; readonly cautioned: number; readonly refused: number };
  readonly droppedComments: readonly { readonly text: string; readonly reason: string; readonly goSpan: ViewSpan }[];
  /** Ids of patterns that matched, with how often: for fixtures and the pattern index. */
  readonly patterns: Readonly<Record<string, number>>;
}
