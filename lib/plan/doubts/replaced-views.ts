// Implements doubts about lists and maps that a function takes by value and hands on by address to what replaces them: Go's caller
// keeps its own, which a borrow would replace.

import type { Facts } from "../../analysis/facts.ts";
import type { FuncObj, VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Evidence } from "../decision.ts";
import { doubt } from "./doubt.ts";

export const replacedViews = (facts: Facts): readonly Evidence[] =>
  facts.uses.variables.flatMap((v) => {
    if ((v.role !== "param" && v.role !== "receiver") || !["Slice", "Map"].includes(underlying(v.type).kind)) return [];
    const handed = facts.uses.of(v).find(({ role, steps }) => {
      if (steps.length > 0) return false;
      return role.kind === "address" || (role.kind === "receiver" && replacesReceiver(role.callee, facts, new Set()));
    });
    return handed ? [doubt(handed.ident, `\`${v.name}\`, which comes from the caller, is replaced`)] : [];
  });

/** `*q = …` in the method, or in one that it calls on itself, or behind an address that goes elsewhere. */
function replacesReceiver(f: FuncObj, facts: Facts, seen: Set<FuncObj>): boolean {
  if (f.recv?.kind !== "Pointer" || seen.has(f)) return false;
  seen.add(f);
  const decl = facts.declOf(f);
  const recv: VarObj | undefined = decl && facts.info.funcObjOf(decl)?.type.recv;
  if (!recv) return f.pkg === "" || f.pkg === undefined;
  return facts.uses.of(recv).some(({ role, steps }) => {
    const isWhole = steps.every((s) => s.step === "deref");
    if (!isWhole) return false;
    if (role.kind === "receiver") return replacesReceiver(role.callee, facts, seen);
    return role.kind === "assign"
      ? steps.length > 0
      : role.kind === "argument" && role.builtin === undefined && steps.length === 0;
  });
}
