// Implements diagnostics: what is said about the user's text, where, and how grave it is.

import type { Span } from "./span.ts";

export interface Diagnostic {
  /** `error`: Go would not compile, or a refusal; `warning`: Go's type errors that translation tolerates; `info`. */
  readonly severity: "error" | "warning" | "info";
  /** `syntax`, `type`, or a refusal code `FG####`. */
  readonly code: string;
  /** Says what, and where useful why and what to do. */
  readonly message: string;
  readonly span: Span;
}
