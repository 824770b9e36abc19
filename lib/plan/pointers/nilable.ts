// Implements which pointer slots may hold nil (idioms.md A4): those become options.

import type { Facts } from "../../analysis/facts.ts";
import type { Expr } from "../../go/ast.ts";
import type { VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";

/** Slots where nil can be: assigned, compared, or left out of a literal. */
export function collectNilable(facts: Facts, taken: ReadonlySet<Expr>): Set<VarObj> {
  const found = new Set<VarObj>();
  const { info } = facts;
  const mark = (e: Expr | undefined): void => {
    const slot = e && slotOf(e, facts);
    if (slot) found.add(slot);
  };
  // What is taken leaves `None` behind.
  for (const e of taken) mark(e);
  for (const b of facts.nodesOf("BinaryExpr")) {
    if (b.op !== "==" && b.op !== "!=") continue;
    if (isNilIdent(b.y, facts)) mark(b.x);
    if (isNilIdent(b.x, facts)) mark(b.y);
  }
  for (const a of facts.nodesOf("AssignStmt")) {
    if (a.lhs.length === a.rhs.length) a.rhs.forEach((r, i) => isNilIdent(r, facts) && mark(a.lhs[i]));
  }
  for (const spec of facts.nodesOf("ValueSpec")) {
    if (spec.values.length > 0) continue;
    for (const n of spec.names) {
      const v = info.objectOf(n);
      if (v?.kind === "Var" && v.type.kind === "Pointer") found.add(v);
    }
  }
  for (const lit of facts.nodesOf("CompositeLit")) {
    const s = underlying(info.typeOf(lit));
    if (s.kind !== "Struct") continue;
    const keyed = lit.elts.filter((e) => e.kind === "KeyValueExpr");
    for (const f of s.fields) {
      const entry = keyed.find((e) => e.key.kind === "Ident" && e.key.name === f.name);
      if (lit.elts.length > 0 && keyed.length === 0) continue;
      if (!entry || isNilIdent(entry.value, facts)) found.add(f);
    }
  }
  return spread(found, facts);
}

export const isNilIdent = (e: Expr, facts: Facts): boolean => e.kind === "Ident" && facts.info.objectOf(e)?.kind === "Nil";

export function slotOf(e: Expr, facts: Facts): VarObj | undefined {
  if (e.kind === "ParenExpr") return slotOf(e.x, facts);
  if (e.kind === "Ident") {
    const v = facts.info.objectOf(e);
    return v?.kind === "Var" ? v : undefined;
  }
  if (e.kind === "SelectorExpr") {
    const s = facts.info.selectionOf(e);
    return s?.obj.kind === "Var" ? s.obj : undefined;
  }
  return undefined;
}

/** Nil flows along assignments and arguments: `x := y`, `f(y)`, `T{f: y}`. */
function spread(found: Set<VarObj>, facts: Facts): Set<VarObj> {
  const edges: [VarObj, VarObj][] = [];
  const link = (to: VarObj | undefined, from: Expr | undefined): void => {
    const source = from && slotOf(from, facts);
    if (to && source && to.type.kind === "Pointer") edges.push([source, to]);
  };
  for (const a of facts.nodesOf("AssignStmt")) {
    if (a.lhs.length === a.rhs.length) a.lhs.forEach((l, i) => link(slotOf(l, facts), a.rhs[i]));
  }
  for (const c of facts.nodesOf("CallExpr")) {
    const f = facts.info.calleeOf(c);
    if (!f || f.pkg) continue;
    c.args.forEach((arg, i) => {
      const p = f.type.params.vars[i];
      link(p, arg);
      if (p && p.type.kind === "Pointer" && isNilIdent(arg, facts)) found.add(p);
    });
  }
  for (const lit of facts.nodesOf("CompositeLit")) {
    const s = underlying(facts.info.typeOf(lit));
    if (s.kind !== "Struct") continue;
    lit.elts.forEach((e, i) => {
      if (e.kind !== "KeyValueExpr") link(s.fields[i], e);
      else if (e.key.kind === "Ident")
        link(
          s.fields.find((f) => e.key.kind === "Ident" && f.name === e.key.name),
          e.value,
        );
    });
  }
  for (let changed = true; changed; ) {
    changed = false;
    for (const [from, to] of edges) {
      if (found.has(from) && !found.has(to)) {
        found.add(to);
        changed = true;
      }
    }
  }
  return found;
}
