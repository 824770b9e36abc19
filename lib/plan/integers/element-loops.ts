// Implements loops whose counter does nothing but reach the elements of one list: Rust walks over the list itself.

import type { Facts } from "../../analysis/facts.ts";
import { localFnsOf } from "../../analysis/local-fns.ts";
import { variableOf } from "../../analysis/numbers/variables.ts";
import type { BlockStmt, Expr, Ident } from "../../go/ast.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { VarObj } from "../../semantics/objects.ts";

/** The one list that the body reaches by `list[v]` and in no other way, nor any other list by v. */
export function listWalked(body: BlockStmt, v: VarObj, facts: Facts): Ident | undefined {
  const reached: Ident[] = [];
  const mentions = (e: Expr | undefined): boolean =>
    e !== undefined && facts.nodesOf("Ident", e).some((id) => facts.info.objectOf(id) === v);
  for (const e of facts.nodesOf("IndexExpr", body)) {
    const [i] = e.indices;
    if (!mentions(i) || e.x.kind !== "Ident") continue;
    const kind = underlying(facts.info.typeOf(e.x)).kind;
    if (kind !== "Slice" && kind !== "Array") continue;
    if (!i || variableOf(i, facts) !== v) return undefined;
    reached.push(e.x);
  }
  for (const e of facts.nodesOf("SliceExpr", body)) if (e.x.kind === "Ident" && [e.low, e.high].some(mentions)) return undefined;
  const list = reached[0];
  const o = list && facts.info.objectOf(list);
  if (!list || o?.kind !== "Var" || reached.some((id) => facts.info.objectOf(id) !== o)) return undefined;
  // A local function reaches it, too.
  const fns = localFnsOf(facts).calls;
  const isShared = facts.nodesOf("CallExpr", body).some((c) => {
    const f = fns.get(c);
    return f !== undefined && facts.freeVarsOf(f.lit).includes(o);
  });
  if (isShared) return undefined;
  const named = facts.nodesOf("Ident", body).filter((id) => facts.info.objectOf(id) === o);
  return named.every((id) => reached.includes(id)) ? list : undefined;
}
