// Implements the cards of declarations that only have the compiler check something.

import type { Facts } from "../analysis/facts.ts";
import { readingOf } from "../semantics/reading.ts";
import type { Decision } from "./decision.ts";

export const blankDecisions = (facts: Facts): readonly Decision[] =>
  readingOf(facts.info).checks.map(({ spec, iface, type }) => ({
    id: "blank-check",
    spans: [spec.span],
    chosen: "no line",
    rejected: [],
    evidence: [],
    args: {
      what:
        iface !== undefined && type !== undefined
          ? `Go is asked here whether \`${type}\` implements \`${iface}\`.`
          : "What is declared here has no name, so that nothing can use it.",
    },
  }));
