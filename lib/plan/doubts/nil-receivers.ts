// Implements doubts about methods called on a nil pointer that they never follow: Go runs them, and Rust unwraps first.

import type { Facts } from "../../analysis/facts.ts";
import type { VarObj } from "../../semantics/objects.ts";
import type { Evidence } from "../decision.ts";
import { doubt } from "./doubt.ts";

export const nilReceivers = (facts: Facts): readonly Evidence[] =>
  facts.uses.variables.flatMap((v) => {
    if (v.type.kind !== "Pointer" || !staysNil(v, facts)) return [];
    const call = facts.uses
      .of(v)
      .find((u) => u.steps.length === 0 && u.role.kind === "receiver" && !follows(u.role.callee.type.recv, facts));
    return call ? [doubt(call.ident, `\`${v.name}\` is nil, and the method does not mind`)] : [];
  });

const staysNil = (v: VarObj, facts: Facts): boolean => {
  const uses = facts.uses.of(v);
  const [first] = uses;
  const decl = first && facts.tree.parentOf(first.ident);
  const isGiven = uses.some((u) => u.role.kind === "assign" || u.role.kind === "address");
  return first?.role.kind === "define" && decl?.kind === "ValueSpec" && decl.values.length === 0 && !isGiven;
};

/** Reads a field, or the value behind: Go would panic there. A comparison with nil has a form of its own. */
const follows = (recv: VarObj | undefined, facts: Facts): boolean =>
  recv === undefined ||
  recv.type.kind !== "Pointer" ||
  facts.uses.of(recv).some((u) => u.steps.length > 0 || u.role.kind === "nil-compare" || u.role.kind === "receiver");
