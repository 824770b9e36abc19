// Implements the cards of `goto` that became a loop or a block.

import type { Facts } from "../analysis/facts.ts";
import type { PlainJump } from "../semantics/plain-jumps.ts";
import { readingOf } from "../semantics/reading.ts";
import type { Decision } from "./decision.ts";

const forms: Readonly<Record<PlainJump["form"], { readonly chosen: string; readonly how: string }>> = {
  while: { chosen: "`while`", how: "what the `if` holds is repeated by the jump at its end, and is a `while`" },
  until: { chosen: "`loop`", how: "what is repeated is a `loop`, which ends where the jump back would not be taken" },
  loop: { chosen: "`loop`", how: "what is repeated is a `loop`, and the jump back starts its next turn" },
  "leaves loop": { chosen: "`break`", how: "which leads to where a loop ends, a `break` with the label of that loop stands" },
  "leaves block": {
    chosen: "a labelled block",
    how: "what is jumped over is a block with a label, and the jump is a `break` out of it",
  },
};

export const jumpDecisions = (facts: Facts): readonly Decision[] =>
  readingOf(facts.info).jumps.map(({ label, form }) => ({
    id: "goto-form",
    spans: [label.span],
    chosen: forms[form].chosen,
    rejected: [],
    evidence: [],
    args: { label: label.name, how: forms[form].how },
  }));
