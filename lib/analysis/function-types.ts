// Facts about functions that are values: in Go all of one type are alike, so what one of them does to a parameter, any of them may.

import type { CallExpr, Node } from "../go/ast.ts";
import type { FuncObj, VarObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Signature } from "../semantics/types.ts";
import { signatureString } from "../semantics/typestring.ts";
import { type Facts, originOf } from "./facts.ts";
import { localFnOf, localFnsOf } from "./local-fns.ts";

export interface FunctionTypes {
  /** The parameters at this place of the functions that a value of the type can be. */
  paramsOf(type: Signature, index: number): readonly VarObj[];
  /** The parameters that the argument of a call comes to, where what is called is a value. */
  paramsAt(call: CallExpr, index: number): readonly VarObj[];
  /** Parameters that are one: at one place of functions of one type. */
  readonly places: readonly (readonly VarObj[])[];
  /** Parameters and results of declared functions that stand as values: their types are those of the function type. */
  readonly typed: ReadonlySet<VarObj>;
}

const found = new WeakMap<Facts, FunctionTypes>();

export function functionTypesOf(facts: Facts): FunctionTypes {
  const known = found.get(facts) ?? findFunctionTypes(facts);
  found.set(facts, known);
  return known;
}

const keyOf = (type: Signature): string => signatureString(type, undefined, false);

function findFunctionTypes(facts: Facts): FunctionTypes {
  const byType = new Map<string, VarObj[][]>();
  const add = (type: Signature, params: readonly VarObj[]): void => {
    const places = byType.get(keyOf(type)) ?? params.map(() => []);
    for (const [i, p] of params.entries()) if (!places[i]?.includes(p)) places[i]?.push(p);
    byType.set(keyOf(type), places);
  };
  for (const f of facts.nodesOf("FuncLit")) {
    const type = facts.info.signatureOf(f);
    // One that a variable holds, and that is only called, is as a declared one: nothing else has its type.
    if (!localFnOf(f, facts)) add(type, type.params.vars);
  }
  const named = namedValues(facts);
  for (const f of named) add(f.type, originOf(f).type.params.vars);
  const paramsOf = (type: Signature, index: number): readonly VarObj[] => {
    const places = byType.get(keyOf(type)) ?? [];
    return places[Math.min(index, places.length - 1)] ?? [];
  };
  return {
    paramsOf,
    paramsAt: (call, index) => {
      const local = localFnsOf(facts).calls.get(call);
      const type = underlying(facts.info.typeOf(call.fun));
      if (type.kind !== "Signature") return [];
      return local ? [facts.info.signatureOf(local.lit).params.vars[index] ?? []].flat() : paramsOf(type, index);
    },
    places: [...byType.values()].flat(),
    typed: new Set(named.flatMap((f) => [...originOf(f).type.params.vars, ...originOf(f).type.results.vars])),
  };
}

/** Declared functions and methods that stand as values, not called. */
function namedValues(facts: Facts): readonly FuncObj[] {
  // `New[int](3)` is a call too.
  const isCalled = (n: Node): boolean => {
    const p = facts.tree.parentOf(n);
    if ((p?.kind === "IndexExpr" || p?.kind === "ParenExpr") && p.x === n) return isCalled(p);
    return p?.kind === "CallExpr" && p.fun === n;
  };
  const idents = facts.nodesOf("Ident").flatMap((id) => {
    const p = facts.tree.parentOf(id);
    const o =
      p?.kind === "SelectorExpr" || p?.kind === "FuncDecl" || facts.info.isDef(id) || isCalled(id)
        ? undefined
        : facts.info.objectOf(id);
    return o?.kind === "Func" ? [o] : [];
  });
  const selectors = facts.nodesOf("SelectorExpr").flatMap((s) => {
    const o = isCalled(s) ? undefined : (facts.info.selectionOf(s)?.obj ?? facts.info.objectOf(s.sel));
    return o?.kind === "Func" ? [o] : [];
  });
  return [...idents, ...selectors];
}
