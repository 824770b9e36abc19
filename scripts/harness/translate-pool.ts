// Implements translation of many programs in threads, each with a time limit: no input may hang a run.

import { Worker } from "node:worker_threads";
import type { Options, Translation } from "../../lib/view/translation.ts";

export interface TranslateJob {
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly options: Options;
  readonly ownership?: "inferred" | "floor";
}

export type TranslateAnswer =
  /** `internal`: what failed inside and was contained. */
  | { readonly kind: "translated"; readonly translation: Translation; readonly internal?: string }
  /** The engine threw, which it promises not to. */
  | { readonly kind: "threw"; readonly message: string }
  | { readonly kind: "hung"; readonly seconds: number };

const startSeconds = 60;

type Got =
  | { readonly kind: "message"; readonly value: unknown }
  | { readonly kind: "failed"; readonly message: string }
  | { readonly kind: "late" };

/** A worker thread that answers one message at a time; after a failure the next job starts a new one. */
class Thread {
  #worker: Worker | undefined;
  #settle: (got: Got) => void = () => undefined;

  #answer(seconds: number): Promise<Got> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#settle({ kind: "late" }), seconds * 1000);
      this.#settle = (got) => {
        clearTimeout(timer);
        resolve(got);
      };
    });
  }

  async #start(): Promise<Worker> {
    const worker = new Worker(new URL("./translate-thread.mjs", import.meta.url));
    const ready = this.#answer(startSeconds);
    const hear = (got: Got): void => {
      if (worker === this.#worker) this.#settle(got);
    };
    this.#worker = worker;
    worker.on("message", (value: unknown) => hear({ kind: "message", value }));
    worker.on("error", (error: Error) => hear({ kind: "failed", message: error.stack ?? error.message }));
    worker.on("exit", (code) => hear({ kind: "failed", message: `the thread ended with ${code}` }));
    const first = await ready;
    if (first.kind === "message") return worker;
    await this.stop();
    throw new Error(first.kind === "failed" ? first.message : "the engine did not start");
  }

  async translate(job: TranslateJob, seconds: number): Promise<TranslateAnswer> {
    const worker = this.#worker ?? (await this.#start());
    const answer = this.#answer(seconds);
    worker.postMessage(job);
    const got = await answer;
    if (got.kind === "message") return got.value as TranslateAnswer;
    await this.stop();
    return got.kind === "late" ? { kind: "hung", seconds } : { kind: "threw", message: got.message };
  }

  async stop(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }
}

export interface TranslatePool {
  translate(job: TranslateJob, seconds?: number): Promise<TranslateAnswer>;
  close(): Promise<void>;
}

/** At most `jobs` translations at once; more callers wait their turn. */
export const openTranslatePool = (jobs: number): TranslatePool => {
  const threads = Array.from({ length: Math.max(1, jobs) }, () => new Thread());
  const idle = [...threads];
  const waiting: ((thread: Thread) => void)[] = [];
  const take = (): Promise<Thread> => {
    const thread = idle.pop();
    return thread !== undefined ? Promise.resolve(thread) : new Promise((resolve) => waiting.push(resolve));
  };
  const release = (thread: Thread): void => {
    const next = waiting.shift();
    if (next !== undefined) next(thread);
    else idle.push(thread);
  };
  return {
    async translate(job, seconds = 20) {
      const thread = await take();
      try {
        return await thread.translate(job, seconds);
      } finally {
        release(thread);
      }
    },
    async close() {
      await Promise.all(threads.map((thread) => thread.stop()));
    },
  };
};
