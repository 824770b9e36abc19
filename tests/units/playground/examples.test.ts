// Implements the test of the examples of the page: each is translated as a whole.

import { expect, test } from "vitest";
import { examples } from "../../../components/playground/examples.ts";
import { createNodeTranslator, defaultOptions } from "../../../translators/node.ts";

const translator = await createNodeTranslator({ strict: true });

test.each(examples.map((e) => [e.id, e.source] as const))("%s", async (_, source) => {
  const t = await translator.translate(source, defaultOptions);
  expect(t.status).toBe("whole");
  expect(t.diagnostics.filter((d) => d.severity === "error")).toEqual([]);
});
