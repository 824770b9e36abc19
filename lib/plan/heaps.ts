// Implements which types of the program are heaps in Rust: those whose methods have the signatures that the heap asks for.

import type { Facts } from "../analysis/facts.ts";
import { heapTypes } from "../analysis/heaps.ts";
import type { RustType } from "../rust/ast.ts";
import { sameType, t } from "../rust/factory.ts";
import type { FuncObj, TypeNameObj } from "../semantics/objects.ts";
import type { Plan } from "./plan.ts";

/** The type of a heap's elements; undefined where a method takes or gives something else in Rust. */
export function heapItemOf(o: TypeNameObj, facts: Facts, plan: Plan): RustType | undefined {
  const m = heapTypes(facts).get(o);
  if (!m) return undefined;
  const item = plan.func(m.Push).params[0]?.type;
  if (!item || item.kind === "RefType") return undefined;
  const fits = (f: FuncObj, self: "&self" | "&mut self", params: readonly RustType[], ret: RustType | undefined): boolean => {
    const p = plan.func(f);
    if (p.async || p.self !== self || p.params.length !== params.length) return false;
    if (!p.params.every((x, i) => !x.dropped && sameType(x.type, params[i] as RustType))) return false;
    return ret && p.ret ? sameType(p.ret, ret) : ret === p.ret;
  };
  const index = [t.usize, t.usize];
  return fits(m.Len, "&self", [], t.usize) &&
    fits(m.Less, "&self", index, t.bool) &&
    fits(m.Swap, "&mut self", index, undefined) &&
    fits(m.Push, "&mut self", [item], undefined) &&
    fits(m.Pop, "&mut self", [], item)
    ? item
    : undefined;
}
