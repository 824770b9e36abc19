// Facts about which functions of the program a call comes to: what is called, and all that it calls in turn.

import type { FuncDecl, Node } from "../go/ast.ts";
import type { Facts } from "./facts.ts";

/** The declarations that calls inside of these nodes reach; a function value is not followed. */
export function reachedFunctions(nodes: readonly Node[], facts: Facts): ReadonlySet<FuncDecl> {
  const reached = new Set<FuncDecl>();
  const collect = (inside: Node): void => {
    for (const c of facts.nodesOf("CallExpr", inside)) {
      const callee = facts.info.calleeOf(c);
      const decl = callee && facts.declOf(callee);
      if (!decl || reached.has(decl)) continue;
      reached.add(decl);
      collect(decl);
    }
  };
  for (const n of nodes) {
    if (n.kind === "FuncDecl") reached.add(n);
    collect(n);
  }
  return reached;
}
