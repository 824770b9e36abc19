// Implements the choice of `fn(A) -> R` for stored functions that capture nothing (idioms.md A9).

import type { Facts } from "../analysis/facts.ts";
import { signatureString } from "../semantics/typestring.ts";
import type { FuncObj } from "../semantics/objects.ts";
import type { Signature } from "../semantics/types.ts";

/** A function type is plain when no literal of it captures a local, and no method value has it. */
export function planPlainFns(facts: Facts): (type: Signature) => boolean {
  const keyOf = (type: Signature): string => signatureString(type, undefined, false);
  const capturing = new Set<string>();
  for (const f of facts.nodesOf("FuncLit")) {
    const spawns =
      facts.tree.parentOf(f)?.kind === "CallExpr" && facts.tree.ancestorsOf(f)[Symbol.iterator]().next().value?.kind === "GoStmt";
    if (!spawns && facts.freeVarsOf(f).some((v) => v.role !== "package")) capturing.add(keyOf(facts.info.signatureOf(f)));
  }
  for (const s of facts.nodesOf("SelectorExpr")) {
    const chosen = facts.info.selectionOf(s);
    const p = facts.tree.parentOf(s);
    if (chosen?.kind === "method" && chosen.obj.kind === "Func" && !(p?.kind === "CallExpr" && p.fun === s))
      capturing.add(keyOf(chosen.obj.type));
  }
  const generic = facts.nodesOf("FuncDecl").some((d) => (facts.info.funcObjOf(d)?.type.typeParams.length ?? 0) > 0);
  return (type) => !generic && !capturing.has(keyOf(type));
}

/** What the function gives is kept beside other functions of its type, which have to be of one Rust type. */
export const isListed = (f: FuncObj, facts: Facts): boolean =>
  facts.callsOf(f).some(({ call }) => {
    const p = facts.tree.parentOf(call);
    if (p?.kind === "CompositeLit" || p?.kind === "KeyValueExpr") return true;
    return p?.kind === "CallExpr" && facts.info.builtinOf(p) === "append" && p.args.indexOf(call) > 0;
  });
