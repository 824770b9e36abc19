// Facts about what an expression reads, as its declaration has it: the variable, field, parameter or result, and lists of ints.

import type { CompositeLit, Expr } from "../../go/ast.ts";
import type { FuncObj, VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Type } from "../../semantics/types.ts";
import { type Facts, originOf } from "../facts.ts";
import { declared } from "./fields.ts";

/** The variable or field that an expression reads; a field of a generic type's instance is the declared one. */
export function variableOf(e: Expr, facts: Facts): VarObj | undefined {
  if (e.kind === "ParenExpr") return variableOf(e.x, facts);
  const id = e.kind === "Ident" ? e : e.kind === "SelectorExpr" ? e.sel : undefined;
  const v = id && facts.info.objectOf(id);
  return v?.kind === "Var" ? declared(v) : undefined;
}

/** The result of a declared function, as one variable for all instances. */
export const resultOf = (f: FuncObj, i: number): VarObj | undefined => {
  const v = originOf(f).type.results.vars[i];
  return v && declared(v);
};
export const paramOf = (f: FuncObj, i: number): VarObj | undefined => {
  const v = originOf(f).type.params.vars[i];
  return v && declared(v);
};

/** The fields of what a literal makes. */
export function fieldsOf(lit: CompositeLit, facts: Facts): readonly VarObj[] {
  const u: Type = underlying(facts.info.typeOf(lit));
  const struct = u.kind === "Pointer" ? underlying(u.elem) : u;
  return struct.kind === "Struct" ? struct.fields : [];
}

/** `[]int`, `[9]int`, `[][]int`, and the values of `map[string]int`: nothing named, and nothing but ints inside. */
export const isList = (type: Type): boolean => isIntMap(type) || isRow(type);
export const isIntMap = (type: Type): boolean => type.kind === "Map" && isInt(type.elem);
function isRow(type: Type): boolean {
  return (type.kind === "Slice" || type.kind === "Array") && (isInt(type.elem) || isRow(type.elem));
}
const isInt = (type: Type): boolean => type.kind === "Basic" && type.basic === "int";
