// Implements the cards of type parameters that stood for lists.

import type { Facts } from "../analysis/facts.ts";
import { readingOf } from "../semantics/reading.ts";
import type { Decision } from "./decision.ts";

export const listParamDecisions = (facts: Facts): readonly Decision[] =>
  readingOf(facts.info).listParams.map((id) => ({
    id: "list-parameter",
    spans: [id.span],
    chosen: "the list itself",
    rejected: [],
    evidence: [],
    args: { name: id.name },
  }));
