// Implements the composition root of the page in the browser: the playground with its worker.

"use client";

import { Playground } from "../components/playground/Playground.tsx";
import type { First } from "../components/playground/session.ts";
import type { WorkerPort } from "../lib/worker/protocol.ts";

function startWorker(): WorkerPort {
  const worker = new Worker(new URL("./translate.worker.ts", import.meta.url), { type: "module", name: "translator" });
  return {
    post: (request) => worker.postMessage(request),
    terminate: () => worker.terminate(),
    onReply: (listener) => worker.addEventListener("message", ({ data }) => listener(data)),
    onCrash: (listener) => worker.addEventListener("error", ({ message }) => listener(message || "the worker did not load")),
  };
}

export const PlaygroundApp = ({ first }: { readonly first: First }) => <Playground first={first} startWorker={startWorker} />;
