// Facts about calls that change package variables, by what is called and all that it calls in turn.

import type { Node } from "../go/ast.ts";
import type { VarObj } from "../semantics/objects.ts";
import type { Facts } from "./facts.ts";
import { reachedFunctions } from "./reached-functions.ts";

/** Does a call inside of this node, or a function that it reaches, assign to one of the package variables? */
export function changesGlobal(n: Node, variables: readonly VarObj[], facts: Facts): boolean {
  const reached = reachedFunctions([n], facts);
  return variables.some((v) =>
    facts.uses
      .of(v)
      .some(
        (u) =>
          (u.role.kind === "assign" || u.role.kind === "update") && [...reached].some((d) => facts.tree.isInside(u.ident, d)),
      ),
  );
}
