// Implements the worker's side of the protocol, apart from what is joined together in `app/translate.worker.ts`.

import type { Options, Translation } from "../view/translation.ts";
import type { TranslateRequest, WorkerReply } from "./protocol.ts";

export interface Translator {
  translate(source: string, options: Options): Promise<Translation>;
}

export interface WorkerScope {
  postMessage(reply: WorkerReply): void;
  onmessage: ((event: { readonly data: TranslateRequest }) => void) | null;
}

/** Answers each request in order. Requests may come before the translator has loaded. */
export function serve(scope: WorkerScope, loading: Promise<Translator>): void {
  loading.then(
    () => scope.postMessage({ kind: "ready" }),
    (error: unknown) => scope.postMessage({ kind: "failed", message: messageOf(error) }),
  );
  scope.onmessage = async ({ data: { id, source, options } }) => {
    try {
      const translator = await loading;
      const start = performance.now();
      const translation = await translator.translate(source, options);
      scope.postMessage({ kind: "translated", id, translation, milliseconds: performance.now() - start });
    } catch (error) {
      scope.postMessage({ kind: "failed", id, message: messageOf(error) });
    }
  };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
