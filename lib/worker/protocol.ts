// Implements the messages between the page and the worker that translates.

import type { Options, Translation } from "../view/translation.ts";

export interface TranslateRequest {
  readonly id: number;
  readonly source: string;
  readonly options: Options;
}

export type WorkerReply =
  /** Grammar and tables are loaded: from here on time counts as work. */
  | { readonly kind: "ready" }
  | { readonly kind: "translated"; readonly id: number; readonly translation: Translation; readonly milliseconds: number }
  /** The translator could not be loaded (no `id`), or it threw. */
  | { readonly kind: "failed"; readonly id?: number; readonly message: string };

/** What the client needs of a Web Worker. */
export interface WorkerPort {
  post(request: TranslateRequest): void;
  terminate(): void;
  onReply(listener: (reply: WorkerReply) => void): void;
  onCrash(listener: (message: string) => void): void;
}
