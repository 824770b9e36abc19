// Implements doubts about parameters that are replaced as a whole where Rust has only a borrow: receivers by value, and what
// function literals take.

import type { Facts } from "../../analysis/facts.ts";
import { functionTypeOf } from "../../analysis/function-newtypes.ts";
import type { VarObj } from "../../semantics/objects.ts";
import { isBoolean, isNumeric, underlying } from "../../semantics/predicates.ts";
import type { Evidence } from "../decision.ts";
import { doubt } from "./doubt.ts";

export const replacedParameters = (facts: Facts): readonly Evidence[] =>
  facts.uses.variables.flatMap((v) => {
    if (!isBorrowed(v, facts)) return [];
    const replaced = facts.uses.of(v).find((u) => (u.role.kind === "assign" || u.role.kind === "update") && u.steps.length === 0);
    return replaced ? [doubt(replaced.ident, `\`${v.name}\`, which comes from the caller, is replaced`)] : [];
  });

function isBorrowed(v: VarObj, facts: Facts): boolean {
  // Whether a pointer is a handle of its own is known where it is replaced.
  if (v.role === "receiver")
    return v.type.kind !== "Pointer" && underlying(v.type).kind !== "Basic" && functionTypeOf(v.type) === undefined;
  const decl = v.role === "param" ? facts.info.declOf(v) : undefined;
  return decl !== undefined && facts.tree.funcOf(decl)?.kind === "FuncLit" && !isNumeric(v.type) && !isBoolean(v.type);
}
