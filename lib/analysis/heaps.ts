// Facts about the types that package container/heap keeps in order: their five methods.

import type { Expr } from "../go/ast.ts";
import type { FuncObj, TypeNameObj } from "../semantics/objects.ts";
import { heapPath } from "../semantics/typed-heap.ts";
import type { Facts } from "./facts.ts";

const names = ["Len", "Less", "Swap", "Push", "Pop"] as const;
export type HeapMethods = Readonly<Record<(typeof names)[number], FuncObj>>;

const known = new WeakMap<Facts, ReadonlyMap<TypeNameObj, HeapMethods>>();

/** The types that are given to package heap and have all methods themselves. */
export function heapTypes(facts: Facts): ReadonlyMap<TypeNameObj, HeapMethods> {
  const done = known.get(facts);
  if (done) return done;
  const found = new Map<TypeNameObj, HeapMethods>();
  for (const c of facts.nodesOf("CallExpr")) {
    const o = facts.info.calleeOf(c)?.pkg === heapPath && c.args[0] ? heapTypeOf(c.args[0], facts) : undefined;
    const own = o?.type.kind === "Named" ? o.type.methods : [];
    const methods = names.map((name) => own.find((m) => m.name === name));
    if (o && methods.every((m) => m !== undefined))
      found.set(o, Object.fromEntries(names.map((name, i) => [name, methods[i]])) as HeapMethods);
  }
  known.set(facts, found);
  return found;
}

/** The type that an argument `h` or `&h` of package heap points to. */
export function heapTypeOf(e: Expr, facts: Facts): TypeNameObj | undefined {
  const type = facts.info.typeOf(e);
  const own = type.kind === "Pointer" ? type.elem : type;
  return own.kind === "Named" && own.obj.pkg === "" && own.typeArgs.length === 0 ? own.obj : undefined;
}
