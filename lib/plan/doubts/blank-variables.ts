// Implements doubts about package variables without a name that are given by a call: what the call does happens before `main`, in
// its order among the others.

import type { Facts } from "../../analysis/facts.ts";
import type { Evidence } from "../decision.ts";
import { doubt } from "./doubt.ts";

/** `var _ = register()`; `var _ I = (*T)(nil)` does nothing. */
export const blankVariables = (facts: Facts): readonly Evidence[] =>
  facts.nodesOf("ValueSpec").flatMap((s) => {
    if (facts.tree.funcOf(s) || !s.names.some((n) => n.name === "_")) return [];
    const call = s.values
      .flatMap((v) => facts.nodesOf("CallExpr", v))
      .find((c) => !facts.info.isConversion(c) && !facts.info.builtinOf(c));
    return call ? [doubt(call, "a call whose result has no name")] : [];
  });
