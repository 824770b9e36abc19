// Implements which methods of shared types take the handle in place of `&self` (idioms.md A14.5).

import { type Facts, originOf } from "../../analysis/facts.ts";
import type { FuncDecl } from "../../go/ast.ts";
import type { FuncObj, TypeNameObj, VarObj } from "../../semantics/objects.ts";
import { pointeeName } from "./pointee.ts";

/**
 * A caller of `&self` holds a borrow while the method runs. A method that reaches other values of the type, which may be
 * the same one, or that passes its receiver on, must borrow by itself.
 */
export function handleReceivers(facts: Facts, isShared: (t: TypeNameObj) => boolean): ReadonlySet<FuncObj> {
  const found = new Set<FuncObj>();
  for (const d of facts.nodesOf("FuncDecl")) {
    const f = facts.info.funcObjOf(d);
    const recv = f?.type.recv;
    const type = recv && pointeeName(recv.type);
    if (f && type && isShared(type) && reachesOthers(d, recv, type, facts, new Set())) found.add(f);
  }
  return found;
}

function reachesOthers(d: FuncDecl, recv: VarObj | undefined, type: TypeNameObj, facts: Facts, seen: Set<FuncDecl>): boolean {
  if (seen.has(d) || !d.body) return false;
  seen.add(d);
  const isOther = facts.nodesOf("Ident", d).some((id) => {
    const v = facts.info.objectOf(id);
    return v?.kind === "Var" && v.role !== "field" && v !== recv && pointeeName(v.type) === type;
  });
  const reads = [
    ...facts.nodesOf("SelectorExpr", d.body),
    ...facts.nodesOf("IndexExpr", d.body),
    ...facts.nodesOf("CallExpr", d.body),
  ];
  if (isOther || reads.some((e) => !facts.info.isType(e) && pointeeName(facts.info.typeOf(e)) === type)) return true;
  if (
    recv &&
    facts.uses
      .of(recv)
      .some(
        (u) =>
          u.steps.length === 0 &&
          u.role.kind !== "define" &&
          u.role.kind !== "read" &&
          u.role.kind !== "receiver" &&
          u.role.kind !== "nil-compare",
      )
  )
    return true;
  // What it calls may reach others too; its own methods on itself borrow once more.
  return facts.nodesOf("CallExpr", d.body).some((c) => {
    const callee = facts.info.calleeOf(c);
    const decl = callee && !callee.pkg ? facts.declOf(originOf(callee)) : undefined;
    return decl !== undefined && reachesOthers(decl, callee?.type.recv, type, facts, seen);
  });
}
