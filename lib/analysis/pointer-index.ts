// Facts about pointers, gathered once: expressions and variables by what they point to, and what gives a variable its value.

import type { Expr } from "../go/ast.ts";
import type { TypeNameObj, VarObj } from "../semantics/objects.ts";
import type { Type } from "../semantics/types.ts";
import type { Facts } from "./facts.ts";

export interface PointerIndex {
  /** Uses of pointers to the type: variables, fields, elements, calls, addresses. */
  expressionsOf(pointee: TypeNameObj): readonly Expr[];
  variablesOf(pointee: TypeNameObj): readonly VarObj[];
  /** Right sides of its definitions and assignments, one to one; of a comma-ok or a call with several results, `firstOf`. */
  sourcesOf(v: VarObj): readonly Expr[];
  firstOf(v: VarObj): readonly Expr[];
}

const kinds = ["Ident", "SelectorExpr", "IndexExpr", "CallExpr", "UnaryExpr", "TypeAssertExpr", "StarExpr"] as const;
const known = new WeakMap<Facts, PointerIndex>();

export function pointerIndex(facts: Facts): PointerIndex {
  const done = known.get(facts);
  if (done) return done;
  const made = build(facts);
  known.set(facts, made);
  return made;
}

export const pointeeOf = (t: Type): TypeNameObj | undefined => {
  const u = t.kind === "Pointer" ? t.elem : undefined;
  return u?.kind === "Named" ? (u.origin ?? u).obj : undefined;
};

function build(facts: Facts): PointerIndex {
  const { info } = facts;
  const expressions = new Map<TypeNameObj, Expr[]>();
  const variables = new Map<TypeNameObj, VarObj[]>();
  const sources = new Map<VarObj, Expr[]>();
  const firsts = new Map<VarObj, Expr[]>();
  for (const kind of kinds) {
    for (const e of facts.nodesOf(kind)) {
      const type = !info.isType(e) && (e.kind !== "Ident" || isUse(e, facts)) ? pointeeOf(info.typeOf(e)) : undefined;
      if (type) put(expressions, type, e);
    }
  }
  for (const v of facts.uses.variables) {
    const type = pointeeOf(v.type);
    if (type) put(variables, type, v);
  }
  const give = (target: Expr | undefined, value: Expr | undefined, into: Map<VarObj, Expr[]>): void => {
    const v = target?.kind === "Ident" ? info.objectOf(target) : undefined;
    if (v?.kind === "Var" && value) put(into, v, value);
  };
  for (const s of facts.nodesOf("AssignStmt")) {
    if (s.op !== "=" && s.op !== ":=") continue;
    if (s.lhs.length === s.rhs.length) s.lhs.forEach((l, i) => give(l, s.rhs[i], sources));
    else give(s.lhs[0], s.rhs[0], firsts);
  }
  for (const s of facts.nodesOf("ValueSpec"))
    if (s.names.length === s.values.length) s.names.forEach((n, i) => give(n, s.values[i], sources));
  return {
    expressionsOf: (t) => expressions.get(t) ?? [],
    variablesOf: (t) => variables.get(t) ?? [],
    sourcesOf: (v) => sources.get(v) ?? [],
    firstOf: (v) => firsts.get(v) ?? [],
  };
}

/** An identifier that reads or writes a variable; not its definition, nor the name of a field. */
function isUse(e: Extract<Expr, { kind: "Ident" }>, facts: Facts): boolean {
  const v = facts.info.objectOf(e);
  if (v?.kind !== "Var" || facts.info.isDef(e) || v.role === "field") return false;
  const p = facts.tree.parentOf(e);
  return !(p?.kind === "SelectorExpr" && p.sel === e);
}

function put<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
