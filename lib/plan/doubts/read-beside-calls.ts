// Implements doubts about operands that a call beside them changes: Go's compiler calls first and reads afterwards, Rust goes from
// left to right.

import { isLate, mayChange, type OrderView, sharedReads } from "../../analysis/call-order.ts";
import type { Facts } from "../../analysis/facts.ts";
import { reachedFunctions } from "../../analysis/reached-functions.ts";
import type { Expr, Node } from "../../go/ast.ts";
import type { VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import { typeString } from "../../semantics/typestring.ts";
import type { Evidence } from "../decision.ts";
import { doubt } from "./doubt.ts";

export const readBesideCalls = (facts: Facts): readonly Evidence[] => {
  const view: OrderView = { facts, typeOf: (e) => facts.info.typeOf(e), isShared: (v) => v.role === "package" };
  return listsIn(facts).flatMap((exprs) => {
    const last = exprs.findLastIndex((e) => mayChange(e, facts));
    const calls = exprs.slice(0, last + 1).filter((e) => mayChange(e, facts));
    const read = exprs
      .slice(0, Math.max(last, 0))
      .find(
        (e, i) =>
          (isLate(e, undefined, view) || readsField(e, facts)) && calls.some((c) => exprs.indexOf(c) > i && changes(c, e, view)),
      );
    return read ? [doubt(read, `\`${facts.textOf(read)}\` is read beside a call that changes it`)] : [];
  });
};

/** Operands that stand in one list: arguments, elements, values and results. */
const listsIn = (facts: Facts): readonly (readonly Expr[])[] => [
  ...facts.nodesOf("CallExpr").map((c) => c.args),
  ...facts.nodesOf("CompositeLit").map((c) => c.elts.map((e) => (e.kind === "KeyValueExpr" ? e.value : e))),
  ...facts.nodesOf("AssignStmt").map((s) => s.rhs),
  ...facts.nodesOf("ReturnStmt").map((r) => r.results),
];

/** `t.n` of a struct in a variable: a method of the variable may change it. */
const readsField = (e: Expr, facts: Facts): boolean =>
  !facts.info.constOf(e) && e.kind === "SelectorExpr" && facts.info.selectionOf(e)?.kind === "field";

/** Does a function that the call reaches assign what the operand reads? */
function changes(call: Expr, read: Expr, view: OrderView): boolean {
  const { facts } = view;
  const reached = reachedFunctions([call], facts);
  const isInside = (n: Node): boolean => [...reached].some((d) => facts.tree.isInside(n, d));
  const isWrite = (kind: string): boolean => kind === "assign" || kind === "update";
  const reads = [...sharedReads(read, view), ...(readsField(read, facts) ? [read] : [])];
  return reads.some((x) => {
    if (x.kind === "SelectorExpr") {
      const field = facts.info.selectionOf(x)?.obj;
      return (
        field?.kind === "Var" && facts.uses.ofField(field.origin ?? field).some((u) => isWrite(u.role.kind) && isInside(u.sel))
      );
    }
    const v = x.kind === "Ident" ? (facts.info.objectOf(x) as VarObj | undefined) : undefined;
    if (v?.kind === "Var") return facts.uses.of(v).some((u) => isWrite(u.role.kind) && u.steps.length === 0 && isInside(u.ident));
    return x.kind === "IndexExpr" && storesInto(typeString(underlying(facts.info.typeOf(x.x))), facts).some(isInside);
  });
}

/** Assignments to elements of lists or maps of this type. */
const storesInto = (type: string, facts: Facts): readonly Node[] =>
  facts
    .nodesOf("AssignStmt")
    .flatMap((s) => s.lhs)
    .concat(facts.nodesOf("IncDecStmt").map((s) => s.x))
    .filter((l) => l.kind === "IndexExpr" && typeString(underlying(facts.info.typeOf(l.x))) === type);
