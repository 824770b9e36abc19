// Implements which fields need a `Box` so that an enum of implementors does not hold itself: `Add { l: Box<Expr> }`.

import { underlying } from "../semantics/predicates.ts";
import type { TypeNameObj, VarObj } from "../semantics/objects.ts";
import type { Type } from "../semantics/types.ts";
import type { EnumPlan } from "./plan.ts";

/** Fields of an enum's type in structs that this enum holds in place. */
export function boxedFields(enums: ReadonlyMap<TypeNameObj, EnumPlan>): ReadonlySet<VarObj> {
  const boxed = new Set<VarObj>();
  for (const [o, plan] of enums) {
    const fields = fieldsInPlace(
      plan.variants.flatMap((v) => (v.of ? [v.of.type] : [])),
      enums,
    );
    for (const f of fields) if (f.type.kind === "Named" && f.type.obj === o) boxed.add(f);
  }
  return boxed;
}

/** All fields inside of these types, through structs, arrays, pointers and enums; a list or a map holds its own apart. */
function fieldsInPlace(roots: readonly Type[], enums: ReadonlyMap<TypeNameObj, EnumPlan>): ReadonlySet<VarObj> {
  const fields = new Set<VarObj>();
  const seen = new Set<unknown>();
  const visit = (type: Type): void => {
    if (type.kind === "Pointer" || type.kind === "Array") {
      visit(type.elem);
      return;
    }
    const key = type.kind === "Named" ? type.obj : type;
    if (seen.has(key)) return;
    seen.add(key);
    for (const v of (type.kind === "Named" && enums.get(type.obj)?.variants) || []) if (v.of) visit(v.of.type);
    const u = underlying(type);
    if (u.kind !== "Struct") return;
    for (const f of u.fields) {
      fields.add(f);
      visit(f.type);
    }
  };
  roots.forEach(visit);
  return fields;
}
