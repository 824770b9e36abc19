// Implements the start page: the playground, with its first program already translated.

import { examples } from "../components/playground/examples.ts";
import { defaultOptions } from "../lib/view/translation.ts";
import { PlaygroundApp } from "./PlaygroundApp.tsx";
import { translateOnServer } from "./translate-on-server.ts";

export default async function Page() {
  const source = examples[0].source;
  const translation = await translateOnServer(source, defaultOptions);
  return <PlaygroundApp first={{ source, ...(translation ? { translation } : {}) }} />;
}
