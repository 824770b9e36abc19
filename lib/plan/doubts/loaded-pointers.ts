// Implements doubts about functions that give back a pointer which is kept elsewhere, `return b.totals[name]`, where the caller
// changes what it points to: by value, the caller would change a copy. Structs have their own rule, which shares them.

import { givenAt } from "../../analysis/given.ts";
import type { Facts } from "../../analysis/facts.ts";
import type { Use } from "../../analysis/uses.ts";
import type { CallExpr, Expr, FuncDecl, Ident, Node } from "../../go/ast.ts";
import type { FuncObj, VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Type } from "../../semantics/types.ts";
import type { Evidence } from "../decision.ts";
import { doubt } from "./doubt.ts";

export const loadedPointers = (facts: Facts): readonly Evidence[] =>
  facts.nodesOf("FuncDecl").flatMap((d) => {
    const f = facts.info.funcObjOf(d);
    if (!f) return [];
    return f.type.results.vars.flatMap((r, i) => {
      if (!isValuePointer(r.type) || isFresh(d, i, facts)) return [];
      const change = facts.callsOf(f).flatMap(({ call }) => changesOf(call, i, f, facts))[0];
      return change
        ? [doubt(change, `\`${f.name}\` gives back a pointer that is kept elsewhere, and this changes what it points to`)]
        : [];
    });
  });

const isValuePointer = (t: Type): boolean =>
  underlying(t).kind === "Pointer" && !["Struct", "Interface"].includes(underlying(elemOf(t)).kind);

const elemOf = (t: Type): Type => {
  const u = underlying(t);
  return u.kind === "Pointer" ? u.elem : u;
};

/** Does each `return` give a pointer to something new? */
const isFresh = (d: FuncDecl, index: number, facts: Facts): boolean =>
  facts.nodesOf("ReturnStmt", d).every((r) => {
    if (facts.tree.funcOf(r) !== d) return true;
    const value = r.results[index];
    return value !== undefined && r.results.length > index && isNew(value, facts);
  });

const isNew = (e: Expr, facts: Facts): boolean => {
  if (e.kind === "ParenExpr") return isNew(e.x, facts);
  if (e.kind === "UnaryExpr") return e.op === "&" && (e.x.kind === "CompositeLit" || isLocal(e.x, facts));
  if (e.kind === "CallExpr") return facts.info.builtinOf(e) === "new" || givesNew(e, facts);
  if (e.kind !== "Ident") return false;
  const o = facts.info.objectOf(e);
  if (o?.kind === "Nil") return true;
  // A variable that holds something new whatever it is given, and that nothing else keeps.
  return (
    o?.kind === "Var" &&
    o.role === "local" &&
    facts.uses.of(o).every((u) => {
      if (u.role.kind === "store") return false;
      if (u.steps.length > 0 || (u.role.kind !== "define" && u.role.kind !== "assign")) return true;
      const given = givenAt(u.ident, facts);
      const p = facts.tree.parentOf(u.ident);
      return given ? given.kind !== "Ident" && isNew(given, facts) : p?.kind === "ValueSpec" && p.values.length === 0;
    })
  );
};

/** `return fresh(n)`, where that function does nothing but return what it makes. */
const givesNew = (call: CallExpr, facts: Facts): boolean => {
  const f = facts.info.calleeOf(call);
  const d = f && facts.declOf(f);
  return (
    d !== undefined &&
    f?.type.results.vars.length === 1 &&
    facts.nodesOf("ReturnStmt", d).every(({ results: [x] }) => x?.kind === "UnaryExpr" && isNew(x, facts))
  );
};

const isLocal = (e: Expr, facts: Facts): boolean => {
  const o = e.kind === "Ident" ? facts.info.objectOf(e) : undefined;
  return o?.kind === "Var" && o.role !== "package";
};

/** Where the result of a call, or the variable that takes it, is changed through. */
function changesOf(call: CallExpr, index: number, f: FuncObj, facts: Facts): readonly Node[] {
  const p = facts.tree.parentOf(call);
  if (p?.kind === "AssignStmt") {
    const name = f.type.results.vars.length > 1 ? p.lhs[index] : p.lhs[p.rhs.indexOf(call)];
    if (name?.kind === "Ident") return variableChanges(name, facts);
    return name ? [name] : [];
  }
  if (p?.kind === "ValueSpec") {
    const name = f.type.results.vars.length > 1 ? p.names[index] : p.names[p.values.indexOf(call)];
    return name ? variableChanges(name, facts) : [];
  }
  if (p?.kind === "StarExpr") return isWritten(p, facts) ? [p] : [];
  if (p?.kind === "IndexExpr" || p?.kind === "ParenExpr") return [p];
  return p?.kind === "CallExpr" && facts.info.builtinOf(p) === undefined && p.fun !== call ? [call] : [];
}

/** `*get(k)++`, `(*get(k))[0] = 1`, `push(&*get(k))`: all but a plain read. */
function isWritten(star: Node, facts: Facts): boolean {
  const p = facts.tree.parentOf(star);
  if (p?.kind === "ParenExpr" || p?.kind === "IndexExpr" || p?.kind === "SliceExpr") return isWritten(p, facts);
  if (p?.kind === "AssignStmt") return (p.lhs as readonly Node[]).includes(star);
  return p?.kind === "IncDecStmt" || (p?.kind === "UnaryExpr" && p.op === "&");
}

function variableChanges(name: Ident, facts: Facts): readonly Node[] {
  const v = facts.info.objectOf(name);
  if (v?.kind !== "Var") return [];
  return facts.usesAfter(v as VarObj, name).flatMap((u) => (changesThrough(u) ? [u.ident] : []));
}

const changesThrough = ({ role, steps }: Use): boolean => {
  if (role.kind === "assign" || role.kind === "update") return steps.length > 0;
  if (role.kind === "receiver") return role.callee.recv?.kind === "Pointer";
  return role.kind === "argument" ? steps.length === 0 && role.builtin === undefined : role.kind === "address";
};
