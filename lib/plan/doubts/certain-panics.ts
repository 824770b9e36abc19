// Implements doubts about panics that are sure to come, some of which rustc refuses to compile: a division by a variable that is
// zero, an index beyond a list.

import type { Facts } from "../../analysis/facts.ts";
import { knownInt, knownLength } from "../../analysis/known-values.ts";
import { isInteger } from "../../semantics/predicates.ts";
import type { Evidence } from "../decision.ts";
import { doubt } from "./doubt.ts";

export const certainPanics = (facts: Facts): readonly Evidence[] => [
  ...facts.nodesOf("BinaryExpr").flatMap((b) => {
    const isDivision = (b.op === "/" || b.op === "%") && isInteger(facts.info.typeOf(b.y));
    return isDivision && knownInt(b.y, facts) === 0n ? [doubt(b.y, "a division by what is zero here")] : [];
  }),
  ...facts.nodesOf("IndexExpr").flatMap((e) => {
    const [i] = e.indices;
    const length = knownLength(e.x, facts);
    const at = length !== undefined && i ? knownInt(i, facts) : undefined;
    return length !== undefined && at !== undefined && (at < 0n || at >= length)
      ? [doubt(e, "an index that is beyond the list here")]
      : [];
  }),
];
