// Implements the record of a decision: what was chosen for which Go lines, what was not, and the evidence for it.

import type { Span } from "../source/span.ts";

export interface Evidence {
  readonly text: string;
  readonly span: Span;
}

/** Its prose stands in `translators/decisions/<id>.ts`; `args` fill the `{name}` places there. */
export interface Decision {
  readonly id: string;
  /** Go text that the note points to; the first is where it is numbered. */
  readonly spans: readonly Span[];
  readonly chosen: string;
  readonly rejected: readonly { readonly form: string; readonly because: string }[];
  readonly evidence: readonly Evidence[];
  readonly args?: Readonly<Record<string, string>>;
}
