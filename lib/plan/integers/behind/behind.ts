// Implements ends that stand behind the last instead of at it: `hi := len(xs) - 1` is kept as `len(xs)`, and `j` that comes down to
// -1 one higher, where they can be `usize` so and not otherwise, and it takes fewer casts. The program is rewritten and checked again.

import type { Facts } from "../../../analysis/facts.ts";
import type { File, Ident } from "../../../go/ast.ts";
import { planIntegers } from "../../integers.ts";
import { candidates } from "./candidates.ts";
import { keptHigher } from "./rewrite.ts";

export interface Behind {
  readonly facts: Facts;
  /** Where the variables are declared. */
  readonly names: readonly Ident[];
}

export function endsBehind(facts: Facts, again: (files: readonly File[]) => Facts | undefined): Behind {
  const asIs = { facts, names: [] };
  const found = candidates(facts);
  if (found.length === 0) return asIs;
  const before = planIntegers(facts);
  let chosen = found.filter((c) => !before.isUsize(c.variable));
  while (chosen.length > 0) {
    const made = again(keptHigher(chosen, facts));
    if (!made) return asIs;
    const plan = planIntegers(made);
    const isGood = (id: Ident): boolean => {
      const v = made.info.objectOf(id);
      return v?.kind === "Var" && plan.isUsize(v);
    };
    const good = chosen.filter((c) => isGood(c.decl));
    if (good.length === chosen.length)
      return plan.casts < before.casts ? { facts: made, names: chosen.map((c) => c.decl) } : asIs;
    chosen = good;
  }
  return asIs;
}
