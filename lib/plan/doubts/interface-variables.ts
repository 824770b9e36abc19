// Implements doubts about package variables that hold an interface: a static is shared by all threads, which a trait object that
// says nothing of threads may not be.

import type { Facts } from "../../analysis/facts.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Type } from "../../semantics/types.ts";
import type { Evidence } from "../decision.ts";
import { isErrorType } from "../results.ts";
import { doubt } from "./doubt.ts";

export const interfaceVariables = (facts: Facts): readonly Evidence[] =>
  facts.nodesOf("ValueSpec").flatMap((s) =>
    s.names.flatMap((n) => {
      const v = facts.info.objectOf(n);
      return v?.kind === "Var" && v.role === "package" && holdsInterface(v.type)
        ? [doubt(n, `\`${v.name}\`, a package variable, holds an interface`)]
        : [];
    }),
  );

function holdsInterface(type: Type): boolean {
  if (isErrorType(type)) return false;
  const u = underlying(type);
  if (u.kind === "Interface") return u.methods.length > 0;
  return (u.kind === "Slice" || u.kind === "Array" || u.kind === "Map") && holdsInterface(u.elem);
}
