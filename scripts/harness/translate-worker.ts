// Implements the thread that translates for the scripts: a program that hangs or kills the engine costs one thread, not the run.

import { parentPort } from "node:worker_threads";
import { createNodeTranslator } from "../../translators/node.ts";
import type { TranslateAnswer, TranslateJob } from "./translate-pool.ts";

const port = parentPort;
if (port === null) throw new Error("to be started as a worker thread");

const translator = await createNodeTranslator();

const answerTo = async ({ files, options, ownership }: TranslateJob): Promise<TranslateAnswer> => {
  const start = performance.now();
  try {
    const translation = await translator.translate(files, options, ownership === undefined ? undefined : { ownership });
    return { kind: "translated", translation, milliseconds: performance.now() - start };
  } catch (error) {
    return { kind: "threw", message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
};

port.on("message", async (job: TranslateJob) => port.postMessage(await answerTo(job)));
port.postMessage("ready");
