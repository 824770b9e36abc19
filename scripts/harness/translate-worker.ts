// Implements the thread that translates for the scripts: a program that hangs or kills the engine costs one thread, not the run.

import { parentPort } from "node:worker_threads";
import { createNodeTranslator } from "../../translators/node.ts";
import type { TranslateAnswer, TranslateJob } from "./translate-pool.ts";

const port = parentPort;
if (port === null) throw new Error("to be started as a worker thread");

/** As its users have it: what fails inside is contained. */
const translator = await createNodeTranslator();
/** A failure inside is thrown, so that it is seen. */
const strict = await createNodeTranslator({ strict: true });

const messageOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

const answerTo = async ({ files, options, ownership }: TranslateJob): Promise<TranslateAnswer> => {
  const extra = ownership === undefined ? undefined : { ownership };
  try {
    const translation = await translator.translate(files, options, extra);
    const internal = await strict.translate(files, options, extra).then(() => undefined, messageOf);
    return { kind: "translated", translation, ...(internal !== undefined && { internal }) };
  } catch (error) {
    return { kind: "threw", message: messageOf(error) };
  }
};

port.on("message", async (job: TranslateJob) => port.postMessage(await answerTo(job)));
port.postMessage("ready");
