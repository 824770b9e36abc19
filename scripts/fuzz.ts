// Implements `npm run fuzz:all`: no Go text makes the parser and the checker throw or hang, whole, cut off or with tokens missing.
//
//     npm run fuzz:all -- [--translate] [--limit N] [--seed N] [DIR…]     # without folders: src and test of the Go distribution
//
// A worker thread does the work, so that a text that hangs is stopped and named.

import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { parseFlags, runMain, wholeNumber } from "../bin/options.ts";
import { Counts } from "./harness/counts.ts";
import { type Mutation, mutationsOf } from "./harness/mutations.ts";

const SECONDS = 20;
const flags = { translate: { type: "boolean" }, limit: { type: "string" }, seed: { type: "string" } } as const;

function goFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? goFiles(path) : entry.name.endsWith(".go") ? [path] : [];
  });
}

/** A thread that answers one text at a time; one that is late is replaced. */
class Runner {
  private worker: Worker | undefined;

  constructor(private readonly whole: boolean) {}

  async run(text: string): Promise<{ readonly milliseconds: number; readonly problem?: string }> {
    const started = performance.now();
    const problem = await this.answer(text);
    return { milliseconds: performance.now() - started, ...(problem !== undefined && { problem }) };
  }

  private answer(text: string): Promise<string | undefined> {
    this.worker ??= new Worker(new URL("./harness/fuzz-thread.mjs", import.meta.url), { workerData: { whole: this.whole } });
    const { worker } = this;
    return new Promise((resolve) => {
      const finish = (problem: string | undefined, broken: boolean): void => {
        clearTimeout(timer);
        worker.removeAllListeners("message").removeAllListeners("error");
        if (broken) {
          void worker.terminate();
          this.worker = undefined;
        }
        resolve(problem);
      };
      const timer = setTimeout(() => finish(`hangs: no answer in ${SECONDS} s`, true), SECONDS * 1000);
      worker.once("message", (problem: string | undefined) => finish(problem, false));
      worker.once("error", (error) => finish(`dies: ${error instanceof Error ? error.message : String(error)}`, true));
      worker.postMessage(text);
    });
  }

  close(): void {
    void this.worker?.terminate();
  }
}

await runMain(async (args) => {
  const { values, positionals } = parseFlags(args, flags);
  const counts = new Counts();
  const goroot = spawnSync("go", ["env", "GOROOT"], { encoding: "utf8" }).stdout?.trim() ?? "";
  if (positionals.length === 0 && goroot === "") {
    console.log("LEFT OUT: go was not found, so there are no texts to try.");
    counts.skip();
    return counts.close();
  }
  const folders = positionals.length > 0 ? positionals : [join(goroot, "src"), join(goroot, "test")];
  const files = folders.flatMap((f) => (statSync(f).isDirectory() ? goFiles(f) : [f]));
  const seed = wholeNumber("seed", values.seed, 1);
  const limit = wholeNumber("limit", values.limit, files.length);
  const step = Math.max(1, Math.floor(files.length / limit));
  const runner = new Runner(values.translate === true);
  const slowest: { name: string; milliseconds: number }[] = [];
  for (let i = 0; i < files.length; i += step) {
    const path = files[i] as string;
    for (const { kind, text } of mutationsOf(readFileSync(path, "utf8"), seed + i) as readonly Mutation[]) {
      const { milliseconds, problem } = await runner.run(text);
      slowest.push({ name: `${path} (${kind})`, milliseconds });
      counts.judge(`${path} (${kind})`, problem === undefined ? [] : [problem]);
    }
    slowest.sort((a, b) => b.milliseconds - a.milliseconds).splice(5);
  }
  runner.close();
  for (const { name, milliseconds } of slowest) console.log(`slow: ${milliseconds.toFixed(0)} ms ${name}`);
  console.log(`texts of ${Math.ceil(files.length / step)} files:`);
  return counts.close();
});
