// Implements the places whose type may be `usize` in Go's stead of `int`: locals, parameters, results and fields.

import type { Facts } from "../../analysis/facts.ts";
import { declared } from "../../analysis/numbers/fields.ts";
import type { Expr, FuncDecl } from "../../go/ast.ts";
import type { ConstObj, Obj, VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Type } from "../../semantics/types.ts";

export const isIntType = (type: Type): boolean => type.kind === "Basic" && type.basic === "int";
export const isInt = (e: Expr, facts: Facts): boolean => {
  // A name that is declared here is no expression with a type of its own.
  const o = e.kind === "Ident" ? facts.info.objectOf(e) : undefined;
  return isIntType(o?.kind === "Var" ? o.type : facts.info.typeOf(e));
};

/** Packages that look at the fields of what they are given. */
const reflecting = /^(encoding\b|reflect$|text\/template|html\/template|database\/|net\/rpc|flag$|sync)/;

export function slotsOf(facts: Facts): ReadonlySet<VarObj> {
  const found = new Set<VarObj>();
  for (const v of facts.uses.variables) {
    if ((v.role === "local" || v.role === "param" || v.role === "result") && isIntType(v.type)) found.add(declared(v));
  }
  for (const d of facts.nodesOf("FuncDecl")) for (const v of resultsOf(d, facts)) if (isIntType(v.type)) found.add(v);
  for (const f of ownFields(facts)) if (isIntType(f.type)) found.add(f);
  return found;
}

const resultsOf = (d: FuncDecl, facts: Facts): readonly VarObj[] => facts.info.funcObjOf(d)?.type.results.vars ?? [];

/** Of struct types with a name, which nothing converts, encodes or shares with a task. */
export function ownFields(facts: Facts): readonly VarObj[] {
  const imports = facts.nodesOf("ImportSpec").map((s) => s.path.value.replaceAll(/["`]/g, ""));
  if (imports.some((p) => reflecting.test(p)) || facts.nodesOf("GoStmt").length > 0) return [];
  const converted = new Set<Type>();
  for (const c of facts.nodesOf("CallExpr")) {
    if (!facts.info.isConversion(c) || !c.args[0]) continue;
    for (const type of [facts.info.typeOf(c), facts.info.typeOf(c.args[0])]) converted.add(underlying(type));
  }
  return facts.info.typeNames.flatMap((o) => {
    const u = underlying(o.type);
    if (o.isAlias || o.type.kind !== "Named" || u.kind !== "Struct" || converted.has(u)) return [];
    return u.tags.some((tag) => tag) ? [] : u.fields.map(declared);
  });
}

/** A constant of this package that is a natural number and stands for an int. */
export function isCount(o: Obj | undefined, facts: Facts): o is ConstObj {
  if (o?.kind !== "Const" || o.pkg !== "" || o.value.kind !== "int" || o.value.value < 0n) return false;
  const { type } = o;
  return type.kind === "Basic" && (type.basic === "int" || type.basic === "untyped int") && facts.info.declOf(o) !== undefined;
}
