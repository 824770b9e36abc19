// Implements tests of drafts: what the page wrote comes back, and nothing else does.

import { describe, expect, test } from "vitest";
import { decodeDraft, encodeDraft } from "../../../lib/share/draft.ts";
import { defaultOptions } from "../../../lib/view/translation.ts";

describe("drafts", () => {
  test.each([
    { source: "x := 1", options: defaultOptions },
    { source: "", options: defaultOptions, link: "v1.abc" },
  ])("come back: %j", (draft) => {
    expect(decodeDraft(encodeDraft(draft))).toEqual(draft);
  });

  test.each([null, "", "{", "null", "[]", '{"version":2,"go":"","options":{}}', '{"version":1,"go":1,"options":{}}'])(
    "%j is none",
    (text) => {
      expect(decodeDraft(text)).toBeUndefined();
    },
  );
});
