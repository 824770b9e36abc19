// Implements the page's side of the worker: latest request wins, a crash is retried once, a hang is ended.

import type { Options, Translation } from "../view/translation.ts";
import type { WorkerPort, WorkerReply } from "./protocol.ts";

export type Outcome =
  | { readonly kind: "translated"; readonly translation: Translation; readonly milliseconds: number }
  /** A newer request came: this answer is of no use to anyone. */
  | { readonly kind: "superseded" }
  | { readonly kind: "hung"; readonly seconds: number }
  | { readonly kind: "crashed"; readonly message: string };

interface Pending {
  readonly id: number;
  readonly source: string;
  readonly options: Options;
  readonly settle: (outcome: Outcome) => void;
  retried: boolean;
}

const hangMilliseconds = 10_000;

export class TranslatorClient {
  readonly #start: () => WorkerPort;
  readonly #limit: number;
  #worker: WorkerPort | undefined;
  #ready = false;
  #pending: Pending | undefined;
  #lastId = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(start: () => WorkerPort, limit: number = hangMilliseconds) {
    this.#start = start;
    this.#limit = limit;
  }

  /** Loads the worker before it is needed. */
  warm(): void {
    this.#worker ??= this.#launch();
  }

  translate(source: string, options: Options): Promise<Outcome> {
    this.#settle({ kind: "superseded" });
    return new Promise((settle) => {
      this.#lastId += 1;
      this.#pending = { id: this.#lastId, source, options, settle, retried: false };
      this.#send();
    });
  }

  dispose(): void {
    this.#settle({ kind: "superseded" });
    this.#stop();
  }

  #launch(): WorkerPort {
    const worker = this.#start();
    this.#ready = false;
    // A worker that was ended may still have something to say: nobody listens.
    worker.onReply((reply) => this.#worker === worker && this.#receive(reply));
    worker.onCrash((message) => this.#worker === worker && this.#crash(message));
    return worker;
  }

  #send(): void {
    if (!this.#pending) return;
    this.warm();
    const { id, source, options } = this.#pending;
    this.#worker?.post({ id, source, options });
    if (this.#ready) this.#watch();
  }

  /**
   * Runs from the oldest request without an answer: who types on while the worker hangs does not prolong the hang.
   * Loading over a slow line is no hang, so the clock starts when the worker is ready.
   */
  #watch(): void {
    this.#timer ??= setTimeout(() => {
      this.#stop();
      this.#settle({ kind: "hung", seconds: this.#limit / 1000 });
    }, this.#limit);
  }

  #unwatch(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #receive(reply: WorkerReply): void {
    this.#unwatch();
    this.#ready = true;
    this.#take(reply);
    if (this.#pending && this.#ready) this.#watch();
  }

  #take(reply: WorkerReply): void {
    if (reply.kind === "ready") return;
    if (reply.kind === "failed") {
      if (reply.id === undefined || reply.id === this.#pending?.id) this.#crash(reply.message);
    } else if (reply.id === this.#pending?.id) {
      this.#settle({ kind: "translated", translation: reply.translation, milliseconds: reply.milliseconds });
    }
  }

  #crash(message: string): void {
    this.#stop();
    if (!this.#pending) return;
    if (this.#pending.retried) {
      this.#settle({ kind: "crashed", message });
    } else {
      this.#pending.retried = true;
      this.#send();
    }
  }

  #stop(): void {
    this.#unwatch();
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#ready = false;
  }

  #settle(outcome: Outcome): void {
    const pending = this.#pending;
    this.#pending = undefined;
    pending?.settle(outcome);
  }
}
