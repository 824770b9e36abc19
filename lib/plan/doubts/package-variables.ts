// Implements doubts about package variables that start from one another: each is behind a lock or made at its first use, and
// making the one would wait for the lock of the other.

import type { Facts } from "../../analysis/facts.ts";
import type { Ident } from "../../go/ast.ts";
import type { VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Evidence } from "../decision.ts";
import { doubt } from "./doubt.ts";

export const packageVariables = (facts: Facts): readonly Evidence[] =>
  facts.nodesOf("ValueSpec").flatMap((s) => {
    const [first] = s.names;
    const own = first && facts.info.objectOf(first);
    if (own?.kind !== "Var" || own.role !== "package") return [];
    const other = s.values.flatMap((v) => facts.nodesOf("Ident", v)).find((id) => isLocked(id, facts));
    return other ? [doubt(other, `\`${own.name}\` is made from \`${other.name}\`, which changes`)] : [];
  });

function isLocked(id: Ident, facts: Facts): boolean {
  const v = facts.info.objectOf(id);
  return v?.kind === "Var" && v.role === "package" && underlying(v.type).kind !== "Basic" && changes(v, facts);
}

const changes = (v: VarObj, facts: Facts): boolean =>
  facts.uses.of(v).some((u) => ["assign", "update", "address", "argument", "receiver"].includes(u.role.kind));
