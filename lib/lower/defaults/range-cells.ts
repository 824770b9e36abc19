// Implements the question whether the body of a loop changes the shared value whose list it walks (idioms.md A14): the walk must
// not hold the cell then.

import { type Facts, originOf } from "../../analysis/facts.ts";
import type { Expr, Node, RangeStmt } from "../../go/ast.ts";
import { pointeeName } from "../../plan/pointers.ts";
import { isShared } from "../../rust/factory.ts";
import type { FuncObj, TypeNameObj, VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Emitter } from "../emitter.ts";

/** `for _, k := range n.kids { n.size += k.size }`, and a body whose calls come back to `n` by a field that looks back. */
export function changesWalked(s: RangeStmt, ctx: Emitter): boolean {
  const { facts } = ctx;
  const owner = s.x.kind === "SelectorExpr" ? s.x.x : undefined;
  const type = owner && pointeeName(facts.info.typeOf(owner));
  if (!owner || !type || !isShared(ctx.plan.typeOf(facts.info.typeOf(owner)))) return false;
  const item = s.value?.kind === "Ident" ? facts.info.objectOf(s.value) : undefined;
  const isItem = (e: Expr): boolean => item?.kind === "Var" && rootOf(e, facts) === item && !looksBack(e, type, ctx);
  if (writesIn(s.body, type, facts).some((e) => !isItem(e))) return true;
  return facts.nodesOf("CallExpr", s.body).some((c) => {
    const f = facts.info.calleeOf(c);
    if (!f || f.pkg || facts.info.isConversion(c)) return false;
    const reached = reachedFrom(f, facts);
    if (!reached.some((d) => writesIn(d, type, facts).length > 0)) return false;
    const given = [
      ...c.args,
      ...(c.fun.kind === "SelectorExpr" && facts.info.selectionOf(c.fun)?.kind === "method" ? [c.fun.x] : []),
    ];
    const comesBack = reached.some((d) => facts.nodesOf("SelectorExpr", d).some((e) => looksBack(e, type, ctx)));
    return comesBack || given.some((e) => pointeeName(facts.info.typeOf(e)) === type && !isItem(e));
  });
}

const rootOf = (e: Expr, facts: Facts): VarObj | undefined => {
  if (e.kind === "SelectorExpr" || e.kind === "IndexExpr" || e.kind === "ParenExpr" || e.kind === "StarExpr")
    return rootOf(e.x, facts);
  const v = e.kind === "Ident" ? facts.info.objectOf(e) : undefined;
  return v?.kind === "Var" ? v : undefined;
};

/** A field that leads from the place back to a value of the type. */
function looksBack(e: Expr, type: TypeNameObj, ctx: Emitter): boolean {
  if (e.kind !== "SelectorExpr") return e.kind === "IndexExpr" && looksBack(e.x, type, ctx);
  const f = ctx.info.selectionOf(e)?.obj;
  if (f?.kind === "Var" && pointeeName(f.type) === type && ctx.plan.pointers.looksBack(f)) return true;
  return looksBack(e.x, type, ctx);
}

/** Places in values of the type that the code writes to. */
function writesIn(n: Node, type: TypeNameObj, facts: Facts): readonly Expr[] {
  const u = underlying(type.type);
  const fields: readonly VarObj[] = u.kind === "Struct" ? u.fields : [];
  const targets = [...facts.nodesOf("AssignStmt", n).flatMap((s) => s.lhs), ...facts.nodesOf("IncDecStmt", n).map((s) => s.x)];
  const isOf = (e: Expr): boolean => {
    if (e.kind === "IndexExpr" || e.kind === "ParenExpr") return isOf(e.x);
    if (e.kind !== "SelectorExpr") return false;
    const f = facts.info.selectionOf(e)?.obj;
    if (f?.kind === "Var" && fields.includes(f.origin ?? f)) return true;
    // `n.pos.x = 1` changes `n`, and `n.next.x = 1` does not.
    return underlying(facts.info.typeOf(e.x)).kind !== "Pointer" && isOf(e.x);
  };
  return targets.filter(isOf);
}

/** Bodies of the functions that a call may run, as far as their names are known. */
function reachedFrom(f: FuncObj, facts: Facts): readonly Node[] {
  const found = new Map<FuncObj, Node>();
  const visit = (g: FuncObj): void => {
    const origin = originOf(g);
    const decl = facts.declOf(origin);
    if (found.has(origin) || !decl?.body) return;
    found.set(origin, decl.body);
    for (const c of facts.nodesOf("CallExpr", decl.body)) {
      const callee = facts.info.calleeOf(c);
      if (callee && !callee.pkg) visit(callee);
    }
  };
  visit(f);
  return [...found.values()];
}
