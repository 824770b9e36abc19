// Implements the cards of maps that are filled before they are read.

import type { Facts } from "../analysis/facts.ts";
import { readingOf } from "../semantics/reading.ts";
import type { Type } from "../semantics/types.ts";
import type { Decision } from "./decision.ts";
import type { PointerForm } from "./pointers.ts";

/** Where the map is the one owner: a handle has several. */
export const filledMapDecisions = (facts: Facts, formOf: (pointee: Type) => PointerForm): readonly Decision[] =>
  readingOf(facts.info)
    .fills.filter(({ elem }) => elem?.kind !== "Pointer" || ["value", "box"].includes(formOf(elem.elem)))
    .map(({ span }) => ({
      id: "map-filled",
      spans: [span],
      chosen: "the value in its map",
      rejected: [{ form: "`Rc<RefCell<_>>`", because: "one owner is enough" }],
      evidence: [{ text: "the map is given the value, and the next line reads it", span }],
      args: {},
    }));
