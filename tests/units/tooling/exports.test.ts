// Implements the test of the package's exports: what a library user imports, by the package's own name.

import { expect, test } from "vitest";

test("a translator comes from the package's name, the Translation type from its view", async () => {
  const { createNodeTranslator, defaultOptions } = await import("ferrogo");
  const view = await import("ferrogo/view");
  expect(view.defaultOptions).toEqual(defaultOptions);
  const translator = await createNodeTranslator();
  const translation = await translator.translate("package main\n\nfunc main() {\n\tprintln(1)\n}\n", defaultOptions);
  expect(translation.rust).toContain("fn main()");
});
