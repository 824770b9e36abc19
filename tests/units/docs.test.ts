// Implements the test that docs/CODES.md is what the catalogue of refusals says.

import { expect, test } from "vitest";
import { stalePages } from "../../scripts/gen-docs.ts";

// docs/PATTERNS.md is left out on purpose: adding an idiom touches its own file and fixtures, and no list. It is written anew with a release.
test("docs/CODES.md is up to date", () => {
  expect(
    stalePages().filter((path) => path === "docs/CODES.md"),
    "npx tsx scripts/gen-docs.ts writes it",
  ).toEqual([]);
});
