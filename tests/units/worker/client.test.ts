// Implements tests of the worker's client: order, crashes, hangs, with a worker made of paper.

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { defaultOptions, type Translation } from "../../../lib/view/translation.ts";
import { TranslatorClient } from "../../../lib/worker/client.ts";
import type { TranslateRequest, WorkerPort, WorkerReply } from "../../../lib/worker/protocol.ts";

class PaperWorker implements WorkerPort {
  reply: (reply: WorkerReply) => void = () => undefined;
  crash: (message: string) => void = () => undefined;
  readonly requests: TranslateRequest[] = [];
  terminated = false;

  onReply(listener: (reply: WorkerReply) => void): void {
    this.reply = listener;
  }

  onCrash(listener: (message: string) => void): void {
    this.crash = listener;
  }

  post(request: TranslateRequest): void {
    this.requests.push(request);
  }

  terminate(): void {
    this.terminated = true;
  }

  answer(index: number): void {
    const request = this.requests[index];
    if (!request) throw new Error("no such request");
    this.reply({ kind: "translated", id: request.id, translation: { rust: request.source } as Translation, milliseconds: 1 });
  }
}

const stage = () => {
  const workers: PaperWorker[] = [];
  const client = new TranslatorClient(() => {
    const worker = new PaperWorker();
    workers.push(worker);
    return worker;
  });
  const worker = (index: number): PaperWorker => {
    const found = workers[index];
    if (!found) throw new Error("no such worker");
    return found;
  };
  return { client, workers, worker };
};

describe("the worker's client", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("the newest request is answered, an older one is superseded", async () => {
    const { client, worker } = stage();
    const first = client.translate("a", defaultOptions);
    const second = client.translate("b", defaultOptions);
    worker(0).answer(0);
    worker(0).answer(1);
    expect(await first).toEqual({ kind: "superseded" });
    expect(await second).toMatchObject({ kind: "translated", translation: { rust: "b" } });
  });

  test("a crash is tried again once, with a new worker", async () => {
    const { client, workers, worker } = stage();
    const outcome = client.translate("a", defaultOptions);
    worker(0).crash("out of memory");
    expect(workers).toHaveLength(2);
    worker(1).answer(0);
    expect(await outcome).toMatchObject({ kind: "translated" });
    expect(worker(0).terminated).toBe(true);
  });

  test("a second crash is told", async () => {
    const { client, worker } = stage();
    const outcome = client.translate("a", defaultOptions);
    worker(0).crash("first");
    worker(1).reply({ kind: "failed", message: "no grammar" });
    expect(await outcome).toEqual({ kind: "crashed", message: "no grammar" });
  });

  test("a hang is ended after ten seconds of work, not of loading", async () => {
    const { client, worker, workers } = stage();
    const outcome = client.translate("a", defaultOptions);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(worker(0).terminated).toBe(false);
    worker(0).reply({ kind: "ready" });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await outcome).toEqual({ kind: "hung", seconds: 10 });
    expect(worker(0).terminated).toBe(true);
    void client.translate("b", defaultOptions);
    expect(workers).toHaveLength(2);
  });

  test("typing on does not prolong a hang", async () => {
    const { client, worker } = stage();
    void client.translate("a", defaultOptions);
    worker(0).reply({ kind: "ready" });
    await vi.advanceTimersByTimeAsync(9_000);
    const second = client.translate("b", defaultOptions);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await second).toEqual({ kind: "hung", seconds: 10 });
  });

  test("no answer, no clock: an idle worker lives", async () => {
    const { client, worker } = stage();
    const outcome = client.translate("a", defaultOptions);
    worker(0).reply({ kind: "ready" });
    worker(0).answer(0);
    await outcome;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(worker(0).terminated).toBe(false);
  });
});
