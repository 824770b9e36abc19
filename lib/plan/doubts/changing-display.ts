// Implements doubts about a `String` or `Error` method that changes its receiver: `Display` only looks.

import type { Facts } from "../../analysis/facts.ts";
import type { Use } from "../../analysis/uses.ts";
import type { Evidence } from "../decision.ts";
import { doubt } from "./doubt.ts";

export const changingDisplay = (facts: Facts): readonly Evidence[] =>
  facts.nodesOf("FuncDecl").flatMap((d) => {
    const f = d.recv && (d.name.name === "String" || d.name.name === "Error") ? facts.info.funcObjOf(d) : undefined;
    const recv = f?.type.params.vars.length === 0 ? f.type.recv : undefined;
    const change = recv && facts.uses.of(recv).find((u) => changes(u, facts));
    return change ? [doubt(change.ident, `\`${d.name.name}\` changes what it prints`)] : [];
  });

function changes({ role, steps }: Use, facts: Facts): boolean {
  if (role.kind === "assign" || role.kind === "update") return steps.length > 0;
  if (role.kind === "receiver") return facts.stdEffectsOf(role.callee)?.mutatesReceiver === true;
  return (
    role.kind === "argument" &&
    role.callee !== undefined &&
    facts.stdEffectsOf(role.callee)?.mutates.includes(role.index) === true
  );
}
